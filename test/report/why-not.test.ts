import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseAnswers } from '../../src/core/answers/parse.ts';
import { assess } from '../../src/core/assess/assess.ts';
import { explain, whyNot } from '../../src/core/explain/index.ts';
import { explainReporters, whyNotReporters } from '../../src/report/explain.ts';
import { builtIn as compiled } from '../core/pack/built-in.ts';

const cwd = fileURLToPath(new URL('../..', import.meta.url));
const text = readFileSync(`${cwd}/fixtures/samples/example-payments.yaml`, 'utf8');
const { answersFile } = parseAnswers(text, 'answers.yaml', compiled.pack);
const assessment = assess(compiled, answersFile, '1.0.0');

/** The explanation of an entry, as the terminal shows it. */
const explained = (id: string) =>
  explainReporters.terminal(explain(compiled, answersFile, assessment, id), assessment, { width: 80, color: 0 });

const unwrapped = (page: string) => page.replace(/\n +(?=[^ -])/g, ' ');

const pageOf = (id: string) =>
  whyNotReporters.terminal(whyNot(compiled, answersFile, assessment, id)!, { width: 80, color: 0 });

describe('why not', () => {
  test.each(['no', 'not-yet', 'walk', 'run', 'multi-cluster-failover', 'first-proxy-live', 'one-trust'])(
    '%s is a page that repeats no truth values',
    (id) => {
      const page = pageOf(id);
      expect(page.split('\n').length).toBeLessThan(80);
      expect(page).not.toMatch(/\b(false|true): |any of these|all of these|does not bear on it/);
    },
  );

  test('says what is missing in the words of the pack, each part in a line of its own', () => {
    const page = unwrapped(pageOf('walk'));
    expect(page).toMatch(/it lacks:\n +- one of these:\n +- a gateway[^\n]+\n +- a maintained mesh runs/);
    expect(page).toMatch(/ - proxy-skills is “Has used it to find a fault in an exercise” or “Uses it[^\n]+”\n/);
    for (const id of ['no', 'not-yet', 'run', 'security-mtls'])
      expect(pageOf(id), id).not.toMatch(/ is (one of )?(from-proxies|drilled)|not \(|lacks: not/);
  });

  test('says of a use case in the plan that it is there, and of another what it lacks', () => {
    expect(pageOf('security-mtls')).toMatch(/Here: it is in the plan/);
    expect(pageOf('security-mtls')).not.toMatch(/Strength; the first level that holds/);
    expect(pageOf('multi-cluster-failover')).toMatch(/Levels of strength that it lacks/);
  });

  test('names the answers behind it, with their lines', () => {
    expect(pageOf('walk')).toMatch(/Answers behind it[^]*- edge: ingress-nginx[^]*\(line\s+\d+\)/);
  });
});

describe('an explanation', () => {
  test.each(['verdict', 'stage', 'course', 'security-mtls', 'proxy-debugged'])(
    'of %s says what holds and what does not in sentences, with labels for values',
    (id) => {
      const page = explained(id);
      expect(page).not.toMatch(/\b(false|true): |any of these|all of these\n|- not\b|does not bear on it/);
      for (const question of compiled.pack.questions.filter(({ kind }) => kind !== 'number'))
        expect(page).not.toMatch(new RegExp(`: ${question.id} (is|includes) [a-z]`));
    },
  );

  test('says of what must not hold that it must not', () => {
    expect(unwrapped(explained('verdict'))).toMatch(/- holds, but must not: a need is unmet/);
  });
});
