import { describe, expect, test } from 'vitest';
import { meaningOf } from '../../../src/cli/ask/plain-reply.ts';
import type { Question } from '../../../src/core/pack/schema.ts';

const texts = { section: 'here', prompt: 'What?', help: 'Look.', why: 'Because.', sources: ['ours'] };
const values = [
  { value: 'java', label: 'Java' },
  { value: 'go', label: 'Go' },
  { value: 'several', label: 'Several, not listed' },
];
const choice: Question = { ...texts, id: 'choice', kind: 'choice', values, notApplicable: true, otherwise: 'go' };
const choices: Question = { ...texts, id: 'choices', kind: 'choices', values, alone: ['several'] };
const number: Question = { ...texts, id: 'number', kind: 'number', min: 1, max: 50 };

const value = (given: string | number | string[]) => ({ kind: 'reply', reply: { kind: 'value', value: given } });
const reply = (kind: string) => ({ kind: 'reply', reply: { kind } });

describe('a typed line means', () => {
  test.each([
    ['a number of the list', choice, '2', value('go')],
    ['a value', choice, 'java', value('java')],
    ['a label in any case', choice, ' JAVA ', value('java')],
    ['a label with a comma', choice, 'several, not listed', value('several')],
    ['several numbers', choices, '2, 1', value(['java', 'go'])],
    ['several numbers without commas', choices, '2 1', value(['java', 'go'])],
    ['several values', choices, 'go,java,go', value(['java', 'go'])],
    ['a number', number, '42', value(42)],
    ['don’t know', number, 'unknown', reply('unknown')],
    ['later', choice, 'skip', reply('later')],
    ['back', choice, 'BACK', reply('back')],
    ['quit', choice, 'quit', reply('quit')],
    ['the summary', choice, 'review', reply('review')],
    ['help', choice, '?', { kind: 'help' }],
    ['a note', choice, 'note', { kind: 'note' }],
    ['not applicable, the reason to come', choice, 'na', { kind: 'reason' }],
    [
      'not applicable with its reason',
      choice,
      'na all of it is Go',
      { kind: 'reply', reply: { kind: 'not-applicable', reason: 'all of it is Go' } },
    ],
  ])('%s: %o %s', (_, question, line, expected) => {
    expect(meaningOf(question, undefined, line)).toEqual(expected);
  });

  test.each([
    ['a number that is not in the list', choice, '4', 'a number from 1 to 3'],
    ['a slip', choice, 'jaav', 'did you mean java?'],
    ['two of one', choice, 'java, go', 'a number from 1 to 3'],
    ['a value that stands alone with another', choices, '1,3', 'several can only be chosen alone'],
    ['a number out of bounds', number, '51', 'type a whole number from 1 to 50'],
    ['too few', { ...number, below: 'if there is none, type na' }, '0', 'from 1 to 50; if there is none, type na'],
    ['a fraction', number, '4.5', 'type a whole number from 1 to 50'],
    ['"not applicable" where it is not allowed', number, 'na', 'is no answer to this question'],
    ['nothing', number, '', 'Type a number from 1 to 50'],
  ])('nothing, and it is said what would be right: %s', (_, question, line, words) => {
    const meaning = meaningOf(question, undefined, line);
    expect(meaning.kind === 'trouble' && meaning.trouble).toContain(words);
  });

  test.each([
    [{ kind: 'value', value: 'go' } as const, value('go')],
    [{ kind: 'unknown' } as const, reply('later')],
  ])('the earlier answer again, where nothing is typed: %j', (earlier, expected) => {
    expect(meaningOf(choice, earlier, '')).toEqual(expected);
  });
});
