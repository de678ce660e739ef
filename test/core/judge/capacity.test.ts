import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseAnswers } from '../../../src/core/answers/parse.ts';
import { assess } from '../../../src/core/assess/assess.ts';
import { builtIn, builtInPack } from '../pack/built-in.ts';

/** What is said of the capacity of an organization whose platform team is on call, by how its software was upgraded. */
function saidOf(upgrades: string): string {
  const file = new URL('../../../fixtures/practice/istio-stuck-at-thirty-percent.yaml', import.meta.url);
  const changed: Readonly<Record<string, string>> = {
    'upgrade-record': upgrades,
    'platform-people': '5',
    'on-call': 'platform',
    'proxy-skills': 'drilled',
    telemetry: 'in-place',
  };
  const text = Object.entries(changed).reduce(
    (answers, [id, value]) => answers.replace(new RegExp(`^  ${id}: .*$`, 'm'), `  ${id}: ${value}`),
    readFileSync(file, 'utf8'),
  );
  const { capacity } = assess(builtIn, parseAnswers(text, 'bank.yaml', builtInPack).answersFile, '1.0.0');
  expect(capacity.level).toBe('high');
  return capacity.says;
}

test('a level of capacity says something else where one of its other sentences holds', () => {
  expect(saidOf('rolling')).toContain('so it can run a mesh itself');
  expect(saidOf('vendor')).toContain('a mesh that the vendor runs');
  expect(saidOf('vendor')).not.toContain('so it can run a mesh itself');
});
