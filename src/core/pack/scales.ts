/** Stages of adoption, in order. */
export const STAGES = ['crawl', 'walk', 'run', 'fly'] as const;
export const VERDICTS = ['yes', 'not-yet', 'no'] as const;
/** Units of work and of waiting. A week of work has five days. */
export const TIME_UNITS = ['days', 'weeks'] as const;

/** What to do with a mesh, or about one. */
export const COURSES = ['none', 'adopt', 'finish', 'decide', 'move', 'leave', 'keep'] as const;
/** How wide an exposure is; a pack says when in its conditions shape-small, shape-middle and shape-wide. */
export const BANDS = ['small', 'middle', 'wide'] as const;
/** How strongly a use case is needed, the strongest first. */
export const STRENGTHS = ['duty', 'pain', 'burden', 'wish', 'none'] as const;
/** Whether a use case is reason enough for a mesh: alone, only together with another, or never. */
export const CARRIES = ['alone', 'together', 'never'] as const;
export const CAPACITIES = ['low', 'enough', 'high'] as const;
export const OPTION_KINDS = [
  'library',
  'certificates',
  'native',
  'network',
  'broker',
  'gateway',
  'grpc',
  'telemetry',
  'consolidate',
  'mesh',
] as const;
/** What is answered to an alternative that someone has proposed. */
export const REPLIES = ['plan', 'only-if', 'later', 'no'] as const;
/** Whether an option answers what is needed here: certainly, certainly not, or not known yet. */
export const FITS = ['fits', 'open', 'out'] as const;
/** How far an option answers one need, the furthest first. */
export const REACHES = ['enough', 'stretched', 'open', 'short'] as const;

/** What `discover` finds in workloads that a mesh trips over; its table of findings says what each one is. */
export const WORKLOAD_FINDINGS = [
  'host-network',
  'proxy-user',
  'reserved-port',
  'existing-sidecar',
  'job',
  'init-network',
  'policy-without-15008',
  'egress-denied',
  'pod-security',
  'server-first',
  'port-without-protocol',
  'client-side-discovery',
  'no-readiness-probe',
  'default-service-account',
] as const;

export type CourseId = (typeof COURSES)[number];
export type Band = (typeof BANDS)[number];
export type Strength = (typeof STRENGTHS)[number];
export type Carries = (typeof CARRIES)[number];
export type CapacityId = (typeof CAPACITIES)[number];
export type OptionKind = (typeof OPTION_KINDS)[number];
export type Fit = (typeof FITS)[number];
export type Reach = (typeof REACHES)[number];
export type StageId = (typeof STAGES)[number];
export type VerdictId = (typeof VERDICTS)[number];
export type WorkloadFinding = (typeof WORKLOAD_FINDINGS)[number];
export type TimeUnit = (typeof TIME_UNITS)[number];
