import type { CliCommand } from '../command.ts';
import { lint } from './rules/lint.ts';
import { test } from './rules/test.ts';

export const rules: CliCommand = {
  summary: 'check, test and list rule packs, and start one of your own',
  examples: [],
  commands: { lint, test },
};
