import { checkValue } from '../pack/index.ts';
import type { Pack, Question, Value } from '../pack/schema.ts';
import type { Estate } from './estate.ts';
import { type FileReading, together, type ValueSeen } from './reading.ts';
import { type Place, withWords } from './places.ts';
import { KINDS_NEEDED, type SignId, signRow, SIGNS } from './signs.ts';
import { howMany, MOST_EVIDENCE, type Sighting, Tally } from './sightings.ts';
import { isCounted, type Source, type Sources } from './sources.ts';

/** One piece of evidence: what was seen, and where. */
export interface Evidence extends Place {
  readonly says: string;
}

/**
 * What the files say about one question. `filled`: a field says it. `suggested`: a person must confirm it. `ask`: no
 * file answers it; that is never a "no".
 */
export interface Discovered {
  readonly question: string;
  readonly prompt: string;
  readonly state: 'filled' | 'suggested' | 'ask';
  readonly value?: Value;
  /** Values between which the files don't decide. */
  readonly candidates?: readonly Value[];
  /** Whether there can be more than was seen: the value is the least that is there. */
  readonly canBeMore?: boolean;
  /** Why the state is what it is, in one sentence. */
  readonly why: string;
  /** The places, in the order of files; at most `MOST_EVIDENCE`, and how many more there are. */
  readonly evidence: readonly Evidence[];
  readonly more: number;
  /** What was looked for; empty for a question that no file answers. */
  readonly lookedFor: readonly string[];
  /** Kinds of objects that could answer it and are in no file. */
  readonly notCollected: readonly string[];
}

/** Whether the files show nothing about a question. */
export function isUnseen({ state, evidence, candidates }: Discovered): boolean {
  return state === 'ask' && evidence.length === 0 && candidates === undefined;
}

/**
 * What the estate says about every question of the pack, in the order of the pack. `files`: those of the source;
 * `everywhere`: all that were read.
 */
export function conclude(
  pack: Pack,
  estate: Estate,
  files: readonly FileReading[],
  everywhere: readonly FileReading[],
  sources: Sources,
): readonly Discovered[] {
  const seen = new Map<string, Sighting[]>();
  for (const sighting of estate.sightings) {
    const { question } = signRow(sighting.sign);
    const others = seen.get(question);
    if (others === undefined) seen.set(question, [sighting]);
    else others.push(sighting);
  }
  return pack.questions.map((question) => {
    const read = Object.hasOwn(COUNTED, question.id)
      ? COUNTED[question.id]!(estate, files, sources)
      : bySigns(question, seen.get(question.id) ?? [], estate, everywhere, sources);
    return discovered(question, read, estate);
  });
}

/** A sighting, or another place with what was seen there. */
interface Shown {
  readonly place: Place;
  readonly sign?: SignId;
  readonly says?: string;
  /** How many more places say the same. */
  readonly more?: number | undefined;
}

/** A conclusion before it is checked against the question. */
interface Conclusion {
  readonly state: Discovered['state'];
  readonly value?: Value;
  readonly candidates?: readonly Value[];
  readonly canBeMore?: boolean;
  readonly why: string;
  readonly evidence: readonly Shown[];
  readonly lookedFor?: readonly string[];
}

const COUNTED: Readonly<
  Record<string, (estate: Estate, files: readonly FileReading[], sources: Sources) => Conclusion>
> = {
  'service-count'({ workloads, services }, _files, { candidates, chosen }) {
    const lookedFor = ['workloads that run an application of yours'];
    const evidence: Shown[] = [];
    const tally = new Tally<Shown>((each) => evidence.push(each));
    for (const [object, each] of workloads.entries())
      if (isCounted(each)) tally.see(each.file, object, () => ({ place: each.place, says: 'an application workload' }));
    const value = services;
    if (chosen === undefined || value === 0)
      return {
        state: 'ask',
        candidates: [...new Set(candidates.map(({ services }) => services).filter((count) => count > 0))],
        why:
          candidates.filter(({ services }) => services > 0).length > 1
            ? 'several places describe different workloads, so nothing is counted; name the one that runs in production'
            : candidates.length > 0
              ? 'workloads were seen, and none of them counts as a service; each is named with its reason'
              : 'no workload of an application was seen, which does not mean that there is none',
        evidence: [],
        lookedFor,
      };
    const why = 'counted from workloads; leave out those without synchronous calls';
    return { state: 'suggested', value, why, evidence, lookedFor };
  },
  teams: (_estate, files) => {
    // A namespace says who is paged; an owner of code need not run it.
    const labels = files.filter(({ build }) => build === undefined).flatMap((file) => file.teams);
    const owners = files.flatMap(({ build }) => build?.teams ?? []);
    return labels.length > 0 ? counted(labels, 'team-label', 1) : counted(owners, 'code-owner', 1);
  },
  clusters: (_estate, files) =>
    counted(
      together(files, 'destinations'),
      'argo-destination',
      // One destination is usually the cluster in which Argo CD itself runs.
      2,
    ),
};

function counted(seen: readonly ValueSeen[], sign: SignId, least: number): Conclusion {
  const { says } = signRow(sign);
  const evidence = seen.map(({ place }) => ({ place, says }));
  const value = new Set(seen.map((each) => each.value)).size;
  const lookedFor = [says];
  return value < least
    ? { state: 'ask', why: NOTHING_SEEN, evidence, lookedFor }
    : {
        state: 'suggested',
        value,
        canBeMore: true,
        why: 'counted from different values of one field',
        evidence,
        lookedFor,
      };
}

const NOTHING_SEEN = 'nothing of it was seen, which does not mean that there is none';
const ONLY_PEOPLE = 'no file says this; ask the people who know';

function bySigns(
  question: Question,
  seen: readonly Sighting[],
  estate: Estate,
  everywhere: readonly FileReading[],
  sources: Sources,
): Conclusion {
  const rows = (Object.keys(SIGNS) as SignId[]).filter((id) => signRow(id).question === question.id);
  const lookedFor = rows.map((id) => signRow(id).says.split(';')[0]!);
  const beaten = new Set(seen.flatMap(({ sign }) => signRow(sign).beats ?? []));
  const speaking = seen.filter((each) => {
    const value = valueOf(each);
    return value !== undefined && !beaten.has(value) && !beaten.has(each.sign);
  });
  const values = [...new Set(speaking.map((each) => valueOf(each)!))];
  const [value] = values;
  if (value === undefined) {
    const why = rows.length === 0 ? ONLY_PEOPLE : seen.length > 0 ? 'what was seen does not decide it' : NOTHING_SEEN;
    return { state: 'ask', why, evidence: seen, lookedFor };
  }
  if (question.kind === 'choices') {
    const order = (question.values ?? []).map((each) => each.value).filter((each) => values.includes(each));
    if (question.id === 'languages' && everyServiceShowsOne(estate, sources) && areAll(estate, everywhere))
      return {
        state: 'filled',
        value: order,
        why: 'every service shows its language',
        evidence: speaking,
        lookedFor,
      };
    return {
      state: 'suggested',
      value: order,
      canBeMore: true,
      why: 'seen in the files; there can be more',
      evidence: speaking,
      lookedFor,
    };
  }
  if (values.length > 1)
    return {
      state: 'ask',
      candidates: values,
      why: 'the files speak for several answers',
      evidence: speaking,
      lookedFor,
    };
  if (question.id === 'orchestrator' && sources.chosen?.kind === 'compose')
    return {
      state: 'ask',
      candidates: values,
      why: 'the services are counted in compose files, and what was seen is about something else',
      evidence: speaking,
      lookedFor,
    };
  const isCertain = question.id !== 'orchestrator' || doPlacesAgree(value, sources);
  const isFilled = speaking.some(({ sign, live }) => {
    const { strength } = signRow(sign);
    return (strength === 'filled' && isCertain) || (strength !== 'suggested' && live);
  });
  return isFilled
    ? { state: 'filled', value, why: 'the files say so', evidence: speaking, lookedFor }
    : {
        state: 'suggested',
        value,
        why: 'a likely reading of what was seen',
        evidence: speaking,
        lookedFor,
      };
}

/**
 * Whether each service that is counted shows one language. Dockerfiles don't count: those in an unknown language are no
 * services there, so that nothing says that each shows its own.
 */
function everyServiceShowsOne({ workloads }: Estate, { chosen }: Sources): boolean {
  if (chosen === undefined || chosen.kind === 'repository') return false;
  return workloads.every((each) => !isCounted(each) || each.languages.length === 1);
}

/** Whether no file shows another language than the services do: it can be that of one that is counted nowhere. */
function areAll({ workloads }: Estate, everywhere: readonly FileReading[]): boolean {
  const shown = new Set(workloads.filter(isCounted).flatMap(({ languages }) => languages));
  return everywhere.every(({ sightings }) =>
    sightings.every(({ sign, value }) => signRow(sign).question !== 'languages' || shown.has(value ?? '')),
  );
}

/** Whether all places with services can run on this: a compose file does not say what schedules them elsewhere. */
function doPlacesAgree(orchestrator: string, { candidates }: Sources): boolean {
  const kinds = new Set(candidates.filter(({ services }) => services > 0).map(({ kind }) => kind));
  if (kinds.has('compose')) return false;
  const isOfKubernetes = ['dump', 'stream', 'manifests'].some((kind) => kinds.has(kind as Source['kind']));
  return isOfKubernetes === (orchestrator === 'kubernetes' || orchestrator === 'openshift');
}

function valueOf({ sign, value }: Sighting): string | undefined {
  const row = signRow(sign);
  return row.strength === 'hint' ? undefined : (value ?? row.value);
}

/** The conclusion as an answer that the question allows: another pack can have other values. */
function discovered(question: Question, conclusion: Conclusion, { kinds }: Estate): Discovered {
  const { state, value, candidates, canBeMore, why, evidence, lookedFor = [] } = conclusion;
  const isAllowed = value !== undefined && 'value' in checkValue(question, value);
  const placed = evidence.toSorted((a, b) => byFile(a.place, b.place));
  return {
    question: question.id,
    prompt: question.prompt,
    state: isAllowed ? state : 'ask',
    ...(isAllowed && { value }),
    ...(isAllowed && canBeMore === true && { canBeMore }),
    ...(candidates !== undefined && candidates.length > 0 && { candidates }),
    why: isAllowed || state === 'ask' ? why : 'the rules know no such answer',
    evidence: placed
      .slice(0, MOST_EVIDENCE)
      .map(({ place, sign, says }) => withWords(place, { says: says ?? signRow(sign!).says })),
    more: Math.max(0, howMany(placed) - MOST_EVIDENCE),
    lookedFor,
    notCollected: (Object.hasOwn(KINDS_NEEDED, question.id) ? KINDS_NEEDED[question.id]! : []).filter(
      (kind) => !kinds.has(kind),
    ),
  };
}

/** Sorts places by file and line. */
export function byFile(a: Place, b: Place): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
}
