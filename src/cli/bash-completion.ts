/**
 * The completion script for bash. It needs only bash, never executes words of the command line, and leaves file names
 * to the shell. Bash splits `--format=s` and `service-count=9` into three words and replaces the last; the script joins
 * them.
 */
export const bashCompletion = `# bash completion for mesh-ready

_mesh_ready() {
  local word words=() glued= begun before= line directive=0
  COMPREPLY=()
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD}"; do
    if [[ ( $word == = || $glued ) && \${#words[@]} -gt 0 ]]; then
      words[\${#words[@]}-1]+=$word
    else
      words+=("$word")
    fi
    [[ $word == = ]] && glued=1 || glued=
  done
  word=\${words[\${#words[@]}-1]}
  begun=$word
  [[ $word == -*=* ]] && begun=\${word#*=}
  [[ $begun == *=* ]] && before=\${begun%=*}=
  while IFS= read -r line; do
    if [[ $line == :* ]]; then
      directive=\${line#:}
    else
      line=\${line%%$'\\t'*}
      [[ $line == "$begun"* ]] && COMPREPLY+=("\${line#"$before"}")
    fi
  done < <(mesh-ready complete -- "\${words[@]}" 2> /dev/null)
  (( directive & 2 )) && compopt -o nospace 2> /dev/null
  (( directive & 4 )) && compopt +o default 2> /dev/null
  return 0
}

complete -o default -F _mesh_ready mesh-ready
`;
