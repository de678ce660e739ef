import { describe, expect, test } from 'vitest';
import { assess } from '../../../src/core/assess/assess.ts';
import { choiceOf } from '../../../src/core/fit/choice.ts';
import { answersOf, choice, choices, compiledOf, type Parts } from '../pack-of.ts';

const review = '2027-05-22';
const facts = [{ id: 'read', says: 'It was so.', link: 'https://example.org/', read: '2026-11-22' }];
const sources = ['read'];
const out = (when: object, why = 'It can’t.') => ({ when, why, sources, review });
const mesh = (id: string, more: object = {}) => ({
  id,
  kind: 'mesh',
  title: id,
  answers: [{ need: 'encrypt', says: 'Encrypts' }],
  ...more,
});

/** Four products, two of which are editions of one, an ended one, and a way without a mesh. */
const parts = {
  questions: [
    choice('asked', ['yes', 'no']),
    choice('here', ['none', 'plain']),
    choice('cloud', ['east', 'west'], { forChoice: true }),
    choice('place', ['inside', 'outside']),
    choices('forbidden', ['nothing', 'agents'], { alone: ['nothing'] }),
  ],
  verdictRules: [
    { id: 'asked', verdict: 'yes', when: { asked: { is: 'yes' } } },
    { id: 'else', verdict: 'no' },
  ],
  course: [
    { id: 'adopt', course: 'adopt', when: { all: [{ verdict: { is: 'yes' } }, { here: { is: 'none' } }] } },
    { id: 'keep', course: 'keep', when: { verdict: { is: 'yes' } } },
    { id: 'none', course: 'none' },
  ],
  useCases: [
    { id: 'encrypt', strength: { duty: { when: { asked: { oneOf: ['yes', 'no'] } }, says: 'It must be.' } } },
    { id: 'join', carries: 'never', strength: { pain: { when: { place: { is: 'outside' } }, says: 'It hurts.' } } },
  ],
  options: [
    mesh('node', {
      ruledOut: [out({ forbidden: { includes: 'agents' } }, 'Agents are forbidden: {forbidden}.')],
      speaksFor: [{ when: { place: { is: 'inside' } }, points: 2, says: 'Easy inside.', sources }],
      warnings: [
        { says: 'Always said.', sources },
        { when: { cloud: { is: 'west' } }, says: 'Young in the west.', sources },
      ],
    }),
    mesh('east-only', { ruledOut: [out({ cloud: { is: 'west' } })] }),
    mesh('plain', { speaksFor: [{ when: { place: { is: 'outside' } }, points: 1, says: 'Goes out.', sources }] }),
    mesh('plain-supported', {
      editionOf: 'plain',
      answers: [
        { need: 'encrypt', says: 'Encrypts' },
        { need: 'join', says: 'Joins' },
      ],
    }),
    mesh('needless', { answers: [], ruledOut: [out({ cloud: { is: 'west' } })] }),
    mesh('gone', { ended: { why: 'It ended.', sources, review } }),
    { id: 'certificates', answers: [{ need: 'encrypt', says: 'By hand' }] },
  ],
  facts,
} satisfies Parts;
const compiled = compiledOf(parts);

const all = { asked: 'yes', here: 'none', cloud: 'east', place: 'inside', forbidden: ['nothing'] };
type Given = Readonly<Record<string, unknown>>;
const chosen = (given: Given, pack = compiled) => {
  const answers = answersOf(given as Parameters<typeof answersOf>[0]);
  const assessment = assess(pack, { answers, waivers: [], done: [] } as never, 'test');
  return { assessment, choice: choiceOf(assessment) };
};
const ids = (given: Given) => {
  const { left, out: fallen, shortlist, settled, questions, of } = chosen(given).choice;
  return {
    of,
    left: left.map(({ option }) => option.id),
    out: fallen.map(({ id }) => id),
    shortlist: shortlist.map(({ option }) => option.id),
    settled,
    questions: questions.map(({ question }) => question),
  };
};

describe('what the answers leave to choose from', () => {
  test('points order, nothing else does the excluding, and a shortlist holds one edition of a product', () => {
    expect(ids(all)).toEqual({
      of: 'mesh',
      left: ['node', 'east-only', 'plain', 'plain-supported'],
      out: ['gone'],
      shortlist: ['node', 'east-only', 'plain'],
      settled: true,
      questions: [],
    });
    expect(ids({ ...all, place: 'outside' }).left).toEqual(['plain', 'plain-supported', 'node', 'east-only']);
  });

  test('what misses something that is required comes after what covers it, whatever its points', () => {
    const both = [...mesh('one').answers, { need: 'lock', says: 'Locks' }];
    const pack = compiledOf({
      ...parts,
      useCases: [
        ...parts.useCases,
        {
          id: 'lock',
          carries: 'together',
          strength: { duty: { when: { asked: { is: 'yes' } }, says: 'It is required.' } },
        },
      ],
      options: [
        mesh('likes', { speaksFor: [{ when: { asked: { is: 'yes' } }, points: 3, says: 'It is liked.', sources }] }),
        mesh('locks', { answers: both }),
      ],
    });
    expect(chosen(all, pack).choice.left.map(({ option }) => option.id)).toEqual(['locks', 'likes']);
  });

  test('what misses something required that can carry a mesh alone comes last, however much else it covers', () => {
    const need = (id: string, more: object) => ({ id, strength: more });
    const asked = { asked: { is: 'yes' } };
    const pack = compiledOf({
      ...parts,
      useCases: [
        need('encrypt', { duty: { when: asked, says: 'It must be.' } }),
        need('see', { pain: { when: asked, says: 'It hurts.' } }),
        need('retry', { pain: { when: asked, says: 'It hurts.' } }),
      ],
      options: [
        mesh('sees', {
          answers: ['see', 'retry'].map((id) => ({ need: id, says: 'Does' })),
          speaksFor: [{ when: asked, points: 5, says: 'It is liked.', sources }],
        }),
        mesh('encrypts'),
      ],
    });
    expect(chosen(all, pack).choice.left.map(({ option }) => option.id)).toEqual(['encrypts', 'sees']);
  });

  describe('where it is not known whether an option has what is demanded', () => {
    const doubt = { when: { cloud: { is: 'west' } }, says: 'Not checked in the west.', doubt: true, sources };
    const liked = { speaksFor: [{ when: { asked: { is: 'yes' } }, points: 5, says: 'It is liked.', sources }] };
    const known = compiledOf({ ...parts, options: [mesh('doubted', { ...liked, warnings: [doubt] }), mesh('known')] });
    const nothing = compiledOf({ ...parts, options: [mesh('doubted', { warnings: [doubt] })] });
    const shown = (given: Given, pack: typeof known) => {
      const { left, shortlist } = chosen({ ...all, ...given }, pack).choice;
      return [left, shortlist].map((list) => list.map(({ option }) => option.id));
    };

    test('it is left, after those that have it, and off the shortlist', () => {
      expect(shown({ cloud: 'west' }, known)).toEqual([['known', 'doubted'], ['known']]);
      expect(chosen({ ...all, cloud: 'west' }, known).choice.left[1]!.option.warnings).toMatchObject([{ doubt: true }]);
    });

    test('without that demand, nothing is doubted', () => {
      expect(shown({ cloud: 'east' }, known)).toEqual([
        ['doubted', 'known'],
        ['doubted', 'known'],
      ]);
    });

    test('it is on the shortlist where nothing else is left', () => {
      expect(shown({ cloud: 'west' }, nothing)).toEqual([['doubted'], ['doubted']]);
    });
  });

  test('an answer rules out with its reason, its source, and the day to read it again', () => {
    const { choice: found } = chosen({ ...all, forbidden: ['agents'] });
    expect(found.out.map(({ id }) => id)).toEqual(['node', 'gone']);
    expect(found.out[0]!.ruledOutBy).toMatchObject([
      { why: 'Agents are forbidden: Label of agents.', answers: ['forbidden'], review, sources: [{ id: 'read' }] },
    ]);
    expect(found.out[0]!.warnings).toEqual([]);
  });

  test('while an answer is open, nothing that it can rule out is settled, and the question is named', () => {
    const { cloud: _, ...rest } = all;
    expect(ids(rest)).toMatchObject({
      settled: false,
      questions: ['cloud'],
      shortlist: ['node', 'plain', 'east-only'],
    });
    const { forbidden: __, ...more } = rest;
    expect(ids(more)).toMatchObject({ settled: false, questions: ['cloud', 'forbidden'] });
  });

  test('a product that answers nothing that is needed is neither left nor out', () => {
    const { left, out: fallen } = ids({ ...all, cloud: 'west' });
    expect([...left, ...fallen]).not.toContain('needless');
    expect(fallen).toContain('east-only');
  });

  test('warnings belong to the answers, and stay with what is left', () => {
    const texts = (given: Given) =>
      chosen({ ...all, ...given })
        .assessment.options.find(({ id }) => id === 'node')!
        .warnings.map(({ text }) => text);
    expect(texts({})).toEqual(['Always said.']);
    expect(texts({ cloud: 'west' })).toEqual(['Always said.', 'Young in the west.']);
  });

  test('without a yes, no product is compared', () => {
    expect(ids({ ...all, asked: 'no' })).toMatchObject({ of: 'without', left: ['certificates'], shortlist: [] });
  });

  test('while a mesh runs that can stay, what would fit is listed, and no shortlist is made', () => {
    const { choice: found } = chosen({ ...all, here: 'plain' });
    expect(found).toMatchObject({ of: 'mesh', due: false, shortlist: [] });
    expect(found.left.length).toBe(4);
  });

  test('an ended product is out whatever is answered', () => {
    for (const given of [{}, { asked: 'yes' }, all])
      expect(chosen(given).assessment.options.find(({ id }) => id === 'gone')!.fit).toBe('out');
  });
});

describe('where no product is left', () => {
  const none = { asked: 'yes', here: 'none', cloud: 'west', place: 'inside', forbidden: ['agents'] };
  const strict = compiledOf({
    ...parts,
    options: [
      mesh('node', { ruledOut: [out({ forbidden: { includes: 'agents' } }), out({ place: { is: 'inside' } })] }),
      mesh('east-only', { ruledOut: [out({ cloud: { is: 'west' } }), out({ place: { is: 'inside' } })] }),
      mesh('plain', { ruledOut: [out({ all: [{ cloud: { is: 'west' } }, { forbidden: { includes: 'agents' } }] })] }),
      mesh('gone', { ended: { why: 'It ended.', sources, review } }),
    ],
  });

  test('the fewest answers that rule out every product are named', () => {
    expect(chosen(none, strict).choice).toMatchObject({ left: [], cause: ['forbidden', 'cloud'] });
    const placed = compiledOf({
      ...parts,
      options: [
        mesh('node', { ruledOut: [out({ forbidden: { includes: 'agents' } }), out({ place: { is: 'inside' } })] }),
        mesh('east-only', { ruledOut: [out({ cloud: { is: 'west' } }), out({ place: { is: 'inside' } })] }),
      ],
    });
    expect(chosen(none, placed).choice).toMatchObject({ left: [], cause: ['place'] });
  });

  test('no cause is named while something is left', () => {
    expect(chosen(all).choice.cause).toEqual([]);
    expect(chosen({ ...none, place: 'outside', cloud: 'east' }, strict).choice.cause).toEqual([]);
  });
});

describe('what stands beside the products', () => {
  test('are the options without a mesh that answer what is needed, and what stays unmet if nothing is done', () => {
    const { beside, undone } = chosen({ ...all, place: 'outside' }).choice;
    expect(beside.map(({ option, misses }) => [option.id, misses.map(({ id }) => id)])).toEqual([
      ['certificates', ['join']],
    ]);
    expect(undone?.map(({ id }) => id)).toEqual(['encrypt', 'join']);
  });

  test('without a yes, nothing stands beside them, because they are the choice themselves', () => {
    expect(chosen({ ...all, asked: 'no' }).choice).toMatchObject({ beside: [], undone: [{ id: 'encrypt' }] });
  });

  test('where a mesh runs, nothing is said to stay unmet, because it does something already', () => {
    expect(chosen({ ...all, here: 'plain' }).choice.undone).toBeUndefined();
  });
});

describe('questions that only choose between products', () => {
  const unknowns = (given: Given) => chosen(given).assessment.unknowns.map(({ question }) => question);
  const counted = (given: Given) => chosen(given).assessment.coverage.applicable;

  test('are asked while a yes is possible, several products are left, and one of them hangs on it', () => {
    expect(unknowns({ ...all, cloud: 'unknown' })).toEqual(['cloud']);
    expect(unknowns({ ...all, asked: 'no', cloud: 'unknown' })).toEqual([]);
  });

  test('are left out of coverage', () => {
    expect(counted(all)).toBe(4);
    expect(counted({ ...all, cloud: 'unknown' })).toBe(4);
  });
});
