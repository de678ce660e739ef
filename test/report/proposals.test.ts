import { describe, expect, test } from 'vitest';
import { markdown } from '../../src/report/markdown.ts';
import { answeredProposals, proposalsInShort, proposedInWords } from '../../src/report/judgement/proposals.ts';
import { builtInPack } from '../core/pack/built-in.ts';
import { changed, organization } from './organization.ts';

const answersFor = (name: string, answers: Readonly<Record<string, string>>) =>
  answeredProposals(changed(name, answers)).map(({ word, why, proposal: { id } }) => [id, word, why]);

describe('what is answered to alternatives on the table', () => {
  test('is nothing where none is named', () => {
    expect(answeredProposals(organization('kafka-only'))).toEqual([]);
    expect(answersFor('kafka-only', { 'on-the-table': '[none]' })).toEqual([]);
  });

  test('is for one with an option what the plan does about it, or why that option is out', () => {
    const table = { 'on-the-table': '[library, certificates, network]' };
    expect(answersFor('thin-identity-by-audit-date', table).map(([id]) => id)).toEqual([
      'library',
      'certificates',
      'network',
    ]);
    expect(answersFor('lambda-hipaa', { 'on-the-table': '[cloud-service]' })[0]).toEqual([
      'cloud-service',
      'yes',
      'For “Encrypted calls between services”, this plan carries it out (“Cloud workload identities”).',
    ]);
    expect(answersFor('lambda-hipaa', { 'on-the-table': '[network]' })[0]).toEqual([
      'network',
      'no',
      'Below functions and serverless containers, the provider runs the network; you have no nodes to encrypt between.',
    ]);
  });

  test('is a sentence for every value of the question, whatever the organization', () => {
    const { values = [] } = builtInPack.questions.find(({ id }) => id === 'on-the-table')!;
    const named = values.map(({ value }) => value).filter((value) => value !== 'none');
    expect(builtInPack.proposals.map(({ id }) => id).toSorted()).toEqual(named.toSorted());
    for (const name of ['polyglot-scale-up', 'istio-stuck-at-thirty-percent', 'kafka-only', 'thin-healthy-linkerd'])
      for (const [id, , why] of answersFor(name, { 'on-the-table': `[${named.join(', ')}]` }))
        expect(why, `${name}: ${id}`).toMatch(/^.+\.$/);
  });

  test('quotes the note about them, and is in the brief in short', () => {
    const noted = '{ value: [gateway, wait], note: "the CTO asks: \\"is a *gateway* enough?\\"" }';
    const assessment = changed('polyglot-scale-up', { 'on-the-table': noted });
    expect(proposedInWords(assessment)).toBe("“the CTO asks: 'is a *gateway* enough?'”");
    expect(proposedInWords(organization('polyglot-scale-up'))).toBe('');
    expect(markdown(assessment, { width: 80, color: 0, file: 'answers.yaml' })).toContain('is a \\*gateway\\* enough?');
    expect(proposalsInShort(assessment)).toMatch(/^“A gateway alone”: no\. It .+\. “Wait”: no\. The need .+\.$/);
    expect(proposalsInShort(organization('polyglot-scale-up'))).toMatch(/^“A service mesh on today's platform”: yes; /);
    expect(proposalsInShort(organization('kafka-only'))).toBe('');
  });

  test('changes nothing else, answered or not', () => {
    const { answers: _, proposals: own, ...rest } = changed('polyglot-scale-up', { 'on-the-table': '[none]' });
    const {
      answers: __,
      proposals: none,
      ...others
    } = changed('polyglot-scale-up', { 'on-the-table': '[wait, keep]' });
    expect([own, none?.length]).toEqual([undefined, 2]);
    expect(JSON.stringify(others)).toBe(JSON.stringify(rest));
  });
});
