import { explain } from '../explain.ts';
import type { CliCommand } from '../../command.ts';

/** What `explain` does, among the commands about rules. */
export const show: CliCommand = {
  ...explain,
  summary: 'show one rule: what it says, when it holds, why, and its source',
  examples: ['rules show security-mtls', 'rules show service-count --rules our-rules'],
};
