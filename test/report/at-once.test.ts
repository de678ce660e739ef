import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/core/assess/assessment.ts';
import { type Format, reporters } from '../../src/report/index.ts';
import { no, notYet, yes } from './sample.ts';

const formats: readonly Format[] = ['terminal', 'markdown', 'html'];
/** The visible text, without tags, on one line. */
function textOf(format: Format, assessment: Assessment): string {
  return reporters[format](assessment, { width: 200, color: 0 })
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}

/** The sample with one gate that comes first, and a use case that waits for it. */
const ended: Assessment = {
  ...yes,
  stages: yes.stages.map((stage) => ({
    ...stage,
    gates: stage.gates.map((gate) =>
      gate.id === 'canary' ? { ...gate, atOnce: { order: 'first', says: 'Move off what has ended' } } : gate,
    ),
  })),
  useCases: yes.useCases.map((useCase) => (useCase.start ? { ...useCase, waitsFor: ['canary'] } : useCase)),
};

describe.each(formats)('%s', (format) => {
  test('names what comes before the first use case in front of it, and lets it wait', () => {
    const text = textOf(format, ended);
    expect(text).toMatch(/First of all.{1,20}Move off what has ended.*Then start with.{1,20}Encrypted calls/);
    expect(text).not.toMatch(/\bStart with [^o]/);
    if (format !== 'terminal')
      expect(text).toContain('It begins when this gate is met, not before: “Each service is tested with its proxy”.');
  });

  test('names what is done at once beside the first use case, with it where both are of one stage, and alone where there is none', () => {
    expect(textOf(format, yes)).toMatch(
      /Start with.{1,20}Encrypted calls.*At once, with it.{1,20}Write down how to switch it off/,
    );
    const later = { ...yes, useCases: yes.useCases.map((useCase) => ({ ...useCase, stage: 'walk' as const })) };
    expect(textOf(format, later)).toMatch(/At once, beside it.{1,20}Write down how to switch it off/);
    expect(textOf(format, no)).toMatch(/At once.{1,20}Write down how to switch it off/);
  });
});

describe.each(['markdown', 'html'] as const)('%s', (format) => {
  test('keeps what argues for a mesh apart from the reasons of a not yet', () => {
    const text = textOf(format, notYet);
    expect(text).toMatch(
      /40 services in 3 languages\..*What argues for a mesh all the same, and is not enough here:.*All services run in containers\./,
    );
    expect(textOf(format, yes)).not.toContain('What argues for a mesh');
  });

  test('says why the stage is the one it is', () => {
    expect(textOf(format, yes)).toContain(': the first one with a required gate that is not met.');
    const finished: Assessment = { ...yes, stage: 'fly', stagePossible: ['fly'] };
    expect(textOf(format, finished)).toContain(': every required gate is met, and there is no stage after it.');
    expect(textOf(format, notYet)).toContain(': a plan without a yes does not go further.');
  });

  test('says of a yes with nothing to start that all is in place, not that nothing needs a mesh', () => {
    const over = { ...yes, useCases: [] };
    expect(textOf(format, over)).toContain('nothing new: what the answers call for is in place');
    expect(textOf(format, { ...no, useCases: [] })).toContain('nothing: no use case needs a mesh now');
  });

  test('says how to read several alternatives', () => {
    const [first] = no.alternatives;
    expect(textOf(format, { ...no, alternatives: [first!, { ...first!, id: 'other' }] })).toContain('In this order:');
    expect(textOf(format, no)).not.toContain('In this order:');
  });
});

describe('the terminal', () => {
  test('says of the last stage that its gates are met', () => {
    const finished: Assessment = {
      ...yes,
      stage: 'fly',
      stagePossible: ['fly'],
      stages: yes.stages.map((stage) => ({ ...stage, status: stage.id === 'fly' ? 'current' : 'done' })),
    };
    expect(textOf('terminal', finished)).toContain('Stage fly: every required gate is met');
  });
});

describe('markdown', () => {
  test('counts no gates of stages that a not yet does not plan', () => {
    const rows = reporters
      .markdown(notYet, { width: 80, color: 0 })
      .split('\n')
      .filter((line) => /^\| (Crawl|Walk|Run|Fly) \|/.test(line));
    expect(rows.map((row) => row.split(' | ')[0])).toEqual(['| Crawl']);
  });

  test('lowers an article, too, where entries are joined', () => {
    const alternatives = no.alternatives.map((each) => ({ ...each, covers: ['Calls', 'A store', 'TLS'] }));
    expect(reporters.markdown({ ...no, alternatives }, { width: 80, color: 0 })).toContain(
      'Covers: Calls; a store; TLS.',
    );
  });

  test('names a single sign in the roadmap, and counts several', () => {
    const [sign] = notYet.watch;
    const last = (assessment: Assessment) =>
      /again\{\{"(.*)"\}\}/.exec(reporters.markdown(assessment, { width: 80, color: 0 }))?.[1];
    expect(last(notYet)).toBe('Look again when: The number of services passes 50');
    expect(last({ ...notYet, watch: [sign!, { ...sign!, id: 'other' }] })).toBe(
      'Look again when one of 2 signs is seen',
    );
  });
});
