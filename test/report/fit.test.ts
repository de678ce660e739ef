import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/core/answers/answers.ts';
import { parseAnswers } from '../../src/core/answers/parse.ts';
import { assess } from '../../src/core/assess/assess.ts';
import { choiceOf } from '../../src/core/fit/choice.ts';
import { fitReporters } from '../../src/report/fit.ts';
import { certainRestOf, howToRead, ifOtherwise, sharedDoubts } from '../../src/report/judgement/meshes.ts';
import { builtInPack } from '../core/pack/built-in.ts';
import { wellFormed } from '../formats/well-formed.ts';
import { compiled } from '../rules/any-organization.ts';

const width = { width: 80 } as Parameters<typeof fitReporters.html>[1];
const file = (name: string, more = '') =>
  parseAnswers(
    readFileSync(new URL(`../../fixtures/${name}.yaml`, import.meta.url), 'utf8') + more,
    `${name}.yaml`,
    builtInPack,
  ).answersFile;
const fit = (name: string) => assess(compiled, file(name), 'test');
const page = (name: string) => fitReporters.html(fit(name), width);
/** Texts as a reader of the page sees them. */
const text = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

describe('the comparison as a page', () => {
  test.each(['samples/example-payments', 'samples/monolith-shop', 'samples/linkerd-public-agency'])(
    'of %s is well formed, and its links inside lead somewhere',
    (name) => {
      const html = page(name);
      wellFormed['html']!(html);
      const ids = new Set([...html.matchAll(/\bid="([^"]*)"/g)].map(([, id]) => id));
      expect([...html.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id).filter((id) => !ids.has(id))).toEqual([]);
    },
  );

  test('tells of each product that is left what it gives, lacks, and whose it is', () => {
    const said = text(page('samples/example-payments'));
    for (const { option } of choiceOf(fit('samples/example-payments')).left)
      for (const part of [option.title, option.about, option.license!, ...option.leaves]) expect(said).toContain(part);
  });

  test('tells every reason against a product that fell, with the day to read it again', () => {
    const said = text(page('samples/example-payments'));
    const { out } = choiceOf(fit('samples/example-payments'));
    expect(out.length).toBeGreaterThan(2);
    for (const { title, ruledOutBy } of out) {
      expect(said).toContain(title);
      for (const { why, review } of ruledOutBy) expect(said).toMatch(new RegExp(`${why.slice(0, 30)}[^]*${review}`));
    }
  });
});

describe.each(['terminal', 'markdown', 'html'] as const)('beside the meshes, as %s', (format) => {
  test('stand the options without one, and to change nothing, with what each lacks', () => {
    const assessment = fit('samples/example-payments');
    const said = text(fitReporters[format](assessment, width)).replace(/\s+/g, ' ');
    const { beside, undone } = choiceOf(assessment);
    expect(beside.map(({ option }) => option.id)).toContain('telemetry');
    for (const { option } of beside) {
      expect(said).toContain(option.title);
      expect(said).toContain(option.leaves[0]!.slice(0, 40));
    }
    expect(said).toContain('No change');
    for (const { title } of undone!) expect(said).toContain(`“${title}”`);
  });

  test('no change is offered where a mesh runs', () => {
    expect(fitReporters[format](fit('samples/linkerd-public-agency'), width)).not.toContain('No change');
  });
});

test('every option of the built-in pack says under which license it is, or whose it is', () => {
  const silent = builtInPack.options.filter(({ license, ended }) => license === undefined && ended === undefined);
  expect(silent.map(({ id }) => id)).toEqual([]);
});

describe('answers that leave hardly a product', () => {
  const payments = file('samples/example-payments');
  const answers = new Map<string, Answer>([
    ...payments.answers,
    ['limits', { kind: 'value', value: ['node-agents', 'unsupported-software'] }],
    ['windows-in-mesh', { kind: 'value', value: 'must' }],
  ]);
  const assessment = assess(compiled, { ...payments, answers }, 'test');

  test('say of the only one that it is not known whether it has what is demanded', () => {
    expect(choiceOf(assessment).left.map(({ option }) => option.id)).toEqual(['kong-mesh']);
    expect(fitReporters.terminal(assessment, width).replace(/\s+/g, ' ')).toContain(
      "Know its drawbacks before you choose it. It isn't known whether it meets all that you demand.",
    );
  });

  test('are told together where they leave none, as few as do it', () => {
    const none = { ...choiceOf(assessment), left: [], shortlist: [], cause: ['limits', 'orchestrator'] };
    expect(howToRead(none)).toMatch(/^Together, the answers to limits and orchestrator rule out every product/);
  });
});

describe('in the terminal', () => {
  const terminal = (name: string, more = '') =>
    fitReporters.terminal(assess(compiled, file(name, more), 'test'), width).replace(/\s+/g, ' ');
  const windows = () => {
    const { answers, ...rest } = file('practice/polyglot-scale-up');
    const must = new Map([...answers, ['windows-in-mesh', { kind: 'value', value: 'must' } satisfies Answer]] as const);
    return assess(compiled, { ...rest, answers: must }, 'test');
  };

  test('a product that is left says what is not known of it although it is demanded', () => {
    const assessment = windows();
    const { left, shortlist } = choiceOf(assessment);
    const said = fitReporters.terminal(assessment, width).replace(/\s+/g, ' ');
    const doubted = left.filter(({ option }) => option.warnings.some(({ doubt }) => doubt === true));
    expect(doubted.length).toBeGreaterThan(0);
    expect(shortlist.filter((each) => doubted.includes(each))).toEqual([]);
    for (const { option } of doubted)
      expect(said).toContain(`Unknown: ${option.warnings.find(({ doubt }) => doubt)!.text}`);
  });

  test('beside a not-yet that is close, names what to compare if a mesh is decided for', () => {
    const close = fit('samples/vm-heavy-insurer');
    expect([close.verdict.id, close.verdict.close]).toEqual(['not-yet', true]);
    const { otherwise, shortlist } = choiceOf(close);
    expect(shortlist).toEqual([]);
    expect(otherwise.length).toBeGreaterThan(0);
    expect(terminal('samples/vm-heavy-insurer')).toContain(
      `If you choose a mesh after all, compare these first: ${otherwise[0]!.option.title}`,
    );
    expect(choiceOf({ ...close, verdict: { ...close.verdict, close: false } }).otherwise).toEqual([]);
  });

  test('beside a not-yet that is close, names no mesh that is out or may miss what is demanded', () => {
    const close = fit('samples/vm-heavy-insurer');
    const doubt = { text: 'Not checked.', answers: [], sources: [], doubt: true as const };
    const said = (changed: Partial<(typeof close.options)[number]>) => {
      const options = close.options.map((option) => (option.kind === 'mesh' ? { ...option, ...changed } : option));
      return ifOtherwise(choiceOf({ ...close, options }), { ...close, options });
    };
    expect(said({ fit: 'out' })).toContain('your answers rule out every mesh product');
    expect(said({ fit: 'fits', warnings: [doubt] })).toContain('no mesh product is known to meet all that you demand');
  });

  test('what is in doubt of the rest is said once, with all that share it', () => {
    const choice = choiceOf(windows());
    const shared = sharedDoubts(choice);
    expect(shared.map(({ doubt }) => doubt.text)).toEqual([...new Set(shared.map(({ doubt }) => doubt.text))]);
    expect(shared.flatMap(({ options }) => options.map(({ id }) => id))).toContain('kuma');
    expect(certainRestOf(choice).map(({ option }) => option.id)).not.toContain('kuma');
  });

  test('a question that can rule products out says which', () => {
    const { unknowns } = fit('practice/polyglot-scale-up');
    const effect = unknowns.find(({ question }) => question === 'windows-in-mesh')!.mainEffect;
    expect(effect).toContain('whether “Istio in ambient mode”');
  });

  test('without a yes, the options that are left come before those that fell', () => {
    const said = terminal('samples/vm-heavy-insurer');
    const verdict = fit('samples/vm-heavy-insurer').verdict.id;
    expect(verdict).not.toBe('yes');
    expect(said.indexOf('Without a mesh')).toBeLessThan(said.indexOf('Ruled out by your answers'));
  });

  test('what is installed has a place of its own, with every reason against it', () => {
    const choice = fit('samples/managed-add-on');
    const answers = file('samples/managed-add-on').answers;
    const crossing = new Map(answers).set('cross-cluster-calls', { kind: 'value', value: 'some' } as Answer);
    const assessment = assess(compiled, { ...file('samples/managed-add-on'), answers: crossing }, 'test');
    expect(fitReporters.terminal(choice, width)).not.toContain('Installed here');
    const said = fitReporters.terminal(assessment, width);
    const [, installed = '', out = ''] =
      /Installed here, with limits\n([^]*?)\n\nRuled out[^\n]*\n([^]*?)\n\n/.exec(said) ?? [];
    expect(installed).toMatch(/Istio add-on of AKS[^]*Keep it only if/);
    expect(out).not.toContain('Istio add-on of AKS');
  });

  test('options are for needs by their titles, not by their ids', () => {
    expect(terminal('samples/vm-heavy-insurer')).not.toMatch(/For: [a-z-]+ \(/);
  });
});
