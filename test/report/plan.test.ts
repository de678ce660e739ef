import { describe, expect, test } from 'vitest';
import type { AnswerChange, Flip } from '../../src/core/assess/assessment.ts';
import { flipsReporters } from '../../src/report/flips.ts';
import { html } from '../../src/report/html.ts';
import { json } from '../../src/report/json.ts';
import { markdown } from '../../src/report/markdown.ts';
import { planDocument } from '../../src/report/plan/index.ts';
import type { Block } from '../../src/report/plan/document.ts';
import type { Assessment } from '../../src/core/assess/assessment.ts';
import { courseOf, titleOfWay, waysOf } from '../../src/report/judgement/course.ts';
import { roleTitle } from '../../src/report/phrases.ts';
import { timeInWords } from '../../src/core/pack/index.ts';
import { migrationStep } from '../../src/report/judgement/before.ts';
import { demands, workInAll } from '../../src/report/judgement/demands.ts';
import { isPlainNo } from '../../src/report/judgement/verdict.ts';
import { isToldWhole } from '../../src/report/judgement/decided.ts';
import { isLeft, isPostponed } from '../../src/report/judgement/steps-left.ts';
import { dueSteps } from '../../src/report/judgement/quarter.ts';
import { planCsv } from '../../src/report/plan-csv.ts';
import { terminalDocument } from '../../src/report/terminal/document.ts';
import { changed, organization, organizations, practices } from './organization.ts';
import { samples } from './sample.ts';

const OPTIONS = { width: 80, color: 0, file: 'answers.yaml' } as const;
const ALL = [...organizations, ...practices];

/**
 * The words of a page in order, without what only one format shows: marks of sources, contents, signs, and pictures.
 */
function wordsOfPage(page: string): readonly string[] {
  const text = page
    .replace(/^[\s\S]*?<body>|<nav[\s\S]*?<\/nav>|<a class="skip"[^>]*>.*?<\/a>|<ol class="road">[\s\S]*?<\/ol>/g, ' ')
    .replace(/<sup>.*?<\/sup>|<span class="sign"[^>]*>.*?<\/span>/g, ' ')
    .replace(/<section id="sources"[\s\S]*$/, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(lt|gt|quot|amp|#39);/g, (_, name: string) => ENTITIES[name]!);
  return wordsIn(text);
}
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" };

function wordsOfMarkdown(document: string): readonly string[] {
  const text = document
    .replace(/^## Sources$[\s\S]*/m, ' ')
    .replace(/```mermaid[\s\S]*?```|<\/?(?:details|summary)>|\[\^[^\]]+\]/g, ' ')
    .replace(/^(\s*)(?:\d+\.|-) (?:\[[ x]\] )?/gm, '$1')
    .replace(/\\([^\w\s])|<(https?:[^>]+)>/g, '$1$2')
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&');
  return wordsIn(text);
}

function wordsIn(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

describe.each(ALL)('the plan of %s', (name) => {
  const assessment = organization(name);

  test('says the same as Markdown and as a page', () => {
    expect(wordsOfPage(html(assessment, OPTIONS))).toEqual(wordsOfMarkdown(markdown(assessment, OPTIONS)));
  });

  test('lists no step and no gate twice', () => {
    const inside = (block: Block): readonly string[] =>
      block.kind === 'gates' || block.kind === 'steps'
        ? block.tasks.map(({ id }) => `${block.kind} ${id}`)
        : block.kind === 'folded'
          ? block.blocks.flatMap(inside)
          : [];
    const tasks = planDocument(assessment, { full: true }).sections.flatMap(({ blocks }) => blocks.flatMap(inside));
    expect(tasks.filter((id, index) => tasks.indexOf(id) !== index)).toEqual([]);
  });

  test('opens with a brief that names decision, reasons, risks, time, days, and the cost of doing nothing', () => {
    const text = terminalDocument(assessment, { ...OPTIONS, brief: true }).replaceAll(/\s+/g, ' ');
    // Where all steps are one row, “Who” tells it.
    const hasSteps = assessment.stages.some(({ steps }) => steps.some(({ done }) => !done));
    const time = assessment.stage === 'none' ? /People and time|done in \d|Answers come first, / : /People and time/;
    for (const part of ['Decision asked for:', 'The next 90 days', 'Cost of doing nothing:'])
      expect(text).toContain(part);
    if (hasSteps) expect(text).toMatch(time);
    const [first] = planDocument(assessment).sections;
    expect(planDocument(assessment, { brief: true }).sections).toEqual([first]);
    const lists = first!.blocks.flatMap((block) => (block.kind === 'list' ? [block.items.length] : []));
    expect(Math.max(...lists)).toBeLessThanOrEqual(5);
    // Whether that is one page, a browser tells.
    expect(wordsIn(text).length).toBeLessThan(845);
  });
});

test('elapsed time that takes a person for each role says so where few people are there, with their number', () => {
  const few = (engineers: number | undefined, platform: number | undefined) => {
    const assessment = organization('polyglot-scale-up');
    const answers = assessment.answers.map((record) => {
      const value = { engineers, 'platform-people': platform }[record.question];
      return value === undefined ? record : { ...record, value };
    });
    return markdown({ ...assessment, answers }, { ...OPTIONS, brief: true });
  };
  const note = /That takes a person for each role, up to \d+ at once; you have (.+)\.\*/;
  expect(note.exec(few(9, 2))?.[1]).toBe('9 engineers and 2 platform people');
  expect(note.exec(few(120, 1))?.[1]).toBe('1 platform person');
  expect(note.exec(few(5000, 0))?.[1]).toBe('no platform people');
  expect(few(120, 5)).not.toMatch(note);
  expect(few(120, 5)).toContain('roles work in parallel.*');
});

test('an obligation that asks for no mesh is the counter-argument of the brief, and no risk of it', () => {
  const text = terminalDocument(organization('insurer-half-on-vms'), { ...OPTIONS, brief: true });
  const against = organization('ambient-small-strict-pci');
  const brief = terminalDocument(against, { ...OPTIONS, brief: true });
  const [, counter = ''] = brief.split('Against this decision');
  expect(counter.split('\nRisks')[0]).toContain('PCI DSS may be misread as requiring a mesh.');
  expect(brief.match(/PCI DSS may be misread as requiring a mesh/g)?.length).toBe(1);
  expect(text).toContain('Against this decision');
});

test('costs of proxies are told with dated figures, and as unknown without pods', () => {
  const text = terminalDocument(organization('polyglot-scale-up'), { ...OPTIONS, brief: true, width: 100 });
  expect(text.replaceAll(/\s+/g, ' ')).toMatch(/Proxy costs: No total without pod count \(`--pods`\)\..*August 2026/);
});

test('costs of proxies are told for a number of pods, from what is reserved and what was measured', () => {
  const costs = (name: string, pods?: number) =>
    terminalDocument(organization(name), { ...OPTIONS, brief: true, ...(pods !== undefined && { pods }) })
      .replaceAll(/\s+/g, ' ')
      .split('Proxy costs: ')[1]!;
  expect(costs('istio-stuck-at-thirty-percent', 1200)).toMatch(
    /Istio with sidecars, for 1,200 pods: 120 to 240 CPU and 72 to 161 GB, between .*; per pod, 0\.1 CPU/,
  );
  expect(costs('istio-stuck-at-thirty-percent', 1)).toContain('for 1 pod: 0.1 to 0.2 CPU and 0.1 GB');
  expect(costs('polyglot-scale-up', 1200)).not.toContain('Unknown');
  expect(costs('air-gapped-fips', 40)).not.toContain('`--pods`');
  expect(costs('ambient-small-strict-pci', 40)).toContain('the number of nodes is unknown): per node, 0.3 CPU');
  // The figures of the product that runs are told, too; without a number of pods, where the page has room.
  expect(costs('ambient-small-strict-pci')).toMatch(/^No total without pod count .*per node, 0\.3 CPU/);
  expect(costs('istio-stuck-at-thirty-percent')).toBe(undefined);
  expect(costs('istio-stuck-at-thirty-percent', 300)).toContain('30 to 60 CPU');
  expect(costs('thin-healthy-linkerd', 300)).toContain('The rules have no figures for Linkerd.');
});

test('the stage to work on is told in full, the next one as a list, later ones with the command that shows them', () => {
  const assessment = organization('polyglot-scale-up');
  const tasksOf = (full: boolean, id: string) =>
    planDocument(assessment, { file: 'my answers.yaml', full })
      .sections.filter((section) => section.id === id)
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'steps' ? block.tasks : []));
  const [current, next, later] = ['current', 'next', 'later'].map(
    (status) => `stage-${assessment.stages.find((stage) => stage.status === status)!.id}`,
  );
  const isFull = ({ parts }: { parts?: unknown }) => parts !== undefined;
  expect(
    tasksOf(false, current!)
      .filter(({ outcome }) => outcome !== 'met')
      .every(isFull),
  ).toBe(true);
  expect(tasksOf(false, next!).some(isFull)).toBe(false);
  expect(tasksOf(false, later!)).toEqual([]);
  expect(tasksOf(true, later!).some(isFull)).toBe(true);
  expect(markdown(assessment, { ...OPTIONS, file: 'my answers.yaml' })).toContain(
    "`mesh-ready plan 'my answers.yaml' --full`",
  );
});

test('while it is decided what becomes of a mesh, only what is due before that is told in full, and what is urgent first', () => {
  const assessment = changed('istio-out-of-support', { 'mesh-trouble': '[slower]' });
  expect(assessment.verdict.course).toBe('decide');
  const tasks = (full: boolean) =>
    planDocument(assessment, { file: 'a.yaml', full })
      .sections.flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'steps' ? block.tasks : []))
      .filter(({ outcome }) => outcome !== 'met');
  const told = tasks(false).filter(({ text }) => text !== undefined);
  const ids = told.map(({ id }) => id);
  expect(ids).toContain('decide-what-becomes-of-the-mesh');
  expect(ids).not.toContain('deny-by-default-in-istio');
  expect(tasks(true).map(({ id }) => id)).toContain('deny-by-default-in-istio');
  const due = dueSteps(assessment, 3).flatMap(({ steps }) => steps.map(({ id }) => id));
  expect(due.slice(0, 3)).toContain('move-off-the-old-registries');
  // What goes isn't upgraded, so the decision comes before that.
  expect(due.indexOf('upgrade-to-a-supported-version')).toBeGreaterThan(due.indexOf('decide-what-becomes-of-the-mesh'));
});

test('a no has its points in one sentence and the nearest signs only, and all of it in full', () => {
  const assessment = organization('game-udp-and-grpc');
  expect([assessment.verdict.id, assessment.watch.length > 6]).toEqual(['no', true]);
  const [brief, full] = [false, true].map((each) => markdown(assessment, { ...OPTIONS, full: each }));
  expect(brief).toContain('By criterion: Service count 6 of 30, ');
  expect(brief).not.toContain('How the points add up');
  expect(full).toContain('How the points add up');
  const last = assessment.watch.at(-1)!.says;
  expect([brief!.includes(last), full!.includes(last)]).toEqual([false, true]);
});

describe('a ticked step', () => {
  const of = (more: object) => ({
    ...samples['yes']!,
    stages: samples['yes']!.stages.map((stage) => ({
      ...stage,
      steps: stage.steps.map((step) => (step.id === 'one-proxy' ? { ...step, ...more } : step)),
    })),
  });
  const ticked = of({ done: true, ticked: { date: '2026-11-20', note: 'dashboard 12 is green' } });
  const said = { markdown: markdown(ticked, OPTIONS), page: html(ticked, OPTIONS), brief: brief(ticked) };
  function brief(assessment: (typeof samples)[string]) {
    return terminalDocument(assessment, { ...OPTIONS, brief: true }).replaceAll(/\s+/g, ' ');
  }

  test('is told with its day and note, and with the gate that the answers keep unmet', () => {
    expect(said.markdown).toMatch(
      /\[x\] \*\*Put one proxy at the edge\*\* \([^)]*done 2026-11-20\)\. Dashboard 12 is green\. The gate “One proxy serves real traffic” is still not met/,
    );
    expect(said.markdown).toMatch(/One proxy serves real traffic.*Its steps are ticked; to meet it, answer .* again\./);
    expect(said.page).toMatch(/done 2026-11-20\)<\/span><br>Dashboard 12 is green\. The gate “One proxy/);
    const met = ticked.stages.map((stage) => ({
      ...stage,
      gates: stage.gates.map((gate) => ({ ...gate, outcome: 'met' as const })),
    }));
    expect(markdown({ ...ticked, stages: met }, OPTIONS)).not.toContain('is still');
  });

  test('takes no time any more, and is none of the next 90 days', () => {
    const days = (text: string) => text.split('The next 90 days')[1]!;
    expect(days(brief(samples['yes']!))).toContain('Put one proxy at the edge');
    expect(days(said.brief)).not.toContain('Put one proxy at the edge');
    const work = (text: string) => text.split('People and time')[1]!.split('The next 90 days')[0];
    const other = of({ effort: { low: 20, high: 30, unit: 'weeks' } });
    expect(work(brief(other))).not.toBe(work(brief(samples['yes']!)));
    expect(work(said.brief)).toBe(work(brief(of({ done: true, effort: { low: 20, high: 30, unit: 'weeks' } }))));
  });
});

test('where every step of an unmet gate is ticked, its answers are to be given again, and nothing is urgent about it', () => {
  const told = (assessment: (typeof samples)[string]) =>
    terminalDocument(assessment, { ...OPTIONS, brief: true }).replaceAll(/\s+/g, ' ');
  const before = organization('bad-releases-behind-ingress-nginx');
  const ticked = { done: true, ticked: { date: '2026-11-20' } };
  const after = told({
    ...before,
    stages: before.stages.map((stage) => ({
      ...stage,
      steps: stage.steps.map((step) => (step.id === 'replace-ingress-nginx' ? { ...step, ...ticked } : step)),
    })),
  });
  expect(told(before)).toMatch(/Urgent, in parallel: Replace ingress-nginx/);
  expect(after).not.toMatch(/Urgent, in parallel: Replace ingress-nginx/);
  expect(after).toMatch(/Answer .*edge.* again: these answers keep gates unmet whose steps are ticked\./);
});

test('what is urgent beside the first use case begins in the first week', () => {
  const text = terminalDocument(organization('bad-releases-behind-ingress-nginx'), {
    ...OPTIONS,
    brief: true,
  }).replaceAll(/\s+/g, ' ');
  expect(text).toMatch(/ 1\. Begin in week 1: [^.]*[Rr]eplace ingress-nginx/);
});

test.each(Object.keys(samples))('the brief of %s keeps to the width of a terminal', (name) => {
  const lines = terminalDocument(samples[name]!, { width: 40, color: 0, brief: true }).split('\n');
  expect(lines.filter((line) => line.length > 40 || line !== line.trimEnd())).toEqual([]);
});

describe('while it is undecided whether a mesh stays', () => {
  const decided = organization('istio-stuck-at-thirty-percent');
  const verdict = { ...decided.verdict, standing: 'open', coursePossible: ['decide', 'leave'] } as const;
  const open: Assessment = { ...decided, verdict };
  const isKeep = ({ way }: { readonly way?: string | undefined }) => way === 'Shrink the mesh';
  const partly: Assessment = {
    ...open,
    stages: open.stages.map((stage) => ({
      ...stage,
      steps: stage.steps.map((step) => (isKeep(step) ? { ...step, mayNotApply: true } : step)),
    })),
  };

  test('no stage is worked on, and no step begins that waits for a stage', () => {
    const text = markdown(open, OPTIONS);
    expect(text).not.toMatch(/work on this next|Work on next/);
    expect(text).toContain('if the mesh stays');
    expect(markdown(decided, OPTIONS)).not.toContain('work on this next');
    const due = dueSteps(open, 3).flatMap(({ steps }) => steps);
    expect(due.length).toBeGreaterThan(0);
    for (const step of due) {
      const curesNeed = step.options.length > 0 && open.stages[0]!.steps.includes(step);
      expect(step.first ?? step.now ?? step.light ?? step.way ?? curesNeed).toBeTruthy();
    }
  });

  test('every list of its alternatives names the same ones', () => {
    const names = waysOf(partly).map(({ name }) => name);
    const course = courseOf(partly)!;
    const told = [
      `${course.word} ${course.reasons.map(({ text }) => text).join(' ')}`,
      demands(partly)
        .map(({ title }) => title)
        .join(' '),
      markdown(partly, OPTIONS).split('## Decide between')[1]!.split('\n## ')[0]!,
    ];
    for (const text of told) expect(names.filter((name) => !text.includes(name))).toEqual([]);
    expect(course.word).toBe('decide');
    expect(told[0]).toMatch(/If unanswered questions allow it, also: Shrink the mesh$/);
    expect(demands(partly).find(({ title }) => title.startsWith('Shrink'))!.work).toBe('4 to 12 weeks');
  });
});

test.each(ALL)('in the stages of %s no gate is left without a step or a word on why', (name) => {
  const [first] = planDocument(organization(name), { brief: true }).sections;
  const boxes = first!.blocks.flatMap((block) => (block.kind === 'road' ? block.boxes : []));
  const unexplained = boxes.filter(
    ({ gates, lines }) => gates.some((outcome) => outcome !== 'met') && /(no step|none) left/.test(lines.join(' ')),
  );
  expect(unexplained.map(({ title }) => title)).toEqual([]);
});

test('the next 90 days name the first steps, how many more begin, and where they are', () => {
  const text = terminalDocument(organization('polyglot-scale-up'), { ...OPTIONS, brief: true }).replaceAll(/\s+/g, ' ');
  const days = text.split('The next 90 days')[1]!.split('Proxy costs')[0]!;
  expect(days).toMatch(/ \d\. Then: \d+ more steps of Crawl( and \d+ of Walk)?\. After 90 days: /);
  expect(days).not.toContain('and 1 more');
});

test.each(ALL)('the work of all stages of %s is what its stages add up to', (name) => {
  const assessment = { ...organization(name), verdict: { ...organization(name).verdict, course: 'adopt' as const } };
  const rows = demands(assessment).map(({ work }) => /^(\d+)(?: to (\d+))? weeks?$/.exec(work)!.slice(1));
  const sum = (end: 0 | 1) => rows.reduce((all, row) => all + Number(row[end] ?? row[0]), 0);
  const total = workInAll(assessment);
  if (rows.length === 0) expect(total).toBeUndefined();
  else expect(total).toMatch(new RegExp(`^${sum(0) === sum(1) ? '' : `${sum(0)} to `}${sum(1)} weeks?$`));
});

test('the note of a date that has passed is told with the risk of it, and only once', () => {
  const brief = (assessment: Assessment) =>
    markdown(assessment, { ...OPTIONS, brief: true }).split('The next 90 days')[0]!;
  const before = organization('app-mesh-on-eks-caller-identity');
  const dated = before.answers.find(({ weeks }) => weeks !== undefined)!;
  const note = 'It ended *2026-09-30*.';
  const answers = before.answers.map((each) => (each === dated ? { ...each, note } : each));
  const risk = {
    ...before.risks[0]!,
    title: 'The date has passed',
    why: 'It is in the past.',
    answers: [dated.question],
  };
  const told = brief({ ...before, answers, risks: [risk], verdict: { ...before.verdict, id: 'not-yet' } });
  expect(told.match(/\(note: “It ended \\\*2026-09-30\\\*”\)/g)).toHaveLength(1);
});

test('what is known of another product is not cited where a mesh runs, and JSON keeps it', () => {
  const assessment = organization('linkerd-all-in-still-permissive');
  const sources: { id: string; products?: string[] }[] = [];
  JSON.parse(json(assessment), (key, value) => {
    if (key === 'sources') sources.push(...(value as typeof sources));
    return value as unknown;
  });
  const text = markdown(assessment, { ...OPTIONS, full: true });
  const about = (mesh: RegExp) => sources.filter(({ products = [] }) => products.some((id) => mesh.test(id)));
  const cited = ({ id }: { id: string }) => text.includes(`[^${id}]: `);
  expect(about(/^(?!linkerd)/).length).toBeGreaterThan(0);
  expect(about(/^(?!linkerd)/).filter(cited)).toEqual([]);
  expect(about(/^linkerd/).some(cited)).toBe(true);
});

test('no text runs into a strong or emphasized one before it', () => {
  for (const assessment of [...organizations, ...practices].map((name) => organization(name)))
    expect(markdown(assessment, { ...OPTIONS, full: true })).not.toMatch(/\*\*\*\(|\w\*\*\w/);
});

describe('the numbers of steps', () => {
  const all = [...organizations, ...practices];

  /** The same with the last postponed step of each stage ticked. */
  const ticked = (assessment: Assessment): Assessment => ({
    ...assessment,
    stages: assessment.stages.map((stage) => {
      const last = stage.steps.findLastIndex(({ postponed }) => postponed === true);
      const tick = { done: true, ticked: { date: '2026-11-28' } };
      return { ...stage, steps: stage.steps.map((step, at) => (at === last ? { ...step, ...tick } : step)) };
    }),
  });

  test.each(all)('that a gate of %s names are those of steps that meet it, with ticks and without', (name) => {
    for (const assessment of [organization(name), ticked(organization(name))])
      for (const { blocks } of planDocument(assessment).sections) {
        const steps = new Map(
          blocks.flatMap((block) =>
            block.kind === 'steps' ? block.tasks.map(({ id }, at) => [at + (block.start ?? 1), id] as const) : [],
          ),
        );
        const gates = blocks.flatMap((block) => (block.kind === 'gates' ? block.tasks : []));
        for (const { id, text } of gates) {
          const said = /See steps? ([\d, and]+)\./.exec(typeof text === 'string' ? text : '')?.[1] ?? '';
          for (const number of said.match(/\d+/g) ?? []) {
            const step = assessment.stages.flatMap((each) => each.steps).find((each) => each.id === steps.get(+number));
            expect(step?.closes, `${id}: step ${number}`).toContain(id);
          }
        }
      }
  });
});

test('a step that can wait is told as postponed wherever steps are listed', () => {
  const assessment = organization('app-mesh-on-eks-caller-identity');
  const postponed = assessment.stages.flatMap(({ steps }) => steps.filter((step) => step.postponed && !step.done));
  expect(postponed.length).toBeGreaterThan(0);
  const rows = planCsv(assessment).split('\n');
  for (const { id } of postponed) expect(rows.find((row) => row.startsWith(`${id},`))).toContain(',postponed,');
  const text = terminalDocument(assessment, { ...OPTIONS, brief: true });
  for (const { title } of postponed) expect(text).not.toContain(`${title};`);
});

test('while it is undecided what becomes of a mesh, no experiment adds services to it', () => {
  const assessment = organization('istio-stuck-at-thirty-percent');
  const told = (id: 'yes' | 'no', course: 'finish' | 'decide') =>
    markdown({ ...assessment, verdict: { ...assessment.verdict, id, course } }, OPTIONS);
  expect(told('yes', 'finish')).toContain('**Experiment:**');
  expect(told('yes', 'decide')).not.toContain('**Experiment:**');
  expect(told('no', 'decide')).not.toContain('**Experiment:**');
});

test('a finished step of a stage that is behind is told as done, although it could have waited', () => {
  const assessment = organization('linkerd-all-in-still-permissive');
  const [first, ...others] = assessment.stages;
  expect(first!.status).toBe('done');
  const step = { ...first!.steps[0]!, postponed: true as const, done: true, ticked: { date: '2026-11-28' } };
  const text = markdown({ ...assessment, stages: [{ ...first!, steps: [step] }, ...others] }, OPTIONS);
  const behind = text.split('\n## ').find((part) => part.includes(step.title) && part.includes('**Steps done**'));
  expect(behind).not.toContain('Postpone until');
});

describe('while one of two meshes is to go', () => {
  const merger = organization('two-meshes-after-merger');
  const noStage: Assessment = { ...merger, stage: 'none' };

  test('no step is listed twice, with stages or without', () => {
    for (const assessment of [merger, noStage]) {
      const listed = [...markdown(assessment, OPTIONS).matchAll(/^\d+\. \[[ x]\] \*\*(.*?)\*\*/gm)].map(
        ([, title]) => title,
      );
      expect(listed.length).toBeGreaterThan(0);
      expect(listed).toEqual([...new Set(listed)]);
    }
  });

  test('no one is told the shortest way to the next stage, by flips either', () => {
    expect(flipsReporters.markdown(merger, OPTIONS)).not.toContain('Shortest way');
    expect(flipsReporters.markdown(organization('polyglot-scale-up'), OPTIONS)).toContain('Shortest way');
  });

  test('the first page has a row for each alternative and one for the stages, and says what none of the former counts', () => {
    const stuck = organization('istio-stuck-at-thirty-percent');
    const [, table, below] = markdown(stuck, OPTIONS).split('### People and time')[1]!.split('\n\n') as string[];
    const rows = table!.split('\n').slice(2);
    expect(rows.map((row) => row.split('|')[1]!.trim())).toEqual([
      ...waysOf(stuck).map(titleOfWay),
      'All stages, if the mesh stays',
    ]);
    const upgrade = migrationStep(stuck);
    expect(below).toContain(upgrade === undefined ? 'Work:' : `don't count “${upgrade.title}”`);
  });

  test('rows of people and time are called stages only where there are some', () => {
    expect(markdown(merger, OPTIONS)).toContain('| Alternative |');
    expect(markdown(noStage, OPTIONS)).toContain('| Alternative |');
  });
});

test('a plan with few steps and no stage names each with its role and work, and the work of all, without a table', () => {
  const assessment = organization('kafka-only');
  const brief = markdown(assessment, { ...OPTIONS, brief: true });
  const { steps } = demands(assessment)[0]!;
  expect(steps.length).toBeGreaterThan(1);
  for (const step of steps)
    expect(brief).toContain(`“${step.title}” (${roleTitle(assessment, step.owner)}, ${timeInWords(step.effort)}`);
  expect(brief).toContain(`Together: ${workInAll(assessment)} (figures are rounded).`);
  expect(brief).not.toContain('People and time');
});

test('while the verdict is open, no single answer is shown as the way to settle it', () => {
  const page = (name: string) => markdown(organization(name), { ...OPTIONS, full: true });
  const open = practices.filter((name) => organization(name).verdict.standing === 'open');
  expect(open.length).toBeGreaterThan(0);
  for (const name of open) expect(page(name)).not.toContain('could turn the verdict into');
});

test('exposure without bands is told by its points, and what it measures', () => {
  const { exposure, ...assessment } = organization('polyglot-scale-up');
  const { band, ...points } = exposure;
  expect(band).toBeDefined();
  const text = markdown({ ...assessment, exposure: points }, { ...OPTIONS, brief: true });
  expect(text).toMatch(/\| \*\*\d+ of 100\*\* \(likeness to mesh users\) \|/);
});

test.each(practices)(
  'what is urgent or named in the decision is told whole in the plan of %s, as far as a no has room',
  (name) => {
    const assessment = organization(name);
    const lines = markdown(assessment, OPTIONS).split('\n');
    const left = assessment.stages.flatMap(({ steps }) => steps).filter((step) => isLeft(step) && !isPostponed(step));
    const short = left.filter((step) => {
      const line = lines.find((each) => /^\d+\. \[/.test(each) && each.includes(`**${step.title}**`));
      return line !== undefined && !line.includes('*Done when:*');
    });
    const whole = left.filter((step) => isToldWhole(step, assessment));
    const room = isPlainNo(assessment.verdict) ? 2 : Infinity;
    expect(whole.filter((step) => short.includes(step)).length).toBe(Math.max(0, whole.length - room));
  },
);

test('of what would change a verdict, a mere count comes last, and says once what it stands for', () => {
  const change = (question: string, from: number | string, to: number | string): AnswerChange => ({
    question,
    prompt: question,
    from,
    fromText: String(from),
    to,
    toText: String(to),
    changeable: false,
    known: true,
  });
  const flip = (...changes: readonly AnswerChange[]): Flip => ({ changes, verdict: 'yes', inYourHands: false });
  const verdict = [
    flip(change('service-count', 12, 20)),
    flip(change('teams', 2, 8)),
    flip(change('required-services', 2, 20)),
    flip(change('service-identity', 'no', 'required')),
  ];
  const told = flipsReporters.markdown({ ...organization('dapr-forty'), flips: { verdict } }, OPTIONS);
  const order = ['required-services is', 'service-identity is', 'service-count is', 'teams is'];
  expect(order.map((each) => told.indexOf(each))).toEqual(
    order.map((each) => told.indexOf(each)).toSorted((a, b) => a - b),
  );
  expect(told.match(/a measure of the work that grows with it/g)).toHaveLength(1);
  expect(told).toMatch(/service-count.* is 20 .*, a measure of the work/);
});
