import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../node_modules/yaml-language-server/bin/yaml-language-server', import.meta.url));

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

export interface Diagnostic {
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

/** A client of the YAML language server that editors run. */
export class LanguageServer {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #diagnostics = new Map<string, (found: readonly Diagnostic[]) => void>();
  #buffer = Buffer.alloc(0);
  #last = 0;

  private constructor() {
    this.#process = spawn(process.execPath, [bin, '--stdio']);
    this.#process.stdout.on('data', (chunk: Buffer) => this.#read(chunk));
  }

  static async start(): Promise<LanguageServer> {
    const server = new LanguageServer();
    const textDocument = {
      completion: { completionItem: { snippetSupport: false } },
      hover: { contentFormat: ['markdown'] },
    };
    await server.request('initialize', { processId: process.pid, rootUri: null, capabilities: { textDocument } });
    server.notify('initialized', {});
    return server;
  }

  /** Opens a document, or replaces its text, and returns the diagnostics of the server. */
  open(uri: string, text: string): Promise<readonly Diagnostic[]> {
    const found = new Promise<readonly Diagnostic[]>((resolve) => this.#diagnostics.set(uri, resolve));
    this.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: (this.#last += 1), text },
    });
    return found;
  }

  request(method: string, params: unknown): Promise<unknown> {
    const id = (this.#last += 1);
    this.#send({ id, method, params });
    return new Promise((resolve, reject) =>
      this.#waiting.set(id, ({ result, error }) => (error ? reject(new Error(error.message)) : resolve(result))),
    );
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  stop(): void {
    this.#process.kill();
  }

  #send(message: Message): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.#process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#process.stdin.write(body);
  }

  #read(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (let end = this.#buffer.indexOf('\r\n\r\n'); end >= 0; end = this.#buffer.indexOf('\r\n\r\n')) {
      const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.toString('latin1', 0, end))![1]);
      if (this.#buffer.length < end + 4 + length) return;
      const message = JSON.parse(this.#buffer.toString('utf8', end + 4, end + 4 + length)) as Message;
      this.#buffer = this.#buffer.subarray(end + 4 + length);
      this.#take(message);
    }
  }

  #take({ id, method, params, ...answer }: Message): void {
    if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: readonly Diagnostic[] };
      this.#diagnostics.get(uri)?.(diagnostics);
    } else if (method === 'workspace/configuration') {
      this.#send({ id: id!, result: (params as { items: unknown[] }).items.map(() => ({})) });
    } else if (method !== undefined && id !== undefined) {
      this.#send({ id, result: null });
    } else if (id !== undefined) {
      this.#waiting.get(id)?.(answer);
    }
  }
}
