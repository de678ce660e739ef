import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseAnswers } from '../../src/core/answers/parse.ts';
import { assess } from '../../src/core/assess/assess.ts';
import { whyNot } from '../../src/core/explain/index.ts';
import { whyNotReporters } from '../../src/report/explain.ts';
import { builtIn as compiled } from '../core/pack/built-in.ts';

const cwd = fileURLToPath(new URL('../..', import.meta.url));
const text = readFileSync(`${cwd}/fixtures/samples/example-payments.yaml`, 'utf8');
const { answersFile } = parseAnswers(text, 'answers.yaml', compiled.pack);
const assessment = assess(compiled, answersFile, '1.0.0');

const pageOf = (id: string) =>
  whyNotReporters.terminal(whyNot(compiled, answersFile, assessment, id)!, { width: 80, color: 0 });

describe('why not', () => {
  test.each(['no', 'not-yet', 'walk', 'run', 'multi-cluster-failover', 'first-proxy-live', 'one-trust'])(
    '%s is a page that repeats no truth values',
    (id) => {
      const page = pageOf(id);
      expect(page.split('\n').length).toBeLessThan(75);
      expect(page).not.toMatch(/\b(false|true): |any of these|all of these|does not bear on it/);
    },
  );

  test('names the answers behind it, with their lines', () => {
    expect(pageOf('walk')).toMatch(/Answers behind it[^]*- edge: ingress-nginx[^]*\(line\s+\d+\)/);
  });
});
