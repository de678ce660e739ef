import type { Assessment } from '../../core/assess/index.ts';
import { brief as short, shellWord } from '../escape.ts';
import type { ReportOptions } from '../options.ts';
import { CONTRARY } from '../judgement/verdict.ts';
import { brief } from './brief.ts';
import { contradictions } from './contradictions.ts';
import { course } from './course.ts';
import { aboutOf, bulleted, type PlanDocument, said, section, type Section } from './document.ts';
import { evidence } from './evidence.ts';
import { meshes } from './meshes.ts';
import { needs } from './needs.ts';
import { changes, questions } from './open.ts';
import { options as withoutMesh } from './options.ts';
import { proposals } from './proposals.ts';
import { risks } from './risks.ts';
import { rules } from './rules.ts';
import { capacity, exposure } from './scores.ts';
import { stages } from './stages.ts';
import { workloads } from './workloads.ts';

/**
 * The plan, which all formats render: the brief, and what a review board reads after it, in this order: what conflicts,
 * what to do, what could be wrong, evidence. `brief`: only the first page. `full`: every stage and risk in full.
 */
export function planDocument(
  assessment: Assessment,
  { brief: isBrief = false, full = false, file = 'answers.yaml', discovered, pods }: Partial<ReportOptions> = {},
): PlanDocument {
  const { organization, verdict } = assessment;
  const name = organization === null ? '' : `: ${short(organization, 120)}`;
  const answers = `${shellWord(file)}${discovered === undefined ? '' : ` --discovered ${shellWord(discovered)}`}`;
  return {
    title: `Service mesh plan${name}`,
    tone: verdict.standing === 'open' ? 'open' : verdict.id,
    about: aboutOf(assessment),
    sections: [
      ...brief(assessment, pods),
      ...(isBrief
        ? []
        : [
            ...contradictions(assessment),
            ...proposals(assessment),
            ...course(assessment, { full, file: answers }),
            ...needs(assessment),
            ...withoutMesh(assessment, full),
            ...meshes(assessment, full),
            ...contrary(assessment),
            ...stages(assessment, { full, file: answers }),
            ...workloads(assessment, full),
            ...risks(assessment, full),
            ...questions(assessment, full),
            ...changes(assessment, full),
            ...exposure(assessment, full),
            ...capacity(assessment, full),
            ...evidence(assessment),
            ...rules(assessment),
          ]),
    ],
  };
}

/** What argues for a mesh although the verdict is no or not yet. */
function contrary({ verdict: { contrary: all = [] } }: Assessment): readonly Section[] {
  return section('contrary', 'Against it', CONTRARY, [
    bulleted(all.map(({ text, answers, sources }) => said(text, answers, sources))),
  ]);
}
