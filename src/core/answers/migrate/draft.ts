import { isMap, isScalar } from 'yaml';
import { nodeAt, yamlText } from '../../yaml/index.ts';
import type { Answer, Answers } from '../answers.ts';
import { readLooseAnswers } from '../loose.ts';

/** What happened to one answer. `person`: a person must decide; the answer is still in the file, unchanged. */
export interface Migrated {
  readonly question: string;
  readonly outcome: 'kept' | 'changed' | 'person';
  readonly what: string;
  /** Line of the answer in the file; set only where a person must look at it. */
  readonly line?: number;
}

/** Answers during a migration: the text so far, and a report of what was done to each answer. */
export class Draft {
  private told: ReadonlyMap<string, Migrated>;

  constructor(
    public text: string,
    told: ReadonlyMap<string, Migrated> = new Map(),
  ) {
    this.told = told;
  }

  /** The question ids in the file. */
  keys(): readonly string[] {
    const node = nodeAt(this.text, ['answers']);
    return isMap(node) ? node.items.map(({ key }) => (isScalar(key) ? String(key.value) : String(key))) : [];
  }

  answers(): Answers {
    return readLooseAnswers(nodeAt(this.text, ['answers']));
  }

  /** Adds a sentence to the report about a question. */
  tell(question: string, outcome: Migrated['outcome'], what: string): void {
    const before = this.told.get(question);
    const said = before === undefined || before.outcome === 'kept' ? what : `${before.what}; ${what}`;
    this.told = new Map(
      [...this.told].filter(([id]) => id !== question).concat([[question, { question, outcome, what: said }]]),
    );
  }

  /** Moves the reports of renamed questions to their new ids, all at once. */
  rename(names: ReadonlyMap<string, string>): void {
    this.told = new Map(
      [...this.told].map(([id, each]): [string, Migrated] => {
        const now = names.get(id) ?? id;
        return [now, { ...each, question: now }];
      }),
    );
  }

  /** Removes the report about a question that no longer exists. */
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

/** The report about an answer that no migration changes. */
export const AS_IT_WAS = 'as it was';

/** The value of an answer as written in a file. */
export function inWords(answer: Answer): string {
  return answer.kind === 'value'
    ? yamlText(typeof answer.value === 'object' ? [...answer.value] : answer.value)
    : answer.kind;
}
