/** Ends a run early, without further output: after the help (0) or Ctrl-C (130). `run.ts` lists every exit code. */
export class Exit extends Error {
  constructor(readonly exitCode: number) {
    super(`exit ${exitCode}`);
    this.name = 'Exit';
  }
}
