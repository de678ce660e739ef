import type { CliCommand } from '../command.ts';
import { diff } from './rules/diff.ts';
import { init } from './rules/init.ts';
import { lint } from './rules/lint.ts';
import { list } from './rules/list.ts';
import { show } from './rules/show.ts';
import { test } from './rules/test.ts';

export const rules: CliCommand = {
  examples: [
    'rules list',
    'rules lint my-rules',
    'rules test my-rules',
    'rules diff mesh-adoption my-rules answers.yaml',
  ],
  commands: { list, show, lint, test, diff, init },
};
