import type { Outcome } from '../../core/assess/index.ts';
import {
  type Bar,
  type Block,
  type Box,
  fromWords,
  type PlanDocument,
  type Task,
  type Text,
} from '../plan/document.ts';
import { anchor, type Html, html, prose } from './markup.ts';
import { section } from './section.ts';
import type { Marks } from './marks.ts';
import { table } from './table.ts';

/** Shapes with the meaning of the words next to them. */
const SIGN: Readonly<Record<Outcome, string>> = { met: '✓', open: '○', unknown: '?', 'not-applicable': '–' };

/** The sections of the document; the first is the brief. */
export function sectionsOf({ sections, tone }: PlanDocument, marks: Marks): readonly Html[] {
  return sections.map(({ id, title, blocks }) =>
    section(id, title, html`${blocks.map((each) => block(each, marks))}`, id === 'brief' ? tone : undefined),
  );
}

function block(each: Block, marks: Marks): Html {
  const line = (text: Text) => inline(text, marks);
  switch (each.kind) {
    case 'text':
      return html`<p>${line(each.text)}</p>\n`;
    case 'heading':
      return html`<h3>${each.text}</h3>\n`;
    case 'list': {
      const items = each.items.map((item) => html`<li>${line(item)}</li>\n`);
      return each.ordered ? html`<ol>${items}</ol>\n` : html`<ul>${items}</ul>\n`;
    }
    case 'facts':
      return html`<dl class="facts">${each.rows.map(([label, text]) => html`<dt>${label}</dt><dd>${line(text)}</dd>\n`)}</dl>\n`;
    case 'table':
      return html`${table(
        each.label,
        each.columns,
        each.rows.map((cells) => cells.map(line)),
        each.look,
      )}\n`;
    case 'gates':
      return html`<ul class="gates${columnsOf(each.tasks)}">${each.tasks.map((task) => html`<li class="${task.outcome}" id="${anchor('gate', task.id)}"><span class="sign" aria-hidden="true">${SIGN[task.outcome]}</span><div>${taskLine(task, marks)}</div></li>\n`)}</ul>\n`;
    case 'steps':
      return html`<ol class="steps${columnsOf(each.tasks)}"${each.start === undefined ? undefined : html` start="${each.start}"`}>${each.tasks.map((task) => html`<li class="${task.outcome === 'met' ? 'done' : 'todo'}" id="${anchor('step', task.id)}">${taskLine(task, marks)}</li>\n`)}</ol>\n`;
    case 'road':
      return html`<ol class="road">${each.boxes.map(roadBox)}</ol>\n`;
    case 'folded':
      return html`<details><summary>${each.summary}</summary>\n${each.blocks.map((inner) => block(inner, marks))}</details>\n`;
  }
}

/** A stage: its name, its state, a sign for each required gate, and what is left. */
function roadBox({ title, state, isHere, isPast, gates, met, lines }: Box): Html {
  const [, name = title, about = ''] = /^([^:]+): (.+)$/.exec(title) ?? [];
  return html`<li class="${isHere ? 'here' : isPast ? 'past' : 'ahead'}"${isHere ? html` aria-current="step"` : undefined}><strong>${name}</strong>${about === '' ? undefined : html`<span class="about">${about}</span>`}<span class="where">${state}</span>${
    met === ''
      ? undefined
      : html`<span class="dots"><span aria-hidden="true">${gates.map((outcome) => html`<i class="${outcome}"></i>`)}</span> ${met}</span>`
  }${lines.map((text) => html`<span>${text}</span>`)}</li>\n`;
}

/** Points as a picture; the number after it says the same in words. */
function barOf({ points, high, weight, scale }: Bar): Html {
  const part = (value: number) => Math.round((value / (scale || 1)) * 1000) / 10;
  return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="track" width="${part(weight)}" height="10"/><rect class="possible" width="${part(high)}" height="10"/><rect class="counted" width="${part(points)}" height="10"/></svg>`;
}

/** A list of titles alone is set in columns on paper. */
function columnsOf(tasks: readonly Task[]): string {
  return tasks.every(({ text }) => text === undefined) ? ' titles' : '';
}

function taskLine({ title, state, text, parts = [], marks: last = '' }: Task, marks: Marks): Html {
  return html`<strong>${title}</strong> <span class="state">(${state})</span>${text === undefined ? undefined : html`<br>${inline(text, marks)}${parts.map(([label, part]) => html` <span class="part"><em>${label}:</em> ${inline(part, marks)}</span>`)}${inline(last, marks)}`}`;
}

function inline(text: Text, marks: Marks): Html {
  if (typeof text === 'string') {
    const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
    return html`${before && ' '}${prose(inner)}${inner && after && ' '}`;
  }
  if ('strong' in text) return html`<strong>${text.strong}</strong>`;
  if ('emphasis' in text) return html`<em>${text.emphasis}</em>`;
  if ('code' in text) return html`<code${marks.anchorOf(text.code)}>${text.code}</code>`;
  if ('cite' in text) return marks.cite(text.cite);
  if ('bar' in text) return barOf(text.bar);
  if ('from' in text) {
    const { shown, more } = fromWords(text.from);
    if (shown.length === 0) return html``;
    return html` <span class="from">(from ${shown.map((id, index) => [index === 0 ? '' : ', ', marks.answer(id)])}${more})</span>`;
  }
  return html`${text.map((part) => inline(part, marks))}`;
}
