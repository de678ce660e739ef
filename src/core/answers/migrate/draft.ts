import { isMap, isScalar } from 'yaml';
import { nodeAt, yamlText } from '../../yaml/index.ts';
import type { Answer, Answers } from '../answers.ts';
import { readLooseAnswers } from '../loose.ts';

/** What became of one answer. `person`: somebody has to decide; the answer is still in the file, as it was. */
export interface Migrated {
  readonly question: string;
  readonly outcome: 'kept' | 'changed' | 'person';
  readonly what: string;
  /** Where it stands in the file now; only where a person has to look at it. */
  readonly line?: number;
}

/** Answers on their way to a later version: the text so far, and what was done to each. */
export class Draft {
  private told: ReadonlyMap<string, Migrated>;

  constructor(
    public text: string,
    told: ReadonlyMap<string, Migrated> = new Map(),
  ) {
    this.told = told;
  }

  /** Question ids as they stand in the file. */
  keys(): readonly string[] {
    const node = nodeAt(this.text, ['answers']);
    return isMap(node) ? node.items.map(({ key }) => (isScalar(key) ? String(key.value) : String(key))) : [];
  }

  answers(): Answers {
    return readLooseAnswers(nodeAt(this.text, ['answers']));
  }

  /** Adds to what is said about a question. */
  tell(question: string, outcome: Migrated['outcome'], what: string): void {
    const before = this.told.get(question);
    const said = before === undefined || before.outcome === 'kept' ? what : `${before.what}; ${what}`;
    this.told = new Map(
      [...this.told].filter(([id]) => id !== question).concat([[question, { question, outcome, what: said }]]),
    );
  }

  /** What was said of questions is said of those that they are called now, all at once. */
  rename(names: ReadonlyMap<string, string>): void {
    this.told = new Map(
      [...this.told].map(([id, each]): [string, Migrated] => {
        const now = names.get(id) ?? id;
        return [now, { ...each, question: now }];
      }),
    );
  }

  /** Nothing is to be said about a question that is gone. */
  forget(question: string): void {
    this.told = new Map([...this.told].filter(([id]) => id !== question));
  }

  copy(): Draft {
    return new Draft(this.text, this.told);
  }

  isLeft(): boolean {
    return [...this.told.values()].some(({ outcome }) => outcome === 'person');
  }

  report(): readonly Migrated[] {
    for (const id of this.keys()) if (!this.told.has(id)) this.tell(id, 'kept', AS_IT_WAS);
    return [...this.told.values()].map((each) => {
      const line = each.outcome === 'person' ? this.lineOf(each.question) : undefined;
      return line === undefined ? each : { ...each, line };
    });
  }

  private lineOf(question: string): number | undefined {
    const node = nodeAt(this.text, ['answers']);
    const key = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === question)?.key
      : undefined;
    return isScalar(key) && key.range ? this.text.slice(0, key.range[0]).split('\n').length : undefined;
  }
}

/** What is said of an answer that no migration touches. */
export const AS_IT_WAS = 'as it was';

/** The value of an answer as it would be written. */
export function inWords(answer: Answer): string {
  return answer.kind === 'value'
    ? yamlText(typeof answer.value === 'object' ? [...answer.value] : answer.value)
    : answer.kind;
}
