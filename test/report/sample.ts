import type {
  AnswerRecord,
  Assessment,
  CriterionResult,
  GateResult,
  OptionResult,
  RiskResult,
  SourceRef,
  StageResult,
  StepResult,
  UseCaseResult,
} from '../../src/core/assess/assessment.ts';

/** Assessments written by hand for tests of reporters: every field is filled, nothing is computed. */

const talk: SourceRef = {
  id: 'NEED-06',
  kind: 'talk',
  at: '04:33',
  says: 'Ask whether the set of services is getting large.',
};
const fact: SourceRef = {
  id: 'ambient-is-stable',
  kind: 'fact',
  link: 'https://istio.io/latest/news/releases/1.24.x/announcing-1.24/',
  read: '2026-11-22',
  says: 'Ambient mode has been stable since Istio 1.24.',
};
const ours: SourceRef = {
  id: 'ours',
  kind: 'ours',
  says: 'Every number in this pack is a rule of thumb of its authors.',
};

function criterion(id: string, title: string, weight: number, points: number, high = points): CriterionResult {
  const level = points === high ? (points === weight ? 'many' : 'some') : 'unknown';
  const why =
    points === high ? `What the answers say about ${title.toLowerCase()}.` : `Not decided yet: ${title.toLowerCase()}.`;
  return {
    id,
    title,
    weight,
    level,
    points,
    range: [points, high],
    why,
    answers: [id === 'rpc' ? 'inter-service-traffic' : id],
    sources: [talk, ours],
  };
}

function gate(id: string, title: string, outcome: GateResult['outcome'], more: Partial<GateResult> = {}): GateResult {
  return {
    id,
    title,
    kind: 'exit',
    required: true,
    outcome,
    possible: outcome === 'unknown' ? ['met', 'open'] : [outcome],
    waived: false,
    debt: false,
    why: 'Without it nobody sees what the proxies do.',
    fix: {
      do: 'Put up one dashboard for the edge',
      effort: { low: 1, high: 4, unit: 'weeks' },
      owner: 'platform-team',
    },
    answers: ['telemetry'],
    sources: [talk],
    ...more,
  };
}

function step(id: string, title: string, more: Partial<StepResult> = {}): StepResult {
  return {
    id,
    title,
    do: 'Put one proxy in front of one service and send it real traffic',
    proof: 'The dashboard shows its golden signals',
    rollback: 'Point the DNS name back',
    owner: 'platform-team',
    effort: { low: 1, high: 5, unit: 'days' },
    done: false,
    answers: [],
    useCases: [],
    options: [],
    closes: [],
    sources: [talk, fact],
    ...more,
  };
}

function stage(
  id: StageResult['id'],
  title: string,
  status: StageResult['status'],
  gates: readonly GateResult[],
  steps: readonly StepResult[],
): StageResult {
  return { id, title, about: `What ${title.toLowerCase()} is about.`, status, gates, steps, stepsLeftOut: 1 };
}

function useCase(
  id: string,
  title: string,
  rank: number,
  place: UseCaseResult['place'],
  more: Partial<UseCaseResult> = {},
): UseCaseResult {
  const text = `The answers speak for ${title.toLowerCase()}`;
  return {
    id,
    title,
    about: `About ${title.toLowerCase()}.`,
    rank,
    strength: place === 'none' ? 'none' : rank === 1 ? 'duty' : 'pain',
    strengthPossible: ['duty', 'pain'],
    unmet: place !== 'none',
    carries: 'alone',
    coveredBy: [],
    start: place === 'first',
    place,
    stage: rank < 3 ? 'crawl' : 'walk',
    why: [text],
    reasons: [{ text, answers: ['internal-encryption'], sources: [talk] }],
    experiment: 'One route of one service',
    measure: 'Errors and 99th percentile of duration are as before',
    abort: 'Stop if errors exceed the worst ten minutes of the baseline',
    rollback: 'Remove the route',
    later: 'When the edge is calm',
    sources: [fact],
    ...more,
  };
}

function option(id: string, title: string, fit: OptionResult['fit'], more: Partial<OptionResult> = {}): OptionResult {
  return {
    id,
    title,
    kind: 'library',
    about: `About ${title.toLowerCase()}.`,
    fit,
    answers: [],
    solves: [],
    reaches: [],
    leaves: ['Proof of who calls', 'TLS of other languages'],
    who: 'Each team builds it in; the platform team maintains it',
    points: 0,
    speaksFor: [],
    reasons: [],
    ruledOutBy: [],
    openBecause: [],
    warnings: [],
    sources: [talk],
    ...more,
  };
}

const risk = (id: string, title: string): RiskResult => ({
  id,
  title,
  why: 'The answers show it.',
  mitigation: 'Try it on one service first',
  answers: ['telemetry'],
  sources: [talk],
});

function answer(question: string, text: string, more: Partial<AnswerRecord> = {}): AnswerRecord {
  return {
    question,
    prompt: `What about ${question.replaceAll('-', ' ')}?`,
    section: 'What you run',
    state: 'answered',
    value: text,
    text,
    ...more,
  };
}

/** A yes that leans, at crawl, with one gate of each outcome and one that is owed. */
export const yes: Assessment = {
  schemaVersion: 2,
  tool: { name: 'mesh-ready', version: '1.0.0' },
  pack: {
    id: 'mesh-adoption',
    version: '1.0.0',
    digest: 'sha256:0123456789abcdef0123456789abcdef',
    title: 'Do we need a service mesh?',
    heuristics: 'The talk gives no numbers; weights and thresholds are ours.',
    talk: { title: 'Do you need a mesh?', speaker: 'A speaker', event: 'A conference', date: '2020-06-22' },
  },
  organization: 'Example Payments',
  scope: 'payments platform',
  assessed: '2026-11-22',
  verdict: {
    id: 'yes',
    title: 'Yes, a mesh answers a problem that you have',
    why: ['Calls must be encrypted, and are not.', '40 services in 3 languages.'],
    reasons: [
      { text: 'Calls must be encrypted, and are not.', answers: ['internal-encryption'], sources: [talk] },
      { text: '40 services in 3 languages.', answers: ['service-count', 'languages'], sources: [ours] },
    ],
    row: 'needed',
    standing: 'leaning',
    close: false,
    course: 'adopt',
    coursePossible: ['none', 'adopt'],
    courseReasons: [{ text: 'Adopt it in small steps.', answers: [], sources: [talk] }],
    settled: false,
    possible: ['yes', 'not-yet'],
  },
  exposure: {
    score: 61.5,
    range: [61.5, 73.5],
    band: 'middle',
    bandPossible: ['middle', 'wide'],
    criteria: [
      criterion('service-count', 'Number of services', 16, 8),
      criterion('languages', 'Languages and frameworks', 14, 14),
      criterion('containers', 'Containers', 12, 12),
      criterion('rpc', 'Calls between services', 16, 16),
      criterion('teams', 'Autonomy of teams', 12, 0, 12),
      criterion('internal-encryption', 'Compliance and encryption', 14, 10.5),
      criterion('policy-changes', 'Rules that change', 8, 1),
      criterion('telemetry', 'Seeing the network', 8, 0),
    ],
  },
  capacity: {
    level: 'enough',
    possible: ['enough'],
    says: 'Your capacity is enough for one light product.',
    missing: ['Two people run the platform; three are enough for a rotation'],
    reasons: [
      {
        text: 'Two people run the platform; three are enough for a rotation',
        answers: ['platform-people'],
        sources: [talk, ours],
      },
    ],
    score: 3,
    range: [3, 5],
    criteria: [criterion('platform-people', 'Platform people', 6, 2), criterion('on-call', 'On call', 3, 1, 3)],
  },
  operatingAt: 'crawl',
  operatingAtPossible: ['crawl'],
  stage: 'crawl',
  stagePossible: ['crawl', 'walk'],
  stages: [
    stage(
      'crawl',
      'Crawl',
      'current',
      [
        gate('platform', 'A platform is in place', 'met', { kind: 'entry' }),
        gate('people', 'Named people have time', 'open', { kind: 'entry', debt: true }),
        gate('dashboards', 'Dashboards show the golden signals', 'open'),
        gate('debugging', 'Two people can debug the proxy', 'unknown'),
        gate('edge', 'One proxy serves real traffic', 'open', { waived: true }),
        gate('docs', 'How it works is written down', 'open', {
          required: false,
          atOnce: { order: 'beside', says: 'Write down how to switch it off' },
        }),
        gate('vm-inventory', 'Machines are listed', 'not-applicable'),
      ],
      [
        step('try', 'Try the gateway on a laptop', { done: true }),
        step('one-proxy', 'Put one proxy at the edge', { closes: ['edge'], answers: ['telemetry'] }),
        step('dashboard', 'Build the dashboard'),
        step('old-edge', 'Move off the old gateway', { mayNotApply: true, answers: ['edge'] }),
      ],
    ),
    stage(
      'walk',
      'Walk',
      'next',
      [gate('canary', 'Each service is tested with its proxy', 'open')],
      [step('inject', 'Add proxies to one service', { effort: { low: 1, high: 4, unit: 'weeks' } })],
    ),
    stage(
      'run',
      'Run',
      'later',
      [],
      [step('egress', 'Send what leaves through one point', { effort: { low: 4, high: 12, unit: 'weeks' } })],
    ),
    stage('fly', 'Fly', 'later', [], []),
  ],
  useCases: [
    useCase('security-mtls', 'Encrypted calls with proven identity', 1, 'first'),
    useCase('observability', 'The same signals for every call', 2, 'next'),
    useCase('egress', 'Egress control', 3, 'later', { carries: 'together', strength: 'burden' }),
    useCase('edge-gateway', 'Ingress gateway', 4, 'later', { carries: 'never', strength: 'burden' }),
    useCase('resilience', 'Timeouts and retries', 5, 'none', {
      strength: 'pain',
      unmet: false,
      coveredBy: ['client-library', 'mesh'],
    }),
    useCase('tenancy', 'Multi-tenancy', 6, 'none'),
  ],
  startPossible: ['security-mtls', 'observability'],
  risks: [
    risk('crash-loop', 'Applications start before the proxy'),
    risk('skills', 'Few people know the proxy'),
    risk('upgrade', 'Upgrades stop traffic'),
    risk('cost', 'Proxies need memory'),
  ],
  contradictions: [],
  options: [
    option('client-library', 'One client library', 'out', {
      answers: ['security-mtls', 'observability'],
      reaches: [
        { useCase: 'security-mtls', reach: 'short', says: 'TLS in each caller' },
        { useCase: 'observability', reach: 'short', says: 'The same metrics from each caller' },
      ],
      ruledOutBy: [{ why: 'Nobody maintains it.', answers: ['library-covers'], review: '2027-05-31', sources: [talk] }],
    }),
    option('network', 'Network encryption', 'open', {
      kind: 'network',
      answers: ['security-mtls'],
      reaches: [{ useCase: 'security-mtls', reach: 'open', says: 'Encryption between nodes' }],
      openBecause: ['limits', 'orchestrator', 'teams', 'clusters', 'edge'],
    }),
    option('gateway', 'Gateway', 'fits', {
      kind: 'gateway',
      stretched: true,
      answers: ['egress', 'edge-gateway'],
      solves: ['egress', 'edge-gateway'],
      reaches: [
        { useCase: 'egress', reach: 'stretched', says: 'A list of hosts' },
        { useCase: 'edge-gateway', reach: 'enough', says: 'TLS at the edge' },
      ],
    }),
  ],
  watch: [],
  unknowns: [
    {
      question: 'teams',
      prompt: 'How many teams own services in this scope?',
      section: 'Who runs it',
      effect: 'Can move the exposure by 12 points',
      mainEffect: 'Can move the exposure by 12 points',
      changesVerdict: true,
      mayNotApply: false,
    },
    {
      question: 'debugging-skill',
      prompt: 'Has your team found a fault with the help of the proxy?',
      section: 'How you operate it',
      effect: 'Can meet a required gate of crawl',
      mainEffect: 'Can meet a required gate of crawl',
      changesVerdict: false,
      mayNotApply: true,
    },
  ],
  ignored: [{ question: 'orchestrator', why: 'the question does not apply' }],
  answers: [
    answer('service-count', '40', {
      value: 40,
      source: 'measured',
      by: 'platform team',
      date: '2026-11-20',
      note: 'counted in the cluster',
      line: 8,
    }),
    answer('languages', 'Java, Go and TypeScript', { value: ['java', 'go', 'typescript'], line: 9 }),
    answer('internal-encryption', 'Required', { value: 'required', source: 'stated', line: 10 }),
    answer('telemetry', 'None', { value: 'none', line: 11 }),
    answer('virtual-machines', 'does not apply: everything runs on Kubernetes', {
      state: 'not-applicable',
      value: null,
      line: 12,
    }),
    answer('teams', 'not known', { state: 'unanswered', value: null }),
  ],
  coverage: { applicable: 7, answered: 5, percent: 71 },
  roles: [{ id: 'platform-team', title: 'Platform team' }],
  sections: [{ id: 'applications', title: 'What you run' }],
  waivers: [{ gate: 'edge', reason: 'the edge is run by a provider', until: '2027-03-31', by: 'architect' }],
  done: [],
};

const watch: Assessment['watch'] = [
  { id: 'more-services', says: 'The number of services passes 50', sources: [talk, ours] },
];
const withoutMesh = {
  operatingAt: 'none',
  operatingAtPossible: ['none'],
  stage: 'none',
  stagePossible: ['none'],
  stages: yes.stages.map((item) => ({ ...item, status: 'not-applicable' as const, steps: [], stepsLeftOut: 4 })),
  watch,
} as const;
const noMesh = {
  course: 'none',
  coursePossible: ['none'],
  courseReasons: [{ text: 'There is no mesh to run or to remove.', answers: [], sources: [ours] }],
} as const;

/** A settled no: nothing is unmet, and no stage, no steps. */
export const no: Assessment = {
  ...yes,
  ...withoutMesh,
  verdict: {
    ...yes.verdict,
    ...noMesh,
    id: 'no',
    title: 'No, you do not need a mesh',
    row: 'nothing-unmet',
    standing: 'settled',
    settled: true,
    possible: ['no'],
  },
  useCases: yes.useCases.map((item) => ({ ...item, unmet: false, start: false, place: 'none' })),
  startPossible: [],
  risks: [],
  contradictions: [],
  options: [],
  unknowns: [],
  waivers: [],
  done: [],
};

/** A settled not yet that is close: every need has an option. */
export const notYet: Assessment = {
  ...yes,
  ...withoutMesh,
  verdict: {
    ...yes.verdict,
    ...noMesh,
    id: 'not-yet',
    title: "Not yet: don't adopt a mesh today",
    row: 'either',
    standing: 'settled',
    close: true,
    settled: true,
    possible: ['not-yet'],
    contrary: [{ text: 'All services run in containers.', answers: ['containers'], sources: [talk] }],
  },
  startPossible: ['security-mtls'],
  unknowns: [],
  options: [
    option('client-library', 'One client library', 'fits', {
      stretched: true,
      answers: ['security-mtls', 'observability'],
      solves: ['security-mtls', 'observability'],
      reaches: [
        { useCase: 'security-mtls', reach: 'stretched', says: 'TLS in each caller' },
        { useCase: 'observability', reach: 'stretched', says: 'The same metrics from each caller' },
      ],
    }),
    option('native', 'What the platform brings', 'fits', {
      kind: 'native',
      stretched: false,
      answers: ['security-mtls'],
      solves: ['security-mtls'],
      reaches: [{ useCase: 'security-mtls', reach: 'enough', says: 'Encrypted calls' }],
    }),
    option('merge', 'Fewer services', 'fits', {
      kind: 'consolidate',
      offered: true,
      reasons: [{ text: 'There are more services than people', answers: ['engineers'], sources: [talk] }],
    }),
    ...yes.options.slice(1),
  ],
};

/** A mesh that runs and hurts: a settled yes, with alternatives to decide between. */
export const decide: Assessment = {
  ...yes,
  verdict: {
    ...yes.verdict,
    row: 'mesh-serves',
    standing: 'settled',
    course: 'decide',
    coursePossible: ['decide'],
    courseReasons: [
      { text: 'The mesh itself causes problems.', answers: ['mesh-trouble'], sources: [talk] },
      { text: 'Look at the mode first.', answers: ['mesh-trouble'], sources: [talk] },
    ],
    settled: true,
    possible: ['yes'],
  },
  operatingAt: 'walk',
  operatingAtPossible: ['walk'],
  stage: 'walk',
  stagePossible: ['walk'],
  stages: yes.stages.map((item, index) => ({
    ...item,
    status: (['done', 'current', 'next', 'later'] as const)[index]!,
    steps:
      index === 2
        ? [
            step('finish', 'If you finish: name each service', {
              way: 'Finish',
              effort: { low: 4, high: 12, unit: 'weeks' },
            }),
            step('replace', 'If you leave: replace what it does', { way: 'Leave', owner: 'security-team' }),
            step('remove', 'If you leave: remove the proxies', {
              way: 'Leave',
              effort: { low: 4, high: 12, unit: 'weeks' },
            }),
            ...item.steps,
          ]
        : item.steps,
  })),
  unknowns: yes.unknowns.map((unknown) => ({ ...unknown, changesVerdict: false })),
};

/** Nothing known at all: no organization, no answers, no sources. */
export const bare: Assessment = {
  ...yes,
  ...withoutMesh,
  organization: null,
  scope: null,
  assessed: null,
  verdict: {
    ...yes.verdict,
    ...noMesh,
    id: 'not-yet',
    title: 'Not yet',
    row: 'not-known',
    standing: 'open',
    why: [],
    reasons: [],
    coursePossible: ['none', 'adopt'],
    possible: ['yes', 'not-yet', 'no'],
  },
  capacity: { ...yes.capacity, level: 'low', possible: ['low', 'enough', 'high'], missing: [], reasons: [] },
  stages: [],
  useCases: [],
  startPossible: [],
  risks: [],
  contradictions: [],
  options: [],
  watch: [],
  answers: [],
  waivers: [],
  done: [],
  ignored: [],
  coverage: { applicable: 0, answered: 0, percent: 0 },
};

export const samples: Readonly<Record<string, Assessment>> = { yes, no, 'not-yet': notYet, decide, bare };

const WRITTEN = new Set([
  'organization',
  'scope',
  'title',
  'text',
  'why',
  'says',
  'do',
  'proof',
  'rollback',
  'owner',
  'about',
  'experiment',
  'measure',
  'later',
  'mitigation',
  'missing',
  'way',
  'leaves',
  'who',
  'prompt',
  'section',
  'effect',
  'note',
  'by',
  'source',
  'reason',
  'heuristics',
  'value',
  'link',
  'level',
]);

/** Levels of capacity are not written by the author of a pack, those of criteria are. */
const LEVELS = new Set(['low', 'enough', 'high']);

/** The assessment with `text` in every field that a person or a pack's author writes. */
export function withText(assessment: Assessment, text: string): Assessment {
  const replace = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return WRITTEN.has(key) && !LEVELS.has(value) ? text : value;
    if (Array.isArray(value)) return value.map((item: unknown) => replace(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replace(inner, name)]));
  };
  return replace(assessment, '') as Assessment;
}

/** The first of them, with two answers that conflict. */
export const contradictory: Assessment = {
  ...yes,
  contradictions: [
    {
      id: 'seen-by-no-proxy',
      title: 'Proxies show all calls, but no proxy carries calls',
      why: '`telemetry` says that proxies show all calls, while `service-count` says that there are none.',
      correction: 'Find the source of one such metric, and correct the wrong answer',
      answers: ['telemetry', 'service-count'],
      lines: [14, 9],
      sources: [talk],
    },
  ],
};

/** The same answers from no file. */
export const unplaced: Assessment = {
  ...contradictory,
  contradictions: contradictory.contradictions.map(({ id, title, why, correction, answers, sources }) => ({
    id,
    title,
    why,
    correction,
    answers,
    sources,
  })),
};
