import type { Assessment, GateResult, StageResult, StepResult } from '../../core/assessment.ts';
import { brief, markdownText } from '../escape.ts';
import { count, effortWord, list, outcomeWord, sentence, statusWord } from '../phrases.ts';
import type { Sheet } from './sheet.ts';

/** Each stage that is part of the plan: gates as boxes, steps in order, and how much was left out. */
export function stages(assessment: Assessment, sheet: Sheet): string[] {
  return assessment.stages
    .filter(({ status, steps }) => status !== 'not-applicable' && (assessment.verdict.id === 'yes' || steps.length > 0))
    .flatMap((stage) => (stage.status === 'done' ? past(stage) : section(stage, assessment, sheet)));
}

function section(stage: StageResult, assessment: Assessment, sheet: Sheet): string[] {
  const applying = stage.gates.filter(({ outcome }) => outcome !== 'not-applicable');
  const gates = applying.map((item) => gate(item, stage, assessment, sheet));
  const steps = stage.steps.map((item, index) => `${index + 1}. ${step(item, sheet)}`);
  return [
    `## ${markdownText(stage.title)} (${statusWord[stage.status]})`,
    sentence(markdownText(stage.about)),
    ...(gates.length === 0 ? [] : ['**Gates**', gates.join('\n')]),
    ...(steps.length === 0 ? [] : ['**Steps**', steps.join('\n')]),
    ...leftOut(stage),
  ];
}

/** A stage that is behind: which gates were met, and what is still advised. */
function past(stage: StageResult): string[] {
  const titles = (keep: (item: GateResult) => boolean) => stage.gates.filter(keep).map(({ title }) => markdownText(title));
  const met = titles(({ outcome }) => outcome === 'met');
  const advised = titles(({ outcome }) => outcome === 'open' || outcome === 'unknown');
  return [
    `## ${markdownText(stage.title)} (done)`,
    `Met: ${sentence(met.length === 0 ? 'nothing was required here' : met.join('; '))}${advised.length === 0 ? '' : ` Still advised: ${sentence(advised.join('; '))}`}`,
  ];
}

function gate(item: GateResult, stage: StageResult, assessment: Assessment, sheet: Sheet): string {
  const strength = `${item.required ? 'required' : 'advised'}${item.kind === 'entry' ? ' to begin' : ''}`;
  if (item.outcome === 'met') return `- [x] ${markdownText(item.title)} (${strength}, met)${sheet.from(item.answers)}${sheet.cite(item.sources)}`;
  const waiver = assessment.waivers.find((candidate) => candidate.gate === item.id);
  const waived = item.waived && waiver !== undefined
    ? ` *Waived until ${markdownText(waiver.until)}: ${sentence(markdownText(brief(waiver.reason, 200)))}*`
    : '';
  return `- [ ] **${markdownText(item.title)}** (${strength}, ${outcomeWord[item.outcome]}). ${sentence(markdownText(item.why))} ${fix(item, stage, sheet)}${waived}${sheet.from(item.answers)}${sheet.cite(item.sources)}`;
}

/** Where a step of the stage closes the gate, the step says what to do. */
function fix(item: GateResult, stage: StageResult, sheet: Sheet): string {
  const closing = stage.steps.flatMap((candidate, index) => (candidate.closes.includes(item.id) ? [`${index + 1}`] : []));
  if (closing.length > 0) return `Closed by step ${list(closing)}.`;
  return `To do: ${sentence(markdownText(item.fix.do))} *${sheet.owner(item.fix.owner)}, ${effortWord[item.fix.effort]}.*`;
}

function step(item: StepResult, sheet: Sheet): string {
  const what = `[${item.done ? 'x' : ' '}] **${markdownText(item.title)}** (${sheet.owner(item.owner)}, ${effortWord[item.effort]})`;
  if (item.done) return `${what}. Done.${sheet.cite(item.sources)}`;
  return `${what}. ${sentence(markdownText(item.do))} *Proof:* ${sentence(markdownText(item.proof))} *Back out:* ${sentence(markdownText(item.rollback))}${sheet.from(item.answers)}${sheet.cite(item.sources)}`;
}

function leftOut(stage: StageResult): string[] {
  const silent = stage.gates.filter(({ outcome }) => outcome === 'not-applicable').length;
  const parts = [
    ...(stage.stepsLeftOut > 0 ? [count(stage.stepsLeftOut, 'step', 'steps')] : []),
    ...(silent > 0 ? [count(silent, 'gate', 'gates')] : []),
  ];
  return parts.length === 0 ? [] : [`*Left out, because the answers do not call for it: ${list(parts)}.*`];
}
