import type { Engine } from 'json-rules-engine';
import type { Answers } from '../../src/core/answers/answers.ts';
import type { CompiledCondition } from '../../src/core/condition/index.ts';
import { resolveFacts } from '../../src/core/judge/facts.ts';
import { judge, type Judgement } from '../../src/core/judge/judge.ts';
import { conditionsOf, engineFor, plainFacts } from './json-rules.ts';
import { median, type Measurement } from './measurement.ts';
import { builtIn, completeAnswers } from './sample.ts';

const ORGANIZATIONS = 25;
const ROUNDS = 7;
/** How often we judge each organization in a round; the other engine, which is slow, once. */
const TIMES = 8;

/**
 * Judging complete answers, with every sentence, cause and source, against json-rules-engine deciding the same
 * conditions (it is given the hidden facts, the exposure score and the verdict, which we compute). Both must find the
 * same conditions true.
 */
export const evaluations: Measurement = {
  name: 'evaluations with full reasons, against json-rules-engine',
  unit: 'x',
  good: 'above',
  bar: 100,
  aim: 500,
  async measure() {
    const conditions = conditionsOf(builtIn);
    const engine = engineFor(builtIn, conditions);
    const organizations = Array.from({ length: ORGANIZATIONS }, (_, seed) =>
      prepare(completeAnswers(builtIn.pack, seed + 1)),
    );
    let both = 0;
    for (const organization of organizations) both += await agreement(engine, conditions, organization);

    const rounds: { ours: number; theirs: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const ours = perSecond(
        organizations.length * TIMES,
        timed(() => {
          for (let times = 0; times < TIMES; times += 1)
            for (const { answers } of organizations) reasonsOf(judge(builtIn, answers));
        }),
      );
      const before = process.hrtime.bigint();
      for (const { facts } of organizations) await engine.run(facts);
      rounds.push({ ours, theirs: perSecond(organizations.length, process.hrtime.bigint() - before) });
    }
    const ours = median(rounds.map((round) => round.ours));
    const theirs = median(rounds.map((round) => round.theirs));
    return {
      value: median(rounds.map((round) => round.ours / round.theirs)),
      detail: `${Math.round(ours)} against ${Math.round(theirs)} a second, ${conditions.size} conditions, ${both} of ${both} results agree`,
    };
  },
};

interface Organization {
  readonly answers: Answers;
  readonly facts: Record<string, unknown>;
}

function prepare(answers: Answers): Organization {
  const { exposure, verdict } = judge(builtIn, answers);
  return { answers, facts: plainFacts(builtIn, resolveFacts(builtIn, answers), exposure.score, verdict.id) };
}

/** The number of compared conditions; throws where the engines differ. */
async function agreement(
  engine: Engine,
  conditions: ReadonlyMap<string, CompiledCondition>,
  { answers, facts }: Organization,
): Promise<number> {
  const { events } = await engine.run(facts);
  const theirs = new Set(events.map(({ type }) => type));
  const { exposure, verdict } = judge(builtIn, answers);
  const resolved = { ...resolveFacts(builtIn, answers), exposure: exposure.range, verdict: verdict.id };
  for (const [name, condition] of conditions) {
    const holds = condition.evaluate(resolved);
    if (holds !== theirs.has(name))
      throw new Error(`${name} is ${holds} here and ${theirs.has(name)} in json-rules-engine`);
  }
  return conditions.size;
}

/** Reads every lazy property. */
function reasonsOf(judgement: Judgement): void {
  Object.values(judgement);
  for (const stage of judgement.stages) Object.values(stage);
}

function timed(work: () => void): bigint {
  const before = process.hrtime.bigint();
  work();
  return process.hrtime.bigint() - before;
}

function perSecond(count: number, nanoseconds: bigint): number {
  return count / (Number(nanoseconds) / 1e9);
}
