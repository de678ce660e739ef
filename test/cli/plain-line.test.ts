import { expect, test } from 'vitest';
import { plainLine } from '../../src/cli/plain-line.ts';

const optionsOf = async (line: string) => (await plainLine(line.split(' ')))?.options;

test.each([
  ['check answers.yaml', {}],
  ['check --min-coverage 40% answers.yaml --settled', { minCoverage: 40, settled: true }],
  ['check answers.yaml --ready-for walk --require one,two', { readyFor: 'walk', require: ['one', 'two'] }],
  ['check answers.yaml --baseline old.yaml --no-regression', { baseline: 'old.yaml', regression: false }],
  ['plan answers.yaml -f html -o plan.html --brief', { format: ['html'], output: 'plan.html', brief: true }],
  ['assess --no-input - --rules mine', { input: false, rules: 'mine' }],
])('%s is read without the option parser', async (line, options) => {
  expect(await optionsOf(line)).toEqual(options);
});

test.each([
  'merge one.yaml two.yaml',
  'check',
  'check one.yaml two.yaml',
  'check answers.yaml --help',
  'check answers.yaml --format=json',
  'check answers.yaml --format json --format sarif',
  'check answers.yaml --min-coverage',
  'check answers.yaml --min-coverage many',
  'check answers.yaml --min-coverage -1',
  'check answers.yaml --ready-for nowhere',
  'check answers.yaml --unknown',
  'check -- answers.yaml',
  'plan answers.yaml -fjson',
  'toString answers.yaml',
])('%s is left to the option parser', async (line) => {
  expect(await plainLine(line.split(' '))).toBeUndefined();
});
