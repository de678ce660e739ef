import { isUnconfirmed, type Suggestion } from '../answers/index.ts';
import type { AnswerRecord, Assessment } from '../assess/index.ts';
import { isGiven } from './answers.ts';
import { type BarPart, type Finding, placeOf } from './finding.ts';

/** What files say now about the answers; `path` is where they are. */
export interface FilesSay {
  readonly path: string;
  readonly drifted: readonly {
    readonly question: string;
    readonly yours: string;
    readonly files: string;
    readonly evidence: string;
    readonly places: readonly { readonly file: string; readonly line: number }[];
  }[];
  readonly agreed: number;
  readonly vanished: readonly string[];
  /** Suggestions that differ from what files say now. */
  readonly suggested: readonly { readonly question: string; readonly yours: string; readonly files: string }[];
}

/** Checks that no answer differs from what files say now. Answers that don't count are left out. */
export function judgeDrift({ answers }: Assessment, { path, drifted, agreed }: FilesSay): BarPart {
  const records = new Map(answers.filter(isGiven).map((record) => [record.question, record]));
  const findings = drifted.flatMap(({ question, yours, files, evidence, places }): Finding[] => {
    const record = records.get(question);
    if (record === undefined) return [];
    const message = `${question} is ${yours}, and files say ${files} (${evidence})`;
    return [{ code: 'answer-drifted', message, ...placeOf(record), elsewhere: places }];
  });
  return findings.length > 0
    ? { findings }
    : { findings, passed: `no answer differs from what ${path} says (${agreed} compared)` };
}

/** Notes about answers whose evidence is gone, and about suggestions that files no longer make. They fail no check. */
export function filesNotes({ path, vanished, suggested }: FilesSay): readonly string[] {
  const renewed = suggested.map(({ question, yours, files }) => `${question} (${yours}; files say ${files})`);
  return [
    ...(vanished.length === 0 ? [] : [`discovered before, and not seen in ${path} now: ${vanished.join(', ')}`]),
    ...(renewed.length === 0 ? [] : [`suggested before, and ${path} says otherwise now: ${renewed.join(', ')}`]),
  ];
}

/** Checks that a person has confirmed what files say: discovered answers, and suggestions for questions that apply. */
export function judgeConfirmed(
  { answers }: Assessment,
  suggestions: ReadonlyMap<string, Suggestion> = new Map(),
): BarPart {
  const findings = answers.flatMap((record): Finding[] => {
    const message = unconfirmed(record, suggestions.get(record.question));
    const line = record.line ?? suggestions.get(record.question)?.position?.line;
    return message === undefined
      ? []
      : [
          {
            code: 'answer-unconfirmed',
            message: `${record.question} ${message}`,
            question: record.question,
            ...(line !== undefined && { line }),
          },
        ];
  });
  return findings.length > 0 ? { findings } : { findings, passed: 'every answer from files is confirmed' };
}

function unconfirmed(record: AnswerRecord, suggestion: Suggestion | undefined): string | undefined {
  if (record.state === 'unanswered' && suggestion !== undefined)
    return `is only suggested: ${[suggestion.value].flat().join(', ')}; no one has confirmed it`;
  const { source, by } = record;
  const isOpen = isUnconfirmed({ ...(source && { source }), ...(by && { by }) });
  return isGiven(record) && isOpen ? 'was discovered in files; no one has confirmed it' : undefined;
}
