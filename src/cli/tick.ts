import { addTick, type AnswersFile } from '../core/answers/index.ts';
import { parseAnswers } from '../core/answers/parse.ts';
import { assess, type Found, type StepResult } from '../core/assess/index.ts';
import type { CompiledPack } from '../core/judge/index.ts';
import { didYouMean, InputError } from '../core/problem/index.ts';
import { answersStore } from './answers-store.ts';
import type { Host } from './host.ts';
import { tell } from './print.ts';
import { usage } from './usage.ts';
import { version } from './version.ts';

/**
 * Ticks steps of the plan in the answers file as done today, and returns what the file holds then. A step that is
 * ticked keeps its day. `found`: what files show in workloads, which can bring in steps. Throws InputError where a step
 * is none of this plan, or the file can't be edited safely; then it stays as it is.
 */
export async function tick(
  ids: readonly string[],
  file: string,
  compiled: CompiledPack,
  host: Host,
  found: Found | undefined,
): Promise<AnswersFile> {
  const { alone, name, read, write } = answersStore(file, host);
  const today = host.today();
  const parsed = (text: string): AnswersFile => {
    const { answersFile, problems } = parseAnswers(text, name, compiled.pack, host.latestDay());
    if (problems.length > 0) throw new InputError(problems);
    return answersFile;
  };
  const { answersFile, lines } = alone(() => {
    const text = read() ?? '';
    const before = parsed(text);
    const wanted = stepsOf(
      ids,
      assess(compiled, before, version, found).stages.flatMap(({ steps }) => steps),
    );
    const open = wanted.filter(({ ticked }) => ticked === undefined);
    const edited = open.reduce((all, { id }) => addTick(all, { step: id, date: today }), text);
    const after = parsed(edited);
    if (after.done?.length !== (before.done?.length ?? 0) + open.length) throw notEdited(name, open, today);
    if (edited !== text) write(edited);
    const told = wanted.map(({ title, ticked }) =>
      ticked === undefined ? `done ${today}: ${title}\n` : `note: it was ticked before, on ${ticked.date}: ${title}\n`,
    );
    return { answersFile: after, lines: told };
  });
  await tell(host, lines.join(''));
  return answersFile;
}

/** The steps with these ids, each once. Throws InputError for an id that isn't in the plan. */
function stepsOf(ids: readonly string[], steps: readonly StepResult[]): readonly StepResult[] {
  return [...new Set(ids)].map((id) => {
    const step = steps.find((each) => each.id === id);
    if (step !== undefined) return step;
    if (id === '') throw usage('--done names no step; write their ids with commas between');
    if (steps.length === 0) throw usage('this plan has no steps, so there is none to tick');
    const known = steps.map((each) => each.id);
    throw usage(
      `this plan has no step ${id}${didYouMean(id, known) || '; --format csv lists its steps with their ids'}`,
    );
  });
}

function notEdited(name: string, steps: readonly StepResult[], today: string): InputError {
  const lines = steps.map(({ id }) => `- { step: ${id}, date: ${today} }`).join(' and ');
  return new InputError([
    { code: 'not-writable', file: name, message: `cannot be edited safely; write it yourself below done: ${lines}` },
  ]);
}
