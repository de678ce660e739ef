/** Cases of a pack: what people expect of an organization, and the recorded table of results. */
export { parseCases } from './parse-cases.ts';
export { compareTable } from './recorded/compare-table.ts';
export { recordedEntries } from './recorded/record.ts';
export { RECORDED_FILE, recordedText } from './recorded/table.ts';
export { type CaseOutcome, type CasesResult, type Mismatch, runCases } from './run-cases.ts';
export { type Shape, shapeOf } from './shape.ts';
