import { plain } from '../escape.ts';
import { displaySafe } from '../json.ts';
import { capital, sentence } from '../phrases.ts';

const LONGEST_MESSAGE = 1000;

/** The content of a SARIF log: one run of this program over one file. */
export interface SarifLog {
  readonly version: string;
  /** The checked file, from the root of the repository where it is in one. */
  readonly file: string;
  readonly rules: readonly object[];
  readonly results: readonly object[];
  readonly invocation: object;
  /** Further properties of the program. */
  readonly properties?: object;
}

/** The log as SARIF 2.1.0, ending in one newline. */
export function sarifLog({ version, file, rules, results, invocation, properties }: SarifLog): string {
  const driver = { name: 'mesh-ready', version, semanticVersion: version, rules, ...(properties && { properties }) };
  const run = {
    tool: { driver },
    automationDetails: { id: `mesh-ready/${fileUri(file)}/` },
    invocations: [invocation],
    columnKind: 'utf16CodeUnits',
    results,
  };
  return `${displaySafe(JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2))}\n`;
}

/** The SARIF rule for a code: its meaning, and how to fix it. */
export function sarifRule(id: string, says: string, help: string, level: 'error' | 'warning' = 'error'): object {
  const text = sentence(capital(says));
  return {
    id,
    shortDescription: { text },
    fullDescription: { text: `${text} ${help}` },
    help: { text: help, markdown: `**${text}**\n\n${help}` },
    defaultConfiguration: { level },
    properties: { tags: ['service-mesh', 'adoption'], precision: 'very-high', 'problem.severity': level },
  };
}

/** A message without terminal control characters, limited in length. */
export function sarifText(text: string): string {
  return Array.from(plain(text)).slice(0, LONGEST_MESSAGE).join('');
}

/** A line of a file, and a column in it; both count from 1. */
export function sarifLocation(file: string, startLine: number, startColumn?: number): object {
  const region = { startLine, ...(startColumn !== undefined && { startColumn }) };
  return { physicalLocation: { artifactLocation: { uri: fileUri(file) }, region } };
}

/** A hash of the text: FNV-1a, 64 bits. */
export function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at += 1)
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}

/** Numbers results with the same fingerprint, so that each is unique: `4bb76ed6558e323b:2`. */
export function numbered(): (print: string) => string {
  const counts = new Map<string, number>();
  return (print) => {
    const times = (counts.get(print) ?? 0) + 1;
    counts.set(print, times);
    return `${print}:${times}`;
  };
}

/** A path, as typed, as a URI. A relative path stays relative; GitHub resolves it from the repository root. */
export function fileUri(file: string): string {
  const path = plain(file).replace(/\\/g, '/').replace(/^\.\//, '');
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (/^[A-Za-z]:\//.test(path)) return `file:///${encoded.replace('%3A', ':')}`;
  return path.startsWith('/') ? `file://${encoded}` : encoded;
}
