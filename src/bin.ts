import { processHost } from './cli/host.ts';
import { run } from './cli/run.ts';

void run(process.argv.slice(2), processHost()).then((exitCode) => {
  process.exitCode = exitCode;
});
