/** Ends a run early with an exit code, where all that had to be said has been said: help (0), Ctrl-C (130). */
export class Exit extends Error {
  constructor(readonly exitCode: number) {
    super(`exit ${exitCode}`);
    this.name = 'Exit';
  }
}
