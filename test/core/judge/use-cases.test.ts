import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/core/judge/judge.ts';
import { answersOf, choice, choices, compiledOf } from '../pack-of.ts';

const need = (id: string, carries: string, more: object = {}) => ({
  id,
  carries,
  strength: Object.fromEntries(
    ['duty', 'pain', 'burden', 'wish'].map((level) => [
      level,
      {
        when: { [level]: { includes: id } },
        says: `{${level}} is a ${level}.`,
        ...(['duty', 'pain'].includes(level) && { cost: `The ${level} goes on.` }),
        ...(level === 'duty' && { also: { when: { way: { is: 'mesh' } }, says: '{way} stays.' } }),
      },
    ]),
  ),
  covered: {
    when: { all: [{ covered: { includes: id } }, { not: { pain: { includes: id } } }] },
    says: '{covered} is there.',
    by: [
      { option: 'library', when: { way: { is: 'library' } } },
      { option: 'mesh', when: { way: { is: 'mesh' } } },
    ],
  },
  ...more,
});
const ids = ['a', 'b', 'c', 't', 'n', 'last'];
const compiled = compiledOf({
  questions: [
    ...['duty', 'pain', 'burden', 'wish', 'covered'].map((id) => choices(id, ['none', ...ids])),
    choice('way', ['library', 'mesh', 'other']),
    choice('improve-first', [...ids, 'undecided']),
  ],
  options: [{ id: 'library' }],
  useCases: [
    need('n', 'never'),
    need('t', 'together'),
    ...['a', 'b', 'c'].map((id) => need(id, 'alone')),
    need('last', 'alone', { stage: 'fly' }),
  ],
});
const NOTHING = { duty: ['none'], pain: ['none'], burden: ['none'], wish: ['none'], covered: ['none'], way: 'library' };
type Plain = Parameters<typeof answersOf>[0];
const judged = (answers: Plain) => judge(compiled, answersOf(answers)).useCases;
const places = (answers: Plain) =>
  judged({ ...NOTHING, ...answers })
    .filter(({ place }) => place !== 'none')
    .map(({ id, place, strength }) => `${id} ${place} ${strength}`);

describe('use cases', () => {
  test.each<[string, Plain, string | undefined]>([
    ['of its strongest level', { duty: ['a'], pain: ['a'] }, 'The duty goes on.'],
    ['of a weaker one', { pain: ['a'] }, 'The pain goes on.'],
    ['that the pack does not tell', { burden: ['a'] }, undefined],
    ['of what is covered', { duty: ['a'], covered: ['a'] }, undefined],
  ])('tell what it costs to leave a need unmet: %s', (_, answers, cost) => {
    expect(judged({ ...NOTHING, ...answers }).find(({ id }) => id === 'a')?.cost).toBe(cost);
  });

  test.each<[string, Plain, string[]]>([
    ['what holds, too', { duty: ['a'], pain: ['a'], way: 'mesh' }, ['duty', 'pain', 'way']],
    ['not what does not', { duty: ['a'], pain: ['a'] }, ['duty', 'pain']],
    ['nothing of another level', { pain: ['a'], way: 'mesh' }, ['pain']],
  ])('say last of how strongly they are needed %s', (_, answers, from) => {
    const { reasons } = judged({ ...NOTHING, ...answers }).find(({ id }) => id === 'a')!;
    expect(reasons.map((reason) => reason.answers)).toEqual(from.map((question) => [question]));
  });

  test.each<[string, Plain, string[]]>([
    [
      'the stronger need comes first',
      { duty: ['c'], pain: ['b'], burden: ['a'] },
      ['c first duty', 'b next pain', 'a next burden'],
    ],
    [
      'one first, two next, the others later',
      { pain: ['a', 'b', 'c', 't'] },
      ['a first pain', 'b next pain', 'c next pain', 't later pain'],
    ],
    ['the strongest level counts', { duty: ['a'], wish: ['a'] }, ['a first duty']],
    [
      'of equal strength, alone comes before together, then the order of the pack',
      { pain: ['t', 'b', 'a'] },
      ['a first pain', 'b next pain', 't next pain'],
    ],
    [
      'the answer breaks a tie, also between alone and together',
      { pain: ['t', 'b', 'a'], 'improve-first': 't' },
      ['t first pain', 'a next pain', 'b next pain'],
    ],
    [
      'the answer breaks a tie, and nothing more',
      { duty: ['a'], pain: ['b'], 'improve-first': 'b' },
      ['a first duty', 'b next pain'],
    ],
    [
      'a requirement of the last stage comes after what has hurt, and before what costs effort',
      { duty: ['last'], pain: ['a'], burden: ['b'] },
      ['a first pain', 'last next duty', 'b next burden'],
    ],
    ['another requirement comes before it', { duty: ['last', 'c'] }, ['c first duty', 'last next duty']],
    [
      'what never carries a mesh comes last and never starts',
      { duty: ['n'], burden: ['a'] },
      ['a first burden', 'n later duty'],
    ],
    ['what never carries a mesh does not start when it is alone', { duty: ['n'] }, ['n later duty']],
    ['a wish starts nothing', { wish: ['a'] }, ['a later wish']],
    ['what is covered is not needed', { duty: ['a'], burden: ['b'], covered: ['a'] }, ['b first burden']],
    ['a pain is not covered by what was there', { pain: ['a'], covered: ['a'] }, ['a first pain']],
    ['nothing starts where nothing is needed', {}, []],
  ])('%s', (_, answers, expected) => {
    expect(places(answers)).toEqual(expected);
  });

  test('are all listed, ranked from 1, unmet before covered before the others, and at most one starts', () => {
    const all = judged({ ...NOTHING, duty: ['a'], covered: ['a'], pain: ['b'], wish: ['t'] });
    expect(all.map(({ id, rank, unmet }) => [id, rank, unmet])).toEqual([
      ['b', 1, true],
      ['a', 2, false],
      ['t', 3, false],
      ['c', 4, false],
      ['last', 5, false],
      ['n', 6, false],
    ]);
    expect(all.filter(({ start }) => start).map(({ id }) => id)).toEqual(['b']);
  });

  test('say what covers them: an option, the mesh, or nothing with a name', () => {
    const by = (way: string) =>
      judged({ ...NOTHING, duty: ['a'], covered: ['a'], way }).find(({ id }) => id === 'a')!.coveredBy;
    expect([by('library'), by('mesh'), by('other')]).toEqual([['library'], ['mesh'], []]);
  });

  test('say why, with the answers that caused it', () => {
    const a = judged({ ...NOTHING, duty: ['a'], covered: ['a'] }).find(({ id }) => id === 'a')!;
    expect(a.why).toEqual(['Label of a is a duty.', 'Label of a is there.']);
    expect(a.reasons.map(({ answers }) => answers)).toEqual([['duty'], ['covered', 'pain']]);
  });

  test('without an answer, every strength is possible, none counts, and what may be covered is unmet', () => {
    const open = judged({}).find(({ id }) => id === 'a')!;
    expect(open).toMatchObject({ strength: 'none', unmet: false });
    expect(open.strengthPossible).toEqual(['duty', 'pain', 'burden', 'wish', 'none']);
    const { covered: _, ...known } = NOTHING;
    expect(judged({ ...known, duty: ['a'] }).find(({ id }) => id === 'a')).toMatchObject({ unmet: true, start: true });
  });

  test('a pain tells the problems that make it one, not those of other needs', () => {
    const told = (pain: string[]) =>
      judged({ ...NOTHING, pain }).flatMap(({ id, reasons }) => (id === 'a' || id === 'b' ? reasons : []));
    const texts = told(['a', 'b']).map(({ text }) => text);
    expect(texts).toEqual(['Label of a is a pain.', 'Label of b is a pain.']);
  });
});
