import { describe, expect, test } from 'vitest';
import { testInLabels, valueInWords, wantedInLabels } from '../../../src/core/judge/index.ts';
import { builtIn } from '../pack/built-in.ts';

const question = (id: string) => builtIn.questions.get(id)!;

test.each([
  ['inter-service-traffic', ['rest', 'grpc', 'messaging'], 'HTTP calls (REST, JSON); gRPC; queues or event streams'],
  [
    'compliance',
    ['pci-dss', 'sox', 'banking-supervision'],
    /^PCI DSS; a banking license or supervisor; SOX or a financial audit$/,
  ],
  ['languages', ['java', 'go'], 'Java and Go'],
])('labels of %s after the first one begin in lower case, unless they are names', (id, values, words) => {
  expect(valueInWords(question(id), values)).toMatch(words);
});

describe('a test of a question', () => {
  test.each([
    ['golden-signals', { is: 'from-proxies' }, 'golden-signals is “Yes: for all, from proxies”'],
    ['service-count', { atLeast: 20 }, 'service-count is at least 20 services'],
    ['call-problems', { includes: 'cascading-failures' }, /^call-problems includes “/],
    ['exposure', { atLeast: 40 }, 'the exposure score is at least 40'],
  ])('of %s is said with labels instead of values', (id, condition, words) => {
    expect(testInLabels(builtIn, id, condition)).toMatch(words);
  });

  test('names what it looks for', () => {
    const wanted = wantedInLabels(question('proxy-skills'), { oneOf: ['drilled', 'routine'] });
    expect(wanted).toBe('“Has used it to find a fault in an exercise” or “Uses it to find faults in incidents”');
  });
});
