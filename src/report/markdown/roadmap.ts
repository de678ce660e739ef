import type { Assessment, StageResult, StepResult } from '../../core/assess/index.ts';
import { blocks } from '../../core/judge/index.ts';
import { effortInWords } from '../../core/pack/index.ts';
import { mermaidText } from '../escape.ts';
import { inSequence } from '../judgement/course.ts';
import { count, roleTitle, statusInWords } from '../phrases.ts';

/** A column with more boxes than this is too small to read. */
const STEPS = 4;

/** The plan as a diagram: a box for each remaining stage, its steps in order, and the gates between stages. */
export function roadmap(assessment: Assessment): string[] {
  const ahead = assessment.stages
    .map((stage) => inSequence(stage, assessment))
    .filter(
      (stage) =>
        stage.steps.some((step) => step.mayNotApply !== true) &&
        stage.status !== 'done' &&
        stage.status !== 'not-applicable',
    );
  if (ahead.length === 0) return [];
  return [
    '## Roadmap',
    [
      '```mermaid',
      'flowchart LR',
      ...ahead.flatMap((stage) => box(stage, assessment)),
      ...ahead.slice(1).map((stage, index) => `  ${ahead[index]!.id} -->|"${passing(ahead[index]!)}"| ${stage.id}`),
      '```',
    ].join('\n'),
  ];
}

function box(stage: StageResult, assessment: Assessment): string[] {
  const open = stage.steps.filter((step) => !step.done && step.mayNotApply !== true);
  const done = stage.steps.filter((step) => step.done).length;
  const nodes = [
    ...(done > 0 ? [`${count(done, 'step', 'steps')} done`] : []),
    ...open.slice(0, STEPS).map((step) => label(step, assessment)),
    ...(open.length > STEPS ? [`and ${count(open.length - STEPS, 'more step', 'more steps')}`] : []),
  ];
  const ids = nodes.map((_, index) => `${stage.id}${index + 1}`);
  return [
    `  subgraph ${stage.id}["${mermaidText(stage.title)} (${statusInWords(stage)})"]`,
    '    direction TB',
    ...nodes.map((node, index) => `    ${ids[index]}["${node}"]`),
    ...(ids.length > 1 ? [`    ${ids.join(' --> ')}`] : []),
    '  end',
  ];
}

function label(step: StepResult, assessment: Assessment): string {
  return `${mermaidText(step.title)}<br/>${mermaidText(roleTitle(assessment, step.owner))}, ${effortInWords(step)}`;
}

function passing(stage: StageResult): string {
  const waiting = stage.gates.filter(blocks);
  return waiting.length === 0 ? 'gates met' : `${count(waiting.length, 'gate', 'gates')} to meet`;
}
