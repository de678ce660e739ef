import { didYouMean, InputError } from '../../core/problem/index.ts';
import type { CliCommand } from '../command.ts';
import { deliver } from '../deliver.ts';
import { loadPack } from '../load.ts';
import { print } from '../print.ts';
import { SHELLS } from '../shells.ts';

/** Prints the script that a shell loads once. */
export const completion: CliCommand = {
  examples: [
    'completion bash > ~/.local/share/bash-completion/completions/mesh-ready',
    'completion zsh > "${fpath[1]}/_mesh-ready"',
    'completion fish > ~/.config/fish/completions/mesh-ready.fish',
    'completion powershell | Add-Content $PROFILE',
  ],
  define(command) {
    command.argument('<shell>', SHELLS.join(', '));
  },
  async run({ host, args: [wanted = ''], options }) {
    const shell = SHELLS.find((each) => each === wanted);
    if (shell === undefined)
      throw new InputError([
        {
          code: 'usage',
          message: `no completion for ${wanted}, write one of: ${SHELLS.join(', ')}${didYouMean(wanted, SHELLS)}`,
        },
      ]);
    const { completionScript } = await import('../completion.ts');
    await deliver(completionScript(shell), options, host);
    return 0;
  },
};

/** Answers a shell: `complete -- check --ready-for w`. Hidden from the help, because no person types it. */
export const complete: CliCommand = {
  examples: ['complete -- check --ready-for w'],
  define(command) {
    command.argument('[words...]', 'the words so far; the last one is being written');
  },
  async run({ host, args, options }) {
    const [{ completions }, { loadCommands }, { pack }] = await Promise.all([
      import('../completion.ts'),
      import('../program.ts'),
      loadPack(options.rules, host),
    ]);
    await print(
      host.stdout,
      completions(
        args.map((word) => word ?? ''),
        await loadCommands(),
        pack,
      ),
    );
    return 0;
  },
};
