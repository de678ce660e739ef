/** The only style sheet of the page. It contains no text from answers or packs. */
export const STYLE = `
:root {
  --paper: #fff;
  --ink: #1b2127;
  --soft: #56606b;
  --line: #d5dbe1;
  --tint: #f3f6f8;
  --accent: #0b6bcb;
  --good: #17693b;
  --warn: #8a4b00;
  --bad: #a4262c;
  --faint: #a9c9ec;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12171c;
    --ink: #e6ebf0;
    --soft: #a3afba;
    --line: #343e48;
    --tint: #1b222a;
    --accent: #7ab8ff;
    --good: #7fd6a0;
    --warn: #f0b46a;
    --bad: #ff9a9a;
    --faint: #35587d;
  }
}
* {
  box-sizing: border-box;
}
html {
  scroll-behavior: auto;
  text-size-adjust: 100%;
}
body {
  margin: 0 auto;
  padding: 1rem 1rem 4rem;
  max-width: 60rem;
  background: var(--paper);
  color: var(--ink);
  font:
    1rem/1.55 system-ui,
    sans-serif;
  overflow-wrap: anywhere;
}
a {
  color: var(--accent);
  text-underline-offset: 0.15em;
}
a:focus-visible,
[tabindex]:focus-visible {
  outline: 3px solid var(--accent);
  outline-offset: 2px;
}
.skip {
  position: absolute;
  left: -100vw;
}
.skip:focus {
  left: 1rem;
  top: 0.5rem;
  padding: 0.5rem 1rem;
  background: var(--paper);
}
h1,
h2,
h3,
h4 {
  line-height: 1.25;
  text-wrap: balance;
}
h1 {
  margin: 0.25rem 0 0.5rem;
  font-size: clamp(1.6rem, 5vw, 2.4rem);
}
h2 {
  margin: 3rem 0 0.75rem;
  font-size: 1.45rem;
  padding-bottom: 0.3rem;
  border-bottom: 1px solid var(--line);
}
h3 {
  margin: 1.75rem 0 0.5rem;
  font-size: 1.15rem;
}
h4 {
  margin: 1.25rem 0 0.25rem;
  font-size: 1rem;
}
p {
  margin: 0.5rem 0;
}
ul,
ol {
  padding-left: 1.3rem;
  margin: 0.5rem 0;
}
li {
  margin: 0.3rem 0;
}
code {
  font:
    0.9em ui-monospace,
    monospace;
  background: var(--tint);
  padding: 0.05em 0.3em;
  border-radius: 3px;
  overflow-wrap: anywhere;
}
dl {
  margin: 0.75rem 0;
}
dt {
  font-weight: 600;
}
dd {
  margin: 0;
}
.verdict {
  margin-top: 1.5rem;
  padding: 1.25rem 1.5rem;
  background: var(--tint);
  border-left: 6px solid var(--warn);
  border-radius: 6px;
}
.verdict.yes {
  border-color: var(--good);
}
.verdict h2 {
  margin-top: 0;
  padding-bottom: 0;
  border: 0;
  font-size: clamp(1.35rem, 4vw, 1.75rem);
}
.verdict h3 {
  margin-top: 1.4rem;
}
.about,
.rules {
  color: var(--soft);
  font-size: 0.9rem;
}
header.verdict dl {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
  gap: 0.75rem 1.5rem;
}
header.verdict dt {
  color: var(--soft);
  font-weight: 400;
  font-size: 0.9rem;
}
header.verdict dd {
  font-weight: 600;
}
nav ul {
  display: flex;
  flex-wrap: wrap;
  gap: 0.25rem 1.1rem;
  list-style: none;
  padding: 0;
  margin: 1rem 0;
}
.up {
  position: fixed;
  right: 0.75rem;
  bottom: 0.75rem;
  padding: 0.35rem 0.8rem;
  background: var(--paper);
  border: 1px solid var(--line);
  border-radius: 1rem;
  font-size: 0.9rem;
}
main :target,
section[id],
nav[id] {
  scroll-margin-top: 0.75rem;
}
@media screen and (min-width: 70rem) {
  body:has(.columns) {
    max-width: 74rem;
  }
  .columns {
    display: grid;
    grid-template-columns: 11rem minmax(0, 1fr);
    gap: 2.5rem;
  }
  .columns nav ul {
    position: sticky;
    top: 1rem;
    flex-direction: column;
    gap: 0.15rem;
    margin: 1.5rem 0 0;
    font-size: 0.92rem;
  }
  .columns nav a {
    text-decoration: none;
  }
  .columns nav a:hover,
  .columns nav a:focus-visible {
    text-decoration: underline;
  }
  .up {
    display: none;
  }
}
@media screen and (min-width: 70rem) and (max-height: 34rem) {
  .columns nav ul {
    position: static;
  }
}
.facts {
  display: grid;
  grid-template-columns: 8rem 1fr;
  gap: 0.35rem 1rem;
}
.from,
sup {
  color: var(--soft);
  font-size: 0.75em;
}
sup {
  line-height: 0;
}
.from a,
sup a {
  color: inherit;
  text-decoration-style: dotted;
}
.state {
  color: var(--soft);
  font-size: 0.9em;
}
.road {
  display: grid;
  grid-auto-flow: column;
  grid-auto-columns: minmax(0, 1fr);
  gap: 0.75rem;
  list-style: none;
  padding: 0;
  margin: 1.25rem 0;
}
.road > li {
  position: relative;
  display: flex;
  flex-direction: column;
  gap: 0.2rem;
  margin: 0;
  padding: 0.9rem 0 0;
  border-top: 4px solid var(--line);
  font-size: 0.88rem;
  line-height: 1.35;
}
.road > li::before {
  position: absolute;
  top: -0.7rem;
  left: 0;
  width: 1.2rem;
  height: 1.2rem;
  border: 3px solid var(--line);
  border-radius: 50%;
  background: var(--paper);
  content: '';
}
.road > .past {
  border-top-color: var(--good);
}
.road > .past::before {
  border-color: var(--good);
  background: var(--good);
}
.road > .here::before {
  border-color: var(--accent);
  background: var(--accent);
  outline: 3px solid var(--faint);
}
.road strong {
  font-size: 1.1rem;
}
.road .about {
  font-size: inherit;
}
.road .where {
  align-self: start;
  padding: 0 0.5em;
  border: 1px solid var(--line);
  border-radius: 1rem;
  color: var(--soft);
}
.road > .here .where {
  border-color: var(--accent);
  color: var(--accent);
  font-weight: 600;
}
.dots i {
  display: inline-block;
  width: 0.7em;
  height: 0.7em;
  margin-right: 0.25em;
  border: 2px solid var(--soft);
  border-radius: 50%;
}
.dots .met {
  border-color: var(--good);
  background: var(--good);
}
.dots .unknown {
  border-style: dotted;
}
.glance thead th {
  padding-bottom: 0;
  border: 0;
  color: var(--soft);
  font-weight: 400;
  font-size: 0.85rem;
}
.glance tbody td {
  padding-top: 0;
  padding-right: 1rem;
  font-weight: 400;
  font-size: 0.9rem;
  overflow-wrap: anywhere;
}
.glance strong {
  display: block;
  font-size: 1.15rem;
  line-height: 1.3;
}
.score th:first-child {
  width: 24%;
}
.score :is(th, td):nth-child(2) {
  width: 30%;
  white-space: nowrap;
}
.score .bar {
  display: inline-block;
  width: 54%;
  height: 0.8em;
  margin-right: 0.6em;
}
.score tbody tr:last-child > * {
  border-bottom: 0;
  font-weight: 600;
}
svg .possible {
  fill: var(--faint);
}
.gates {
  list-style: none;
  padding: 0;
}
.gates > li {
  display: flex;
  gap: 0.75rem;
}
.gates > li > div {
  min-width: 0;
}
.sign {
  flex: none;
  width: 1.6rem;
  height: 1.6rem;
  line-height: 1.5rem;
  text-align: center;
  border: 1px solid currentColor;
  border-radius: 50%;
  font-weight: 700;
}
.met .sign {
  color: var(--good);
}
.open .sign {
  color: var(--bad);
}
.unknown .sign {
  color: var(--warn);
}
.gates > .met strong {
  font-weight: 400;
}
.steps > li {
  margin: 0.6rem 0;
}
.steps.titles > li {
  margin: 0.2rem 0;
}
.steps .part {
  display: block;
}
.steps > .done {
  color: var(--soft);
}
caption {
  text-align: left;
}
table {
  border-collapse: collapse;
  table-layout: fixed;
  width: 100%;
  font-size: 0.94rem;
}
th,
td {
  padding: 0.45rem 0.7rem 0.45rem 0;
  border-bottom: 1px solid var(--line);
  text-align: left;
  vertical-align: top;
}
tbody th {
  font-weight: 600;
}
thead th {
  overflow-wrap: normal;
}
.number {
  width: 5.4rem;
  text-align: right;
  font-variant-numeric: tabular-nums;
}
.short {
  width: 6rem;
}
.long {
  width: 46%;
}
.wide {
  width: 40%;
}
svg {
  display: block;
  width: 100%;
  height: auto;
  font:
    15px system-ui,
    sans-serif;
  fill: var(--ink);
}
svg .track {
  fill: var(--line);
}
svg .counted {
  fill: var(--accent);
}
summary {
  cursor: pointer;
}
summary:focus-visible {
  outline: 3px solid var(--accent);
  outline-offset: 2px;
}
.sources {
  font-size: 0.9rem;
}
:target {
  background: var(--tint);
  outline: 2px solid var(--accent);
}
@media screen and (min-width: 40rem) {
  .verdict table:not(.glance) th:first-child {
    width: 22%;
  }
  .verdict table:not(.glance) .short {
    width: 8.5rem;
  }
}
@media screen and (max-width: 40rem) {
  .facts {
    grid-template-columns: 1fr;
    gap: 0 0;
  }
  .facts dd {
    margin-bottom: 0.4rem;
  }
  .verdict {
    padding: 1rem;
  }
  .road {
    grid-auto-flow: row;
    gap: 0;
  }
  .road > li {
    padding: 0 0 1rem 1.6rem;
    border-top: 0;
    border-left: 4px solid var(--line);
    margin-left: 0.6rem;
  }
  .road > .past {
    border-left-color: var(--good);
  }
  .road > li::before {
    top: 0;
    left: -0.75rem;
  }
  .glance tbody tr {
    grid-template-columns: repeat(2, 1fr);
  }
  .glance td:not(.number, .short) {
    grid-column: auto;
  }
  table,
  tbody,
  th,
  td {
    display: block;
  }
  thead {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  tbody tr {
    display: grid;
    grid-template-columns: repeat(3, 1fr);
    gap: 0.35rem 0.75rem;
    padding: 0.7rem 0;
    border-bottom: 1px solid var(--line);
  }
  tbody th,
  tbody td {
    padding: 0;
    border: 0;
  }
  .number,
  .short,
  .long,
  .wide,
  .score th:first-child,
  .score :is(th, td):nth-child(2) {
    width: auto;
    white-space: normal;
    text-align: left;
  }
  tbody th,
  td:not(.number, .short) {
    grid-column: 1/-1;
  }
  td::before {
    display: block;
    color: var(--soft);
    font-size: 0.85rem;
    font-style: normal;
    content: attr(data-title);
    content: attr(data-title) / '';
  }
  td:empty::before {
    content: none;
  }
}
@media (forced-colors: active) {
  svg .counted {
    fill: Highlight;
  }
}
@media print {
  @page {
    margin: 7mm 9mm;
  }
  :root {
    --paper: #fff;
    --ink: #000;
    --soft: #444;
    --line: #bbb;
    --tint: #f4f4f4;
    --accent: #0b4f9c;
    --faint: #a9c9ec;
    --good: #17693b;
    --warn: #8a4b00;
    --bad: #a4262c;
  }
  html {
    font-size: 12px;
  }
  body,
  body:has(.columns) {
    max-width: none;
    padding: 0;
    font:
      9pt/1.08 'Helvetica Neue',
      Helvetica,
      Arial,
      'Liberation Sans',
      sans-serif;
  }
  h1,
  header > p {
    margin: 0;
  }
  h1 {
    font-size: 12pt;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1rem;
    align-items: baseline;
  }
  h2 {
    margin: 0.7rem 0 0.2rem;
    padding-bottom: 0.1rem;
    font-size: 11.5pt;
  }
  h3,
  .verdict h3 {
    margin: 0.2rem 0 0.05rem;
    font-size: 9.5pt;
  }
  h2,
  h3 {
    break-after: avoid;
  }
  p,
  ul,
  ol,
  dl {
    margin: 0.1rem 0;
  }
  li {
    margin: 0.05rem 0;
  }
  a {
    color: inherit;
    text-decoration: none;
  }
  nav,
  .up,
  .skip {
    display: none;
  }
  code,
  table,
  .about,
  .from,
  .state,
  .road > li,
  .glance :is(thead th, tbody td),
  #sources > p,
  .sources {
    font-size: 9pt;
  }
  code {
    padding: 0;
    font-family: inherit;
  }
  sup {
    font-size: 7pt;
  }
  .steps > li,
  .steps.titles > li {
    margin: 0.1rem 0;
  }
  #changes > ul:last-child {
    columns: 2;
    column-gap: 2rem;
  }
  .steps {
    padding-left: 1.9rem;
  }
  .steps .part {
    display: inline;
  }
  tr,
  .gates > li,
  .road > li {
    break-inside: avoid;
  }
  :is(#meshes, #decision) tr {
    break-inside: auto;
  }
  .verdict {
    margin-top: 0.3rem;
    padding: 0.2rem 0.8rem;
    print-color-adjust: exact;
  }
  .verdict h2 {
    margin: 0;
    font-size: 12.5pt;
  }
  .verdict :is(li, ul, ol) {
    margin: 0;
  }
  .verdict p {
    margin: 0.05rem 0;
  }
  .facts {
    gap: 0.1rem 0.8rem;
  }
  .gates > li {
    gap: 0.4rem;
  }
  .sign {
    width: 1.3em;
    height: 1.3em;
    line-height: 1.2em;
    font-size: 9pt;
  }
  .road {
    gap: 0.5rem;
    margin: 0.6rem 0 0;
    print-color-adjust: exact;
  }
  .road > li {
    flex-flow: row wrap;
    align-items: baseline;
    gap: 0 0.5rem;
    padding-top: 0.6rem;
    line-height: 1.08;
  }
  .road > li::before {
    top: -0.55rem;
    width: 0.8rem;
    height: 0.8rem;
  }
  .road > li > :not(strong, .where) {
    flex-basis: 100%;
  }
  .dots > span,
  .dots ~ span {
    display: none;
  }
  .road .about {
    display: none;
  }
  .road strong,
  .glance strong {
    font-size: 9.5pt;
  }
  .glance {
    margin: 0.2rem 0;
  }
  details::details-content {
    content-visibility: visible;
    block-size: auto;
  }
  details > summary {
    list-style: none;
  }
  .verdict table:not(.glance) {
    table-layout: auto;
  }
  .verdict table:not(.glance) .short {
    width: auto;
  }
  .verdict table:not(.glance) th:first-child {
    width: 9rem;
  }
  .number {
    width: 4.6rem;
  }
  .score :is(th, td):nth-child(2) {
    width: 20%;
  }
  th,
  td {
    padding: 0.08rem 0.6rem 0.08rem 0;
  }
  .long {
    width: 62%;
  }
  #unknowns .long {
    width: 42%;
  }
  .steps,
  .gates {
    columns: 2;
    column-gap: 2rem;
  }
  .sources {
    margin: 0.1rem 0;
    padding: 0;
    counter-reset: source;
  }
  .sources > li {
    display: inline;
    counter-increment: source;
  }
  .sources > li::before {
    color: var(--soft);
    content: counter(source) '. ';
  }
  .sources > li:not(:last-child)::after {
    content: ' · ';
  }
  #sources {
    margin-top: 0.3rem;
  }
  #sources :is(h2, p, ol) {
    display: inline;
    padding: 0;
    border: 0;
    font-size: 9pt;
  }
  #answers :is(thead, td:empty) {
    display: none;
  }
  #answers :is(table, tbody, tr, th, td) {
    display: inline;
    padding: 0;
    border: 0;
  }
  #answers tr:not(:last-child)::after {
    content: ' · ';
  }
  svg rect,
  .dots i {
    print-color-adjust: exact;
  }
}
`;

/** SHA-256 of `STYLE` for the content security policy. A test recomputes it. */
export const STYLE_HASH = 'sha256-qzLsPvQSUQ2A+OUD56Tx1iFZoZTearIuSlmGNUQgsPg=';

/** Allows nothing to be loaded, run, framed, or sent, except the style sheet with this hash. */
export const POLICY = `default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;
