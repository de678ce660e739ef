import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseAnswers } from '../../../src/core/answers/parse.ts';
import { assess } from '../../../src/core/assess/assess.ts';
import { askingOrder } from '../../../src/core/interview/order.ts';
import { progressOf } from '../../../src/core/interview/progress.ts';
import { liveResultOf } from '../../../src/core/interview/live-result.ts';
import { builtIn as compiled, builtInPack } from '../pack/built-in.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** An answers file after each of its answers, in asking order. */
function stepsOf(sample: string) {
  const { answersFile } = parseAnswers(
    readFileSync(`${root}fixtures/samples/${sample}.yaml`, 'utf8'),
    sample,
    builtInPack,
  );
  const given = askingOrder(compiled).filter((id) => answersFile.answers.has(id));
  const first = (count: number) => new Map(given.slice(0, count).map((id) => [id, answersFile.answers.get(id)!]));
  return [...given.keys(), given.length].map((count) => ({ ...answersFile, answers: first(count), waivers: [] }));
}

test.each(['event-driven', 'half-unknown', 'linkerd-public-agency'])(
  'after each answer of %s the status line says what the plan of the file would say',
  (sample) => {
    for (const file of stepsOf(sample)) {
      const { exposure, verdict, stage, stagePossible } = assess(compiled, file, '1.0.0');
      const planned = {
        exposure,
        verdict: verdict.id,
        standing: verdict.standing,
        close: verdict.close,
        closeOpen: verdict.closeOpen === true,
        possible: verdict.possible,
        settled: verdict.settled,
        stage,
        stages: stagePossible,
      };
      expect(liveResultOf(compiled, file.answers), [...file.answers.keys()].at(-1)).toEqual(planned);
    }
  },
);

test.each(['event-driven', 'linkerd-public-agency', 'monolith-shop'])(
  'the number of questions of %s lies between those that are told before',
  (sample) => {
    const told = stepsOf(sample).map(({ answers }) => progressOf(compiled, answers));
    const { applicable } = told.at(-1)!;
    for (const { surely, applicable: most } of told) {
      expect(surely).toBeLessThanOrEqual(applicable);
      expect(most).toBeGreaterThanOrEqual(applicable);
    }
    expect(told[0]!.surely).toBeLessThan(told[0]!.applicable);
  },
);

test.each([
  'example-payments',
  'polyglot-regulated',
  'one-language-libraries',
  'ambient-two-clusters',
  'vm-heavy-insurer',
])(
  'a verdict of %s that is settled changes no more, and is close or not as it was, unless that is said to be open',
  (sample) => {
    const files = stepsOf(sample);
    const { verdict, close } = liveResultOf(compiled, files.at(-1)!.answers);
    for (const { answers } of files.filter((_, place) => place % 3 === 0)) {
      const live = liveResultOf(compiled, answers);
      if (!live.settled) continue;
      expect(live.verdict).toBe(verdict);
      if (!live.closeOpen) expect(live.close, `${answers.size}`).toBe(close);
    }
  },
);
