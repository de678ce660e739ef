import type { AnswersFile } from '../answers/index.ts';
import type { Assessment, Found, Unknown } from './assessment.ts';
import { type CompiledPack, idleQuestions, startOf, titleFor, withLater } from '../judge/index.ts';
import { otherVersion } from '../pack/index.ts';
import { influence } from '../range/index.ts';
import { judgeExactly } from './judge-exactly.ts';
import { coverageOf, datedAnswers, ignoredAnswers, locateContradictions, recordAnswers } from './records.ts';
import { listUnknowns, toldByBounds } from './unknowns.ts';
import { verdictOf } from './verdict-of.ts';
import { recordTicks, withTicks } from './ticks.ts';
import { waivedGates } from './waived.ts';

/**
 * Assesses a parsed answers file: the judgement, refined by every result still possible, and the records of the
 * answers. Deterministic; never changes its arguments and never throws on answers. `toolVersion` is copied into the
 * result, and so is `found`, what files show in workloads. Expensive parts are computed on first read.
 */
export function assess(compiled: CompiledPack, file: AnswersFile, toolVersion: string, found?: Found): Assessment {
  const { judgement, open } = judgeExactly(
    compiled,
    datedAnswers(file),
    waivedGates(file),
    undefined,
    new Set(found?.findings.map(({ id }) => id)),
  );
  const { facts } = judgement;
  const { id, version, title, heuristics } = compiled.pack.pack;
  const { talk } = compiled.pack;
  const assessment: Assessment = {
    schemaVersion: 2,
    tool: { name: 'mesh-ready', version: toolVersion },
    pack: { id, version, digest: compiled.digest, title, heuristics, talk },
    ...writtenFor(compiled.pack, file.pack),
    organization: file.organization ?? null,
    scope: file.scope ?? null,
    assessed: file.assessed ?? null,
    get verdict() {
      return judgement.verdict;
    },
    get exposure() {
      return judgement.exposure;
    },
    get operatingAt() {
      return judgement.operatingAt;
    },
    get operatingAtPossible() {
      return open?.ranges.operating ?? [judgement.operatingAt];
    },
    get stage() {
      return judgement.stage;
    },
    get stagePossible() {
      return open?.ranges.stages ?? [judgement.stage];
    },
    stages: [],
    get useCases() {
      return judgement.useCases;
    },
    startPossible: [],
    get risks() {
      return judgement.risks;
    },
    get options() {
      return judgement.options;
    },
    get capacity() {
      return judgement.capacity;
    },
    get watch() {
      return judgement.watch;
    },
    ...(judgement.proposals.length > 0 && { proposals: judgement.proposals }),
    contradictions: [],
    unknowns: [],
    ignored: [],
    answers: [],
    coverage: coverageOf(compiled, facts),
    ...(found !== undefined && { found }),
    waivers: file.waivers.map(({ gate, reason, until, by, position }) => ({
      gate,
      reason,
      until,
      ...(by !== undefined && { by }),
      ...(position !== undefined && { line: position.line }),
    })),
    done: [],
    ...(open !== undefined && open.posed === undefined && { exact: false as const }),
    ...(compiled.pack.changes !== undefined && { changes: compiled.pack.changes }),
    sections: compiled.pack.sections.map(({ id, title, canAnswer }) => ({
      id,
      title,
      ...(canAnswer !== undefined && { canAnswer }),
    })),
    roles: [],
  };
  const idle = () => idleQuestions(compiled, facts, () => judgement.ruling.possible.includes('yes'));
  return withLater(assessment, {
    verdict: () => verdictOf(compiled, file, judgement),
    coverage: () => coverageOf(compiled, facts, idle()),
    stages: () => withTicks(judgement.stages, file.done),
    done: () => recordTicks(compiled, judgement.stages, file.done),
    roles: () => compiled.roles.map(({ id, title, called }) => ({ id, title: titleFor(facts, title, called) })),
    startPossible: () => open?.ranges.starts ?? [startOf(judgement.useCases)?.id ?? []].flat(),
    contradictions: () => locateContradictions(judgement.contradictions, file),
    unknowns: () => {
      const told =
        open?.posed === undefined ? toldByBounds(compiled, judgement.facts) : influence(open.posed, judgement.stage);
      const all = listUnknowns(compiled, judgement, open === undefined ? new Map() : told);
      const none = idle();
      const isCounted = ({ question }: Unknown) => compiled.questions.get(question)!.optional !== true;
      return all.filter((each) => !none.has(each.question) && isCounted(each));
    },
    ignored: () => ignoredAnswers(compiled, facts, file),
    answers: () => recordAnswers(compiled, facts, file),
  });
}

function writtenFor(pack: CompiledPack['pack'], written: AnswersFile['pack']): Pick<Assessment, 'writtenFor'> {
  const present = otherVersion(pack, written);
  return present === undefined ? {} : { writtenFor: { ...written!, judgedBy: present.version } };
}
