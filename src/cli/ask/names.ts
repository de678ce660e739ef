import type { AnswersFile, HeadName } from '../../core/answers/index.ts';
import type { Interviewee } from '../../core/interview/index.ts';
import type { Notice, Saver } from './saver.ts';

/** In the order of asking. */
const NAMES: readonly HeadName[] = ['organization', 'scope'];
type Quit = { readonly kind: 'quit' };

/** The title of a text to write, and what it is for. */
export interface NameTexts {
  readonly title: string;
  readonly about: string;
}

const TEXTS: Readonly<Record<HeadName, NameTexts>> = {
  organization: {
    title: 'Which organization is this about?',
    about: 'Its name heads the result and the plan. Enter alone skips this.',
  },
  scope: {
    title: 'Which scope is this about?',
    about:
      'The scope is the part of the organization that one verdict is about: the services that call each other and that one platform runs. Services on another platform need their own file. Enter alone skips this.',
  },
};

/** Asks for one line of text that starts as `initial`: empty where it is skipped, undefined for "back". */
export type AskText = (texts: NameTexts, initial: string) => Promise<string | undefined | Quit>;

export type Shown = (notice: Notice) => void;

/** Where a person is asked: in lines, or on a screen. */
export interface Seat {
  /** Asks for texts that belong to `of`. */
  askText(of: string): AskText;
  /** `shown` gets each notice about the file that the person has seen. */
  interviewee(saver: Saver, shown: Shown): Interviewee;
  /** Whether the input has ended by itself. */
  inputEnded(): boolean;
  /** Gives the terminal back. */
  close(): void;
}

/** The names that a person gave, and whether the person left before the last one. */
export interface AskedNames {
  readonly given: ReadonlyMap<HeadName, string>;
  readonly isQuit: boolean;
}

/** Asks for the names that a file doesn't have; what is skipped here can be written into the file later. */
export async function askNames(file: Pick<AnswersFile, HeadName>, ask: AskText): Promise<AskedNames> {
  const missing = NAMES.filter((name) => file[name] === undefined);
  const given = new Map<HeadName, string>();
  for (let place = 0; place < missing.length;) {
    const name = missing[place]!;
    const text = await ask(TEXTS[name], given.get(name) ?? '');
    if (typeof text === 'object') return { given, isQuit: true };
    if (text === undefined) {
      place = Math.max(0, place - 1);
      continue;
    }
    if (text === '') given.delete(name);
    else given.set(name, text);
    place += 1;
  }
  return { given, isQuit: false };
}
