import { expect, test } from 'vitest';
import { builtInPack } from '../core/pack/built-in.ts';

/** By limit: what it forbids, in words, and what a sentence must say next to it. */
const LIMITS: readonly (readonly [limit: string, names: RegExp, guard: RegExp])[] = [
  [
    'hosted-services',
    /\bmanaged (CA|mesh|one|product)\b|\bprivate CA\b/i,
    /(hosted services are|limits|policies) allow|provider's managed mesh(, if| is among)|Check the managed one/,
  ],
  ['node-agents', /\b(CSI|SPIFFE) driver|\beBPF instrumentation\b/, /agents on\s+nodes are (allowed|forbidden)/i],
];

/** Texts that are for one platform of a cloud: whoever is there may use what that cloud hosts. */
const OF_ONE_CLOUD = new Set(['native-ecs', 'native-lattice', 'vpc-encryption', 'native-cloud']);

test.each(LIMITS)('no text advises what the limit %s forbids, unless it says so', (_, names, guard) => {
  const { steps, options, gates, useCases, verdictRules, capacityLevels } = builtInPack;
  const texts = [
    ...steps
      .filter(({ options: own = [] }) => !own.some((id) => OF_ONE_CLOUD.has(id)))
      .flatMap(({ id, do: task, proof, rollback }) => [task, proof, rollback].map((text) => [id, text] as const)),
    ...options
      .filter(({ id, kind }) => kind !== 'mesh' && !OF_ONE_CLOUD.has(id))
      .flatMap(({ id, about, proof = '', rollback = '' }) =>
        [about, proof, rollback].map((text) => [id, text] as const),
      ),
    ...gates.map(({ id, fix }) => [id, fix.do] as const),
    ...useCases.flatMap(({ id, experiment, rollback }) => [experiment, rollback].map((text) => [id, text] as const)),
    ...verdictRules.map(({ id, says }) => [id, says] as const),
    ...capacityLevels.map(({ id, says }) => [id, says] as const),
  ];
  const unguarded = texts.flatMap(([id, text]) =>
    text
      .split(/(?<=[.;]) /)
      .filter((sentence) => names.test(sentence) && !guard.test(sentence))
      .map((sentence) => `${id}: ${sentence}`),
  );
  expect(unguarded).toEqual([]);
});

test('certificates that need no agent on the node are named where agents are forbidden', () => {
  const certificates = builtInPack.options.find(({ id }) => id === 'certificates');
  const said = (certificates?.warnings ?? [])
    .map(({ says }) => says)
    .filter((says) => says.startsWith('Agents on nodes'));
  expect(said.map((says) => /mount as Secrets/.test(says))).toEqual([true]);
});
