import type { StepResult } from '../../core/assess/index.ts';
import { effortInWords } from '../../core/pack/index.ts';
import { sentence } from '../phrases.ts';
import { anchor, type Html, html, prose } from './markup.ts';
import type { Page } from './page.ts';

/** A step that can be opened; the next ones are open already, and on paper only they are told in full. */
export function stepItem(step: StepResult, open: boolean, page: Page): Html {
  const state = [
    page.owner(step.owner),
    effortInWords(step),
    ...(step.done ? ['done'] : []),
    ...(step.mayNotApply === true ? ['if it applies'] : []),
  ];
  return html`<li id="${anchor('step', step.id)}" class="${step.done ? 'done' : 'todo'}"><details${{ html: open ? ' open=""' : '' }}><summary><strong>${step.title}</strong> <span class="state">${state.join(', ')}</span></summary>
<p>${prose(sentence(step.do))}</p>
<dl class="facts"><dt>Done when</dt><dd>${prose(sentence(step.proof))}</dd><dt>Rollback</dt><dd>${prose(sentence(step.rollback))}</dd></dl>
<p class="marks">${page.from(step.answers)}${page.cite(step.sources)}</p></details></li>
`;
}
