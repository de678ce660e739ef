/** Results with some answers changed. */
export { differences, type Differences, whatIf, type WhatIf } from './what-if.ts';
