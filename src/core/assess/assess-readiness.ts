import type { AnswersFile } from '../answers/answers.ts';
import { assess } from './assess.ts';
import type { Assessment } from './assessment.ts';
import { isOpen, resolveFacts } from '../judge/facts.ts';
import { type CompiledPack, compilePack } from '../judge/compile.ts';
import { LIST_KEYS, type ListKey, LISTS } from '../pack/lists.ts';
import type { Pack } from '../pack/schema.ts';
import { withLater } from '../judge/with-later.ts';

type Rules = Pick<CompiledPack, 'pack' | 'digest'>;

/**
 * As `assess` does, but while nothing is open, what plans are made of is compiled and judged only when it is read:
 * whoever asks how far an organization is need not wait for it. `whole` compiles the pack.
 */
export function assessReadiness(
  { pack, digest }: Rules,
  whole: () => CompiledPack,
  file: AnswersFile,
  toolVersion: string,
): Assessment {
  const readiness = compilePack(withoutPlan(pack), digest);
  // What to ask next depends on everything.
  if (resolveFacts(readiness, file.answers).list.some(isOpen)) return assess(whole(), file, toolVersion);
  const assessed = assess(readiness, file, toolVersion);
  let known: Assessment | undefined;
  const all = () => (known ??= assess(whole(), file, toolVersion));
  const { stages } = assessed;
  return withLater(assessed, {
    stages: () =>
      stages.map((stage, index) =>
        withLater(
          { ...stage },
          { steps: () => all().stages[index]!.steps, stepsLeftOut: () => all().stages[index]!.stepsLeftOut },
        ),
      ),
    useCases: () => all().useCases,
    startPossible: () => all().startPossible,
    risks: () => all().risks,
    alternatives: () => all().alternatives,
    watch: () => all().watch,
  });
}

/** Each list is read from the pack when it is needed: a part of a built-in pack that is not needed is not even parsed. */
function withoutPlan(pack: Pack): Pack {
  const lists = LIST_KEYS.map((list) => [list, () => ('onlyInPlans' in LISTS[list] ? [] : pack[list])]);
  return withLater({} as Pack, {
    pack: () => pack.pack,
    talk: () => pack.talk,
    ...(pack.changes && { changes: () => pack.changes }),
    ...(Object.fromEntries(lists) as { readonly [Key in ListKey]: () => Pack[Key] }),
  });
}
