import type { WorkloadFinding } from '../pack/index.ts';

/** What a mesh trips over in a workload, and what to do about it. `findings.ts` looks for them. */

export interface FindingRow {
  readonly title: string;
  /** The data plane that trips over it. */
  readonly dataPlane: 'sidecar' | 'ambient' | 'both';
  /** `high`: the workload breaks or stays outside. `middle`: it can break. `low`: something is missing. */
  readonly severity: 'high' | 'middle' | 'low';
  readonly why: string;
  readonly fix: string;
  /** From when on it is void. */
  readonly voidWhen?: string;
  /** Dated facts of the pack that say so. */
  readonly sources: readonly string[];
}

const NATIVE_SIDECARS = 'every kubelet is 1.33 or newer and Istio 1.27 or newer, or Linkerd is 2.20 or newer';

const FINDINGS: Readonly<Record<FindingId, FindingRow>> = {
  'host-network': {
    title: 'Uses the network of its node',
    dataPlane: 'both',
    severity: 'high',
    why: 'Pods on the host network get no sidecar, and ambient mode does not redirect their traffic.',
    fix: 'Remove hostNetwork, or leave the workload outside the mesh and allow its plaintext calls.',
    sources: ['mesh-carries-tcp-only'],
  },
  'proxy-user': {
    title: "Runs as a proxy's user",
    dataPlane: 'sidecar',
    severity: 'high',
    why: 'Traffic of user 1337 (Istio) or 2102 (Linkerd) bypasses the proxy.',
    fix: 'Run the container as another user.',
    sources: ['application-requirements'],
  },
  'reserved-port': {
    title: 'Listens on a port that a proxy needs',
    dataPlane: 'sidecar',
    severity: 'high',
    why: 'Istio takes ports between 15000 and 15090, and Linkerd takes 4143, 4190, and 4191.',
    fix: 'Move the container to another port.',
    sources: ['application-requirements'],
  },
  'existing-sidecar': {
    title: 'Has a proxy already',
    dataPlane: 'both',
    severity: 'middle',
    why: 'Two proxies in one pod retry, encrypt, and measure the same calls twice.',
    fix: 'Decide which proxy stays, and remove the other one before the workload joins.',
    sources: ['ours'],
  },
  job: {
    title: 'Runs to completion',
    dataPlane: 'sidecar',
    severity: 'middle',
    why: 'Without native sidecars, the proxy keeps running, and the Job never completes.',
    fix: 'Upgrade to native sidecars, or leave the Job outside the mesh.',
    voidWhen: NATIVE_SIDECARS,
    sources: ['one-old-node-turns-native-sidecars-off', 'linkerd-native-sidecars'],
  },
  'init-network': {
    title: 'An init container uses the network',
    dataPlane: 'sidecar',
    severity: 'middle',
    why: 'Without native sidecars, init containers run before the proxy, and their calls fail or bypass it.',
    fix: 'Upgrade to native sidecars, or move the call into the application.',
    voidWhen: NATIVE_SIDECARS,
    sources: ['one-old-node-turns-native-sidecars-off', 'hold-application-on-old-nodes'],
  },
  'policy-without-15008': {
    title: 'A NetworkPolicy names ports, and not 15008',
    dataPlane: 'ambient',
    severity: 'high',
    why: 'Calls in ambient mode arrive on TCP port 15008, which the policy denies.',
    fix: 'Allow TCP port 15008 in the NetworkPolicy, and probes from 169.254.7.127.',
    sources: ['ambient-network-policy-port'],
  },
  'egress-denied': {
    title: 'A NetworkPolicy denies egress by default',
    dataPlane: 'both',
    severity: 'middle',
    why: 'Proxies must reach the control plane, and ambient pods must reach TCP port 15008 of others.',
    fix: 'Allow egress to the control plane, to DNS, and to TCP port 15008 before the workload joins.',
    sources: ['ambient-network-policy-port'],
  },
  'pod-security': {
    title: 'Pod Security admission rejects NET_ADMIN',
    dataPlane: 'sidecar',
    severity: 'high',
    why: 'Without the mesh CNI plugin, each sidecar pod has an init container with NET_ADMIN.',
    fix: 'Install the mesh CNI plugin (istio-cni, linkerd-cni), or use ambient mode.',
    sources: ['use-istio-cni'],
  },
  'server-first': {
    title: 'A server-first port is not declared',
    dataPlane: 'sidecar',
    severity: 'middle',
    why: 'The protocol is server-first, so protocol detection waits for a client that says nothing.',
    fix: 'Set appProtocol to tcp on the Service port (Linkerd: linkerd.io/opaque).',
    sources: ['server-first-protocols', 'linkerd-opaque-ports'],
  },
  'port-without-protocol': {
    title: 'A port does not say its protocol',
    dataPlane: 'sidecar',
    severity: 'low',
    why: 'The proxy must detect the protocol, and treats as TCP what it cannot detect.',
    fix: 'Set appProtocol on the Service port, or begin its name with the protocol, as in http-web.',
    sources: ['server-first-protocols'],
  },
  'client-side-discovery': {
    title: 'Finds other services by its own registry',
    dataPlane: 'both',
    severity: 'middle',
    why: 'Calls to the addresses of pods can bypass mTLS, routing, and telemetry.',
    fix: 'Call the name of the Kubernetes Service instead.',
    sources: ['direct-pod-calls-bypass-rules'],
  },
  'no-readiness-probe': {
    title: 'Has no readiness probe',
    dataPlane: 'both',
    severity: 'low',
    why: 'A pod receives calls as soon as its proxy is ready, although the application is not.',
    fix: 'Add a readiness probe to the container that serves calls.',
    sources: ['ours'],
  },
  'default-service-account': {
    title: 'Shares the default ServiceAccount',
    dataPlane: 'both',
    severity: 'low',
    why: 'The ServiceAccount is the workload identity, so policies cannot tell these workloads apart.',
    fix: 'Give each service its own ServiceAccount.',
    sources: ['ours'],
  },
};

/** Rules of a pack name findings by these ids. */
export type FindingId = WorkloadFinding;

export function findingRow(id: FindingId): FindingRow {
  return FINDINGS[id];
}

/** How much a finding weighs in the order in which workloads should join. */
export const SEVERITY: Readonly<Record<FindingRow['severity'], number>> = { high: 100, middle: 10, low: 1 };
