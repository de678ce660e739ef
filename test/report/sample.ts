import type {
  AnswerRecord,
  Assessment,
  CriterionResult,
  GateResult,
  RiskResult,
  SourceRef,
  StageResult,
  StepResult,
  UseCaseResult,
} from '../../src/core/assess/assessment.ts';

/** Handwritten assessments for tests of reporters: every field is filled, nothing is computed. */

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
    why: 'Without it nobody sees what the proxies do.',
    fix: { do: 'Put up one dashboard for the edge', effort: 'medium', owner: 'platform-team' },
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
    effort: 'small',
    done: false,
    answers: [],
    useCases: [],
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

function useCase(id: string, title: string, rank: number, place: UseCaseResult['place']): UseCaseResult {
  const text = `The answers speak for ${title.toLowerCase()}`;
  return {
    id,
    title,
    about: `About ${title.toLowerCase()}.`,
    rank,
    points: 10 - rank,
    start: place === 'first',
    place,
    stage: rank < 3 ? 'crawl' : 'walk',
    why: [text],
    reasons: [{ text, answers: ['internal-encryption'], sources: [talk] }],
    experiment: 'One route of one service',
    measure: 'Errors and 99th percentile of duration are as before',
    rollback: 'Remove the route',
    later: 'When the edge is calm',
    sources: [fact],
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

/** An unsettled yes, at crawl, with one gate of each outcome. */
export const yes: Assessment = {
  schemaVersion: 1,
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
    rule: 'obligation',
    settled: false,
    possible: ['yes', 'not-yet'],
  },
  need: {
    score: 61.5,
    range: [61.5, 73.5],
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
  stage: 'crawl',
  stagePossible: ['crawl', 'walk'],
  stages: [
    stage(
      'crawl',
      'Crawl',
      'current',
      [
        gate('platform', 'A platform is in place', 'met', { kind: 'entry' }),
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
      [step('inject', 'Add proxies to one service', { effort: 'medium' })],
    ),
    stage('run', 'Run', 'later', [], [step('egress', 'Send what leaves through one point', { effort: 'large' })]),
    stage('fly', 'Fly', 'later', [], []),
  ],
  useCases: [
    useCase('security-mtls', 'Encrypted calls with proven identity', 1, 'first'),
    useCase('observability', 'The same signals for every call', 2, 'next'),
    useCase('egress', 'Control of what leaves', 3, 'later'),
    useCase('tenancy', 'Groups kept apart', 4, 'none'),
  ],
  startPossible: ['security-mtls', 'observability'],
  risks: [
    risk('crash-loop', 'Applications start before the proxy'),
    risk('skills', 'Few people know the proxy'),
    risk('upgrade', 'Upgrades stop traffic'),
    risk('cost', 'Proxies need memory'),
  ],
  alternatives: [],
  watch: [],
  unknowns: [
    {
      question: 'teams',
      prompt: 'How many teams own services in this scope?',
      section: 'Who runs it',
      effect: 'Can move the need by 12 points',
      mainEffect: 'Can move the need by 12 points',
      mayNotApply: false,
    },
    {
      question: 'debugging-skill',
      prompt: 'Has your team found a fault with the help of the proxy?',
      section: 'How you operate it',
      effect: 'Can close a required gate of crawl',
      mainEffect: 'Can close a required gate of crawl',
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
};

const alternatives: Assessment['alternatives'] = [
  {
    id: 'client-library',
    title: 'One client library',
    about: 'A library for calls, kept by one team',
    covers: ['retries', 'timeouts'],
    leaves: ['proof of who calls', 'other languages'],
    who: 'Each team builds it in; the platform team keeps it up',
    sources: [talk],
  },
];
const watch: Assessment['watch'] = [
  { id: 'more-services', says: 'The number of services passes 50', sources: [talk, ours] },
];
const unplanned = yes.useCases.map((item) => ({ ...item, start: false, place: 'later' as const }));

/** A settled no: no stage, no steps, alternatives instead. */
export const no: Assessment = {
  ...yes,
  verdict: {
    ...yes.verdict,
    id: 'no',
    title: 'No, you do not need a mesh',
    rule: 'few-services',
    settled: true,
    possible: ['no'],
  },
  stage: 'none',
  stagePossible: ['none'],
  stages: yes.stages.map((item) => ({ ...item, status: 'not-applicable', steps: [], stepsLeftOut: 4 })),
  useCases: unplanned,
  startPossible: [],
  risks: [],
  alternatives,
  watch,
  unknowns: [],
  waivers: [],
};

/** A not-yet: the edge first, and alternatives until then. */
export const notYet: Assessment = {
  ...yes,
  verdict: {
    ...yes.verdict,
    id: 'not-yet',
    title: 'Not yet',
    rule: 'too-little-need',
    possible: ['yes', 'not-yet'],
    contrary: [{ text: 'All services run in containers.', answers: ['containers'], sources: [talk] }],
  },
  stages: yes.stages.map((item, index) =>
    index === 0 ? item : { ...item, status: 'later', steps: [], stepsLeftOut: 3 },
  ),
  useCases: [useCase('edge-gateway', 'A gateway at the edge', 1, 'first'), ...unplanned.slice(1)],
  alternatives,
  watch,
};

/** Nothing known: no organization, no answers, no sources. */
export const bare: Assessment = {
  ...yes,
  organization: null,
  scope: null,
  assessed: null,
  verdict: {
    ...yes.verdict,
    id: 'not-yet',
    title: 'Not yet',
    why: [],
    reasons: [],
    possible: ['yes', 'not-yet', 'no'],
  },
  stages: [],
  useCases: [],
  startPossible: [],
  risks: [],
  answers: [],
  waivers: [],
  ignored: [],
  coverage: { applicable: 0, answered: 0, percent: 0 },
};

export const samples: Readonly<Record<string, Assessment>> = { yes, no, 'not-yet': notYet, bare };

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
  'covers',
  'leaves',
  'who',
  'prompt',
  'section',
  'effect',
  'mainEffect',
  'note',
  'by',
  'source',
  'reason',
  'heuristics',
  'value',
  'link',
  'level',
]);

/** The assessment with `text` in every field that a person or the author of a pack writes. */
export function withText(assessment: Assessment, text: string): Assessment {
  const replace = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return WRITTEN.has(key) ? text : value;
    if (Array.isArray(value)) return value.map((item: unknown) => replace(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replace(inner, name)]));
  };
  return replace(assessment, '') as Assessment;
}
