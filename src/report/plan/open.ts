import type { Assessment, Unknown } from '../../core/assess/index.ts';
import { flipGroups, prompted, wayBlock } from '../flips.ts';
import { canDecide, inOrder, isPlainNo } from '../judgement/verdict.ts';
import { capital, count, sentence } from '../phrases.ts';
import { type Block, bulleted, paragraph, said, section, type Section } from './document.ts';

const SHOWN = 6;
const SHOWN_FOR_A_NO = 3;
const FLIPS = 2;
const ELSEWHERE = '; `mesh-ready flips` lists them';
const GROUP_WORDS: Readonly<Record<string, string>> = {
  'if it turns out that': 'Unanswered questions',
  'within your control': 'Your own changes',
  'outside your control': 'Changed circumstances',
};

/** Unanswered questions and their possible effects, most informative first. */
export function questions(assessment: Assessment, full: boolean): readonly Section[] {
  const { verdict } = assessment;
  const unknowns = inOrder(assessment);
  if (unknowns.length === 0) return [];
  const most = full ? Infinity : isPlainNo(verdict) ? SHOWN_FOR_A_NO : SHOWN;
  const rest = unknowns.slice(most);
  const deciding = rest.filter((unknown) => canDecide(unknown, assessment)).length;
  const too = deciding === 0 ? '' : `, ${deciding} of which can change the verdict`;
  return section('unknowns', 'Unanswered', 'Unanswered questions', [
    {
      kind: 'table',
      label: 'Unanswered questions',
      columns: [{ title: 'Id' }, { title: 'Question' }, { title: 'Affects', kind: 'long' }],
      rows: unknowns
        .slice(0, most)
        .map((unknown) => [
          { code: unknown.question },
          [unknown.prompt, unknown.mayNotApply ? [' ', { emphasis: '(may not apply)' }] : ''],
          effectOf(unknown, assessment),
        ]),
    },
    rest.length === 0
      ? undefined
      : paragraph(
          `${count(rest.length, 'more is', 'more are')} unanswered${too}; \`mesh-ready assess\` asks for them.`,
        ),
  ]);
}

function effectOf(unknown: Unknown, assessment: Assessment): string {
  const effect = capital(unknown.mainEffect.replace(/^Can still change /, ''));
  const isOfAMesh = unknown.changesVerdict && !canDecide(unknown, assessment);
  return sentence(isOfAMesh ? `${effect.replace(/\.$/, '')}, if a mesh is installed` : effect);
}

/** So many changed answers are told of the shortest way out of the stage. */
const WAY = 5;

/** What could change the result: changed answers, the shortest way out of the stage, and the nearest signs to watch. */
export function changes(assessment: Assessment, full: boolean): readonly Section[] {
  const ways = wayBlock(assessment, prompted).map(({ heading, points }) => {
    const own = points.filter(({ under }) => under === undefined);
    // So many answers are what the stage itself asks for.
    return own.length > WAY
      ? { heading: `${heading} (\`mesh-ready flips\` lists them)`, points: [] }
      : { heading, points: own };
  });
  // While the verdict is open, the few answers that alone settle it mislead: the likely ways take several.
  const isOpen = assessment.verdict.standing === 'open';
  const flips = (isOpen ? [] : flipGroups(assessment, FLIPS, ELSEWHERE, prompted)).map(({ heading, points }) => ({
    heading: `${GROUP_WORDS[heading] ?? heading} could turn the verdict into`,
    points,
  }));
  const listed = [...flips, ...ways].flatMap(({ heading, points }): readonly (Block | undefined)[] => [
    paragraph(points.length === 0 ? sentence(heading) : `${heading}:`),
    bulleted(points.map(({ text }) => text)),
  ]);
  const watched = assessment.watch.slice(0, full ? Infinity : isPlainNo(assessment.verdict) ? SHOWN_FOR_A_NO : SHOWN);
  const further = assessment.watch.length - watched.length;
  const signs = watched.map(({ says, sources }) => [sentence(says), { cite: sources }]);
  const what = ways.length === 0 ? 'What would change the verdict' : 'What would change the verdict or the stage';
  return section('changes', 'What would change it', what, [
    ...listed,
    signs.length > 0 || assessment.verdict.stop === undefined
      ? undefined
      : paragraph(said(assessment.verdict.stop.text, [], assessment.verdict.stop.sources)),
    signs.length === 0 ? undefined : paragraph('Reassess when any of these happens:'),
    bulleted(signs),
    further === 0
      ? undefined
      : paragraph(`\`--full\` lists ${count(further, 'more event that is', 'more events that are')} less likely.`),
  ]);
}
