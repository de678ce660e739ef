import { type Finding, FINDING_CODES, type FindingCode } from '../../core/bar.ts';
import { plain } from '../escape.ts';
import { quiet } from '../json.ts';
import { capital, sentence } from '../phrases.ts';
import { advice } from './advice.ts';
import { type CheckResult, lineOf, subject, type WaivedGate, waivedGates, worstFirst } from './result.ts';

const CODES = Object.keys(FINDING_CODES) as FindingCode[];
const LONGEST_MESSAGE = 1000;

/** SARIF 2.1.0: one rule per finding code, one result per finding, at the line of the answer that causes it. */
export function sarif(result: CheckResult): string {
  const { tool, pack } = result.assessment;
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: tool.name,
            version: tool.version,
            semanticVersion: tool.version,
            rules: CODES.map(rule),
            properties: { pack: `${pack.id}@${pack.version}`, digest: pack.digest },
          },
        },
        automationDetails: { id: `${tool.name}/${fileUri(result.file)}/` },
        columnKind: 'utf16CodeUnits',
        results: [...results(result), ...waivedGates(result).map((gate) => suppressed(gate, result))],
      },
    ],
  };
  return `${quiet(JSON.stringify(log, null, 2))}\n`;
}

function rule(code: FindingCode): object {
  const text = sentence(capital(FINDING_CODES[code]));
  return {
    id: code,
    shortDescription: { text },
    fullDescription: { text: `${text} ${advice[code]}` },
    help: { text: advice[code], markdown: `**${text}**\n\n${advice[code]}` },
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['service-mesh', 'adoption'], precision: 'very-high', 'problem.severity': 'error' },
  };
}

/** Findings of one kind about the same thing are told apart by their number. */
function results(result: CheckResult): object[] {
  const counts = new Map<string, number>();
  return worstFirst(result.bar.findings).map((finding) => {
    const print = fingerprint(finding);
    const times = (counts.get(print) ?? 0) + 1;
    counts.set(print, times);
    return found(finding, result, `${print}:${times}`);
  });
}

/** A waived gate is in the log as a finding that was accepted, with the reason. */
function suppressed({ gate, line, says, reason }: WaivedGate, result: CheckResult): object {
  const waived: Finding = { code: 'gate-waived', message: says, gate, line };
  const justification = Array.from(plain(reason)).slice(0, LONGEST_MESSAGE).join('');
  return { ...found(waived, result, `${fingerprint(waived)}:0`), level: 'note', suppressions: [{ kind: 'external', status: 'accepted', justification }] };
}

function found(finding: Finding, result: CheckResult, print: string): object {
  const message = Array.from(plain(finding.message)).slice(0, LONGEST_MESSAGE).join('');
  return {
    ruleId: finding.code,
    ruleIndex: CODES.indexOf(finding.code),
    level: 'error',
    message: { text: message },
    locations: [
      { physicalLocation: { artifactLocation: { uri: fileUri(result.file) }, region: { startLine: lineOf(finding, result) } } },
    ],
    partialFingerprints: { primaryLocationLineHash: print },
  };
}

/** The same for the same finding wherever its line moves to: FNV-1a, 64 bits, of the code and the id it is about. */
function fingerprint(finding: Finding): string {
  const text = `${finding.code}/${subject(finding) ?? ''}`;
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at += 1) hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}

/** A path as the person wrote it, as a URI: relative stays relative, which GitHub resolves from the repository root. */
export function fileUri(file: string): string {
  const path = plain(file).replace(/\\/g, '/').replace(/^\.\//, '');
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (/^[A-Za-z]:\//.test(path)) return `file:///${encoded.replace('%3A', ':')}`;
  return path.startsWith('/') ? `file://${encoded}` : encoded;
}
