import { explain } from '../explain.ts';
import type { CliCommand } from '../../command.ts';

/** The same as `explain`, among the commands about rules. */
export const show: CliCommand = {
  ...explain,
  summary: 'show one rule: what it says, when it holds, why, and its source',
  examples: ['rules show security-mtls', 'rules show service-count --rules my-rules'],
};
