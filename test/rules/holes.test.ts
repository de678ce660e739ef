import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answers } from '../../src/core/answers/answers.ts';
import { assess } from '../../src/core/assess/assess.ts';
import { html } from '../../src/report/html.ts';
import { markdown } from '../../src/report/markdown.ts';
import { terminalDocument } from '../../src/report/terminal/document.ts';
import { terminal } from '../../src/report/terminal.ts';
import { builtInPack } from '../core/pack/built-in.ts';
import { anyOrganization, compiled, written } from './any-organization.ts';
import { often } from '../thorough.ts';

const THINGS = 'services|clusters|teams|people|engineers|VMs|languages|calls|days|weeks|steps|gates|questions|answers';
/** Ids of levels that no sentence would use as words. */
const LEVELS = builtInPack.criteria
  .flatMap(({ levels }) => levels.map(({ id }) => id))
  .filter((id) => id.includes('-'))
  .join('|');

/** What a reader stumbles over where a sentence was made from answers. */
const HOLES: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a value of the program', /\b(?:undefined|NaN)\b|\[object/],
  ['an answer that was not put in', /\{[a-z][a-z0-9-]*\}/],
  ['one of several', new RegExp(String.raw`(?<![\d.,] ?|to |of )\b1 (?:${THINGS})\b`)],
  ['several of an unknown number', new RegExp(`\\b(?:unknown|not applicable) (?:${THINGS})\\b`, 'i')],
  ['two spaces', /\S {2,}\S/],
  ['a space before a mark', / [,;.](?= |$)/],
  ['nothing between two marks', /,,|;;|(?<!\.)\.\.(?!\.)|\(\)|“”|[:,;] ?[,;.](?= |$)|\( | \)/],
  ['the id of a level', new RegExp(`(?<![-\\w])(?:${LEVELS})(?![-\\w])`)],
];

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" };

/** What a person reads, line by line: without code, links, and the lines of tables and boxes. */
function linesOf(answers: Answers): readonly string[] {
  const assessment = assess(compiled, { answers, waivers: [], bar: undefined } as never, 'test');
  const options = { width: 10_000, color: 0, file: 'answers.yaml' } as const;
  const page = html(assessment, options)
    .replace(/<style>[\s\S]*?<\/style>|<svg[\s\S]*?<\/svg>/g, '')
    .replace(/<code[^>]*>.*?<\/code>/g, 'x')
    .replace(/<\/(?:p|li|h\d|td|th|dt|dd|summary|title|a)>|<br>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&(lt|gt|quot|amp|#39);/g, (_, name: string) => ENTITIES[name]!);
  const screens = [terminal(assessment, options), terminalDocument(assessment, options)].map((text) =>
    text.replace(/^.*[█▒·].*$/gm, '').replace(/^\s*criterion +points$/gm, ''),
  );
  const document = markdown(assessment, options).replace(/^\|[-:|]+\|$|(?: ?\[\^[^\]]+\])+:?|\\(?=[^\w\s])/gm, '');
  return [page, ...screens, document].flatMap((text) =>
    text
      .replace(/`[^`\n]*`/g, 'x')
      .split('\n')
      .map((line) => line.replaceAll('|  |', '| |').trim()),
  );
}

test('no sentence of a plan shows where it was put together', { timeout: 240_000 }, () => {
  fc.assert(
    fc.property(anyOrganization, (answers) => {
      const found = linesOf(answers).flatMap((line) =>
        HOLES.filter(([, pattern]) => pattern.test(line)).map(([what]) => `${what}: ${line}`),
      );
      expect([...new Set(found)].slice(0, 12), written(answers)).toEqual([]);
    }),
    { numRuns: often(5, 15) },
  );
});
