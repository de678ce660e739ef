/** What comes out if some answers were different. */
export { differences, type Differences, whatIf, type WhatIf } from './what-if.ts';
