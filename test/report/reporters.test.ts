import { describe, expect, test } from 'vitest';
import { expectGenerated } from '../generated.ts';
import { displayWidth } from '../../src/report/display-width.ts';
import { type Format, type ReportOptions, reporters as formatsOfPlans } from '../../src/report/index.ts';
import { loaded } from './loaded.ts';
import { bare, contradictory, decide, no, notYet, samples, unplaced, withText, yes } from './sample.ts';

const reporters = await loaded(formatsOfPlans);

const options: ReportOptions = { width: 80, color: 0, file: 'answers.yaml' };
const formats = Object.keys(reporters) as Format[];
const everything = formats.flatMap((format) => Object.keys(samples).map((name) => [format, name] as const));

const ESC = '\u001b';
const HOSTILE = {
  'colours and titles': '\u001b[31mred\u001b]0;title\u0007\u009b1m',
  'table and code': 'a | b `c` ``` ~~~ |---|',
  'line ends': 'one\r\n\r\n# two\n- [x] three\n\n    four',
  HTML: '"><script>alert(1)</script><img src=x onerror=alert(1)> &lt; -->',
  links: '[a](javascript:alert(1)) ![b](https://x) <https://y> [^ours] https://z.example/|x',
  'direction and NUL': '\u202egnp.exe\u2066 \u0000 \ud800 \u200b',
  Mermaid: '"] --> x["%%{init: {}}%%"; end; click a href "javascript:alert(1)"',
  length: 'word '.repeat(2_000),
  'one long word': 'x'.repeat(10_000),
  'wide characters': '東京'.repeat(60),
  nothing: '',
};

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

describe.each(everything)('%s of %s', (format, name) => {
  const assessment = freeze(structuredClone(samples[name]!));
  const report = reporters[format];

  test('gives the same bytes twice and leaves its input as it was', () => {
    expect(report(assessment, options)).toBe(report(assessment, options));
    expect(assessment).toEqual(samples[name]);
  });

  test('ends in one newline and holds no control characters', () => {
    expect(report(assessment, options)).toMatch(/[^\n]\n$/);
    expect(report(assessment, options)).not.toMatch(/[^\P{Cc}\n]/u);
  });

  test.each(Object.entries(HOSTILE))('stays whole with %s in every field', (_, text) => {
    const output = report(withText(assessment, text), options);
    expect(output).toMatch(/[^\n]\n$/);
    expect(output).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069\u200e\u200f\u2028\u2029]/u);
  });
});

describe('the terminal report', () => {
  test.each([40, 80, 200].flatMap((width) => Object.keys(samples).map((name) => [width, name] as const)))(
    'keeps to %i columns for %s',
    (width, name) => {
      for (const text of [undefined, ...Object.values(HOSTILE)]) {
        const assessment = text === undefined ? samples[name]! : withText(samples[name]!, text);
        const lines = reporters.terminal(assessment, { width, color: 0 }).split('\n');
        // A command stays in one line, so that it can be pasted.
        const isCommand = (line: string) => line.startsWith('  mesh-ready ');
        expect(lines.filter((line) => displayWidth(line) > width && !isCommand(line))).toEqual([]);
        expect(lines.filter((line) => line !== line.trimEnd())).toEqual([]);
      }
    },
  );

  test.each(Object.keys(samples))('says the same with and without colour for %s', (name) => {
    const colored = reporters.terminal(samples[name]!, { width: 80, color: 3 });
    expect(colored).toContain(`${ESC}[1m`);
    expect(colored.replaceAll(new RegExp(`${ESC}\\[\\d+m`, 'g'), '')).toBe(
      reporters.terminal(samples[name]!, { width: 80, color: 0 }),
    );
  });

  test.each([
    [yes, 'Leaning yes: '],
    [no, 'No: '],
    [notYet, 'Not yet, but close: '],
    [decide, 'Yes, with a decision to make: '],
    [bare, 'Undecided: '],
    [{ ...bare, verdict: { ...bare.verdict, possible: ['not-yet', 'no'] } }, 'No mesh now'],
  ] as const)('opens with the verdict and how it stands %#', (assessment, start) => {
    const [first = ''] = reporters.terminal(assessment, options).split('\n');
    expect(first.startsWith(start)).toBe(true);
  });

  test('quotes a file name that a shell would split', () => {
    expect(reporters.terminal(yes, { width: 80, color: 0, file: "my team's.yaml" })).toContain(
      "mesh-ready plan 'my team'\\''s.yaml' -o",
    );
  });

  test('survives a width that is no number', () => {
    expect(reporters.terminal(bare, { width: Number.NaN, color: 0 })).toContain('Undecided: ');
  });
});

describe('the Markdown report', () => {
  const rows = (markdown: string) => markdown.split('\n').filter((line) => line.startsWith('|'));
  const shape = (markdown: string) =>
    markdown
      .split('\n')
      .map((line) => /^(?:#+ |\||- \[[ x]\] |- |\d+\. \[[ x]\] |```|\[\^|$)/.exec(line)?.[0] ?? 'text');

  test.each(Object.keys(samples))('has tables whose rows have the cells of their head, for %s', (name) => {
    for (const text of Object.values(HOSTILE)) {
      let cells = 0;
      for (const line of reporters.markdown(withText(samples[name]!, text), options).split('\n')) {
        if (!line.startsWith('|')) {
          cells = 0;
          continue;
        }
        const found = line.replace(/\\\\/g, '').replace(/\\\|/g, '').split('|').length;
        if (cells > 0) expect(found).toBe(cells);
        cells = found;
      }
    }
    expect(rows(reporters.markdown(samples[name]!, options)).length).toBeGreaterThan(0);
  });

  test.each(Object.entries(HOSTILE).filter(([name]) => name !== 'nothing'))(
    'keeps its headings, lists and fences with %s',
    (_, text) => {
      expect(shape(reporters.markdown(withText(yes, text), options))).toEqual(
        shape(reporters.markdown(withText(yes, 'text'), options)),
      );
    },
  );

  test.each(Object.keys(samples))(
    'defines every footnote that it marks, and marks every one that it defines, for %s',
    (name) => {
      const text = reporters.markdown(samples[name]!, options);
      const defined = [...text.matchAll(/^\[\^([\w-]+)\]:/gm)].map((match) => match[1]);
      const marked = new Set([...text.matchAll(/\[\^([\w-]+)\](?!:)/g)].map((match) => match[1]));
      expect(new Set(defined)).toEqual(marked);
      expect(defined.length).toBe(marked.size);
    },
  );

  test('ticks a gate only where it is met', () => {
    const gates = reporters
      .markdown(yes, options)
      .split('\n')
      .filter((line) => /^- \[[ x]\]/.test(line));
    expect(gates.filter((line) => line.startsWith('- [x]')).length).toBe(1);
    expect(gates.length).toBe(7);
  });

  test('names a step that open answers decide about, without planning it', () => {
    const text = reporters.markdown(yes, options);
    expect(text).toContain('1 more step depends on answers (`edge`): Move off the old gateway.');
    expect(text.match(/Move off the old gateway/g)?.length).toBe(1);
  });

  test.each([
    ['no', no],
    ['not yet', notYet],
  ])('draws no roadmap and says no word of stages for a %s', (_, assessment) => {
    const text = reporters.markdown(assessment, options);
    expect(text).not.toMatch(/mermaid|\b(?:crawl|walk|fly)\b|Operating at/i);
  });
});

describe('answers that conflict', () => {
  test.each(['terminal', 'markdown', 'html'] as const)('are told once, with the lines of both, as %s', (format) => {
    const text = reporters[format](contradictory, { ...options, width: 200, file: 'answers.yaml' }).replaceAll(
      /`|<\/?code[^>]*>/g,
      '',
    );
    expect(text.match(/Proxies show all calls, but no proxy carries calls/g)?.length).toBe(1);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      format === 'terminal'
        ? 'telemetry (answers.yaml:14) and service-count (answers.yaml:9)'
        : 'telemetry (line 14) and service-count (line 9)',
    );
  });

  test.each(['terminal', 'markdown', 'html'] as const)(
    'are told without places where they have none, as %s',
    (format) => {
      const text = reporters[format](unplaced, { ...options, width: 200, file: 'answers.yaml' });
      expect(text.replaceAll(/`|<\/?code[^>]*>/g, '')).toContain('telemetry and service-count');
    },
  );
});

describe('the JSON report', () => {
  test.each(Object.keys(samples))('is the assessment of %s, with the fields of the contract first', (name) => {
    const parsed = JSON.parse(reporters.json(samples[name]!, options)) as object;
    expect(parsed).toEqual(samples[name]);
    expect(Object.keys(parsed).slice(0, 20)).toEqual([
      'schemaVersion',
      'tool',
      'pack',
      'organization',
      'scope',
      'verdict',
      'exposure',
      'capacity',
      'useCases',
      'options',
      'stage',
      'operatingAt',
      'operatingAtPossible',
      'stagePossible',
      'stages',
      'risks',
      'contradictions',
      'unknowns',
      'ignored',
      'coverage',
    ]);
  });

  test('keeps hostile text as a value', () => {
    const assessment = withText(yes, HOSTILE['direction and NUL']);
    expect(JSON.parse(reporters.json(assessment, options))).toEqual(assessment);
  });
});

describe.each(Object.keys(samples))('as reviewed, %s', (name) => {
  test('in a terminal of 80 columns', () => {
    expectGenerated(`test/report/golden/${name}.txt`, reporters.terminal(samples[name]!, options));
  });
  test('in a terminal of 40 columns', () => {
    expectGenerated(
      `test/report/golden/${name}-narrow.txt`,
      reporters.terminal(samples[name]!, { ...options, width: 40 }),
    );
  });
  test('as a document', () => {
    expectGenerated(`test/report/golden/${name}.md`, reporters.markdown(samples[name]!, options));
  });
});
