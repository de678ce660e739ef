/** Folders that hold the code of others by their name alone. */
const BY_NAME = /^(?:bower_components|jspm_packages|site-packages|godeps|third[_-]?party|3rdparty)$/i;

/**
 * Folders whose name alone says too little, because a team or a service can have it: the names beside them or in them
 * say that a package manager filled them.
 */
const BY_SIGN: readonly { readonly folder: RegExp; readonly beside?: RegExp; readonly inside?: RegExp }[] = [
  {
    folder: /^vendor$/,
    beside: /^(?:go\.mod|gopkg\.toml|composer\.json|gemfile|cargo\.toml|jsonnetfile\.json)$/i,
    inside: /^(?:modules\.txt|autoload\.php|bundle|github\.com|golang\.org|google\.golang\.org|gopkg\.in|k8s\.io)$/,
  },
  { folder: /^Pods$/, beside: /^Podfile$/, inside: /^Manifest\.lock$/ },
  { folder: /^(?:venv|env|virtualenv)$/, inside: /^pyvenv\.cfg$/ },
  { folder: /^deps$/, beside: /^mix\.exs$/ },
];

const IMAGE = /^(?:dockerfile|containerfile)$/i;

/**
 * Whether a folder holds vendored code. A folder with a Dockerfile of its own is a service, unless what is in it says
 * otherwise. `beside` and `inside`: the names of the files and folders there.
 */
export function isVendored(folder: string, beside: readonly string[], inside: () => readonly string[]): boolean {
  const row = BY_SIGN.find((each) => each.folder.test(folder));
  if (row === undefined && !BY_NAME.test(folder)) return false;
  const own = inside();
  if (row?.inside !== undefined && own.some((name) => row.inside!.test(name))) return true;
  const isLikely = row === undefined || beside.some((name) => row.beside?.test(name) === true);
  return isLikely && !own.some((name) => IMAGE.test(name));
}
