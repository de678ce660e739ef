/** What a run may touch of the world outside. Tests give their own streams, folder and day. */
export interface Host {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** The day of the run, `YYYY-MM-DD`, in local time. */
  today(): string;
  /** Aborted when the process is told to end (Ctrl-C outside of a prompt, SIGTERM, SIGHUP). From the first call on these no longer kill it. */
  interruption(): AbortSignal;
}

export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** The real process. Streams are opened at their first use, because opening one costs about a millisecond. */
export function processHost(): Host {
  return {
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return process.stdout;
    },
    get stderr() {
      return process.stderr;
    },
    env: process.env,
    cwd: process.cwd(),
    today() {
      const now = new Date();
      const two = (part: number) => String(part).padStart(2, '0');
      return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    },
    interruption() {
      const controller = new AbortController();
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => controller.abort());
      return controller.signal;
    },
  };
}
