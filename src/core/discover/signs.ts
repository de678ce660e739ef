/**
 * What can be seen in files, and which answer it speaks for. This table is the whole mapping from evidence to answers.
 * A question that no row names is always left to people.
 */

/**
 * How far a sign answers its question: `filled` where the field itself is the answer; `live` where it is only in a dump
 * of a cluster, and is a suggestion in any other file; `suggested` where a person must confirm it; `hint` where it
 * answers nothing and only helps to answer.
 */
export type Strength = 'filled' | 'live' | 'suggested' | 'hint';

export interface SignRow {
  readonly question: string;
  /** The answer; undefined where each sighting brings its own value, and for hints. */
  readonly value?: string;
  readonly strength: Strength;
  /** What was seen, as a clause that fits behind a place. */
  readonly says: string;
  /** The sign is this object itself, as `group/Kind`; the others are found in `sightings.ts`. */
  readonly objects?: readonly string[];
  /** These values of the same question, and these signs, count no more where this sign is seen. */
  readonly beats?: readonly string[];
  /** The data plane of a mesh that is in use where this sign is seen. */
  readonly dataPlane?: 'sidecar' | 'ambient';
}

export const SIGNS = {
  'kubernetes-workload': {
    question: 'orchestrator',
    value: 'kubernetes',
    strength: 'filled',
    says: 'a Kubernetes workload',
  },
  'openshift-workload': {
    question: 'orchestrator',
    value: 'openshift',
    strength: 'filled',
    says: 'a workload that only OpenShift runs',
    beats: ['kubernetes'],
  },
  'openshift-object': {
    question: 'orchestrator',
    value: 'openshift',
    // Charts bring a Route for those who install them there.
    strength: 'live',
    says: 'an object that only OpenShift has',
    beats: ['kubernetes'],
  },
  'ecs-task': {
    question: 'orchestrator',
    value: 'ecs',
    strength: 'filled',
    says: 'an Amazon ECS task definition',
  },
  'nomad-job': {
    question: 'orchestrator',
    value: 'nomad',
    strength: 'suggested',
    says: 'a Nomad job',
  },
  'compose-service': {
    question: 'orchestrator',
    strength: 'hint',
    says: 'a compose file runs containers, and does not say what schedules them in production',
  },

  'vm-in-mesh': {
    question: 'virtual-machines',
    value: 'some',
    strength: 'suggested',
    says: 'a workload outside Kubernetes is registered in a mesh',
    objects: [
      'networking.istio.io/WorkloadEntry',
      'networking.istio.io/WorkloadGroup',
      'workload.linkerd.io/ExternalWorkload',
    ],
  },
  'vm-on-kubernetes': {
    question: 'virtual-machines',
    value: 'some',
    strength: 'suggested',
    says: 'a virtual machine that KubeVirt runs',
    objects: ['kubevirt.io/VirtualMachine', 'kubevirt.io/VirtualMachineInstance'],
  },
  'fixed-addresses': {
    question: 'virtual-machines',
    value: 'some',
    strength: 'suggested',
    says: 'a Service without a selector has addresses that a person wrote',
  },

  'argo-destination': {
    question: 'clusters',
    strength: 'suggested',
    says: 'an Argo CD Application names its cluster',
  },
  'service-of-other-cluster': {
    question: 'cross-cluster-calls',
    value: 'some',
    strength: 'live',
    says: 'a service of another cluster is imported',
    objects: ['multicluster.x-k8s.io/ServiceImport', 'multicluster.linkerd.io/Link', 'kuma.io/MeshMultiZoneService'],
  },
  'global-service': {
    question: 'cross-cluster-calls',
    value: 'some',
    strength: 'live',
    says: 'a Service is marked as one of several clusters',
  },

  'ingress-nginx': {
    question: 'edge',
    value: 'ingress-nginx',
    strength: 'live',
    says: 'the controller k8s.io/ingress-nginx',
    beats: ['ingress', 'load-balancer'],
  },
  ingress: {
    question: 'edge',
    value: 'ingress-controller',
    strength: 'suggested',
    says: 'an Ingress',
    beats: ['load-balancer'],
  },
  'ingress-of-controller': {
    question: 'edge',
    value: 'ingress-controller',
    strength: 'live',
    says: 'an Ingress whose IngressClass names another controller than ingress-nginx',
    beats: ['load-balancer'],
  },
  'route-of-controller': {
    question: 'edge',
    value: 'ingress-controller',
    strength: 'suggested',
    says: 'a route that only an Ingress controller of this product reads',
    objects: ['traefik.io/IngressRoute', 'traefik.containo.us/IngressRoute', 'route.openshift.io/Route'],
    beats: ['load-balancer'],
  },
  'gateway-api': {
    question: 'edge',
    value: 'gateway-api',
    strength: 'suggested',
    says: 'a Gateway API Gateway',
    beats: ['load-balancer'],
  },
  'mesh-gateway': {
    question: 'edge',
    value: 'mesh-gateway',
    strength: 'suggested',
    says: 'a mesh gateway',
    objects: ['networking.istio.io/Gateway', 'consul.hashicorp.com/IngressGateway', 'kuma.io/MeshGateway'],
    beats: ['load-balancer'],
  },
  'load-balancer': {
    question: 'edge',
    value: 'load-balancer',
    strength: 'suggested',
    says: 'a Service of type LoadBalancer',
  },

  'tls-at-the-edge': {
    question: 'proxy-needs',
    value: 'tls-termination',
    strength: 'suggested',
    says: 'TLS ends at the ingress',
  },
  'jwt-at-the-edge': {
    question: 'proxy-needs',
    value: 'jwt',
    strength: 'suggested',
    says: 'tokens (JWTs) are validated',
  },
  'login-at-the-edge': {
    question: 'proxy-needs',
    value: 'oidc-ldap',
    strength: 'suggested',
    says: 'a proxy that logs users in',
  },
  'rate-limit': {
    question: 'proxy-needs',
    value: 'rate-limiting',
    strength: 'suggested',
    says: 'a rate limit',
  },
  'header-change': {
    question: 'proxy-needs',
    value: 'headers',
    strength: 'suggested',
    says: 'a route changes headers',
  },

  'istio-sidecars': {
    question: 'existing-mesh',
    value: 'istio-sidecar',
    strength: 'suggested',
    says: 'Istio injects sidecars here',
    dataPlane: 'sidecar',
  },
  'istio-proxy-in-pod': {
    question: 'existing-mesh',
    value: 'istio-sidecar',
    strength: 'live',
    says: 'a sidecar of Istio runs in the pod',
    dataPlane: 'sidecar',
  },
  'istio-ambient': {
    question: 'existing-mesh',
    value: 'istio-ambient',
    strength: 'suggested',
    says: 'the ambient mode of Istio',
    dataPlane: 'ambient',
  },
  'istio-on-aks': {
    question: 'existing-mesh',
    value: 'aks-istio-addon',
    strength: 'live',
    says: 'a control plane in a namespace of the AKS add-on',
    beats: ['istio-sidecar'],
    dataPlane: 'sidecar',
  },
  'istio-control-plane': {
    question: 'existing-mesh',
    strength: 'hint',
    says: 'a control plane of Istio; the mode of its data plane is not to be seen from it',
  },
  'istio-injector': {
    question: 'existing-mesh',
    value: 'istio-sidecar',
    strength: 'live',
    says: 'the webhook with which Istio injects sidecars',
    dataPlane: 'sidecar',
  },
  'linkerd-injector': {
    question: 'existing-mesh',
    value: 'linkerd',
    strength: 'live',
    says: 'the webhook with which Linkerd injects its proxy',
    dataPlane: 'sidecar',
  },
  'linkerd-proxy-in-pod': {
    question: 'existing-mesh',
    value: 'linkerd',
    strength: 'live',
    says: 'the proxy of Linkerd runs in the pod',
    dataPlane: 'sidecar',
  },
  'linkerd-control-plane': {
    question: 'existing-mesh',
    value: 'linkerd',
    strength: 'live',
    says: 'a control plane of Linkerd',
    dataPlane: 'sidecar',
  },
  'linkerd-injection': {
    question: 'existing-mesh',
    value: 'linkerd',
    strength: 'suggested',
    says: 'Linkerd injects its proxy here',
    dataPlane: 'sidecar',
  },
  'consul-injector': {
    question: 'existing-mesh',
    value: 'consul',
    strength: 'suggested',
    says: 'the webhook with which Consul injects its proxy',
    dataPlane: 'sidecar',
  },
  'consul-proxy-in-pod': {
    question: 'existing-mesh',
    value: 'consul',
    strength: 'live',
    says: 'the proxy of Consul runs in the pod',
    dataPlane: 'sidecar',
  },
  'consul-injection': {
    question: 'existing-mesh',
    value: 'consul',
    strength: 'suggested',
    says: 'Consul injects its proxy here',
    dataPlane: 'sidecar',
  },
  'kuma-control-plane': {
    question: 'existing-mesh',
    value: 'kuma',
    strength: 'live',
    says: 'a control plane of Kuma',
    dataPlane: 'sidecar',
  },
  'kuma-proxy-in-pod': {
    question: 'existing-mesh',
    value: 'kuma',
    strength: 'live',
    says: 'the proxy of Kuma runs in the pod',
    dataPlane: 'sidecar',
  },
  'kuma-injection': {
    question: 'existing-mesh',
    value: 'kuma',
    strength: 'suggested',
    says: 'Kuma injects its proxy here',
    dataPlane: 'sidecar',
  },
  'app-mesh': {
    question: 'existing-mesh',
    value: 'app-mesh',
    strength: 'live',
    says: 'the controller of AWS App Mesh',
    dataPlane: 'sidecar',
  },
  'open-service-mesh': {
    question: 'existing-mesh',
    value: 'open-service-mesh',
    strength: 'live',
    says: 'the controller of Open Service Mesh',
    dataPlane: 'sidecar',
  },
  'cilium-proxy': {
    question: 'existing-mesh',
    strength: 'hint',
    says: "Cilium handles ingress or routes calls; it doesn't show that you use its mesh features between services",
    objects: ['cilium.io/CiliumEnvoyConfig', 'cilium.io/CiliumClusterwideEnvoyConfig'],
  },
  'mesh-resource': {
    question: 'existing-mesh',
    strength: 'hint',
    says: "a mesh resource; it doesn't show that the mesh is installed",
    objects: [
      'networking.istio.io/VirtualService',
      'networking.istio.io/DestinationRule',
      'linkerd.io/ServiceProfile',
      'consul.hashicorp.com/ServiceRouter',
      'kuma.io/Mesh',
    ],
  },

  'pod-security': {
    question: 'limits',
    value: 'net-admin',
    strength: 'suggested',
    says: 'Pod Security admission rejects pods with NET_ADMIN in the namespace',
  },
  'provider-of-node': {
    question: 'cluster-provider',
    strength: 'live',
    says: 'a node names its provider',
  },
  'windows-node': {
    question: 'windows-in-mesh',
    strength: 'hint',
    says: 'a Windows node, or a workload for one; it does not say whether its pods must be in the mesh',
  },
  'cilium-agent': {
    question: 'network-plugin',
    value: 'cilium',
    strength: 'live',
    says: 'the agent of Cilium',
  },
  'other-network-plugin': {
    question: 'network-plugin',
    strength: 'hint',
    says: 'another network plugin; it does not say whether you may replace it',
  },

  language: {
    question: 'languages',
    strength: 'suggested',
    says: 'instrumentation or settings of one language',
  },
  'language-of-image': {
    question: 'languages',
    strength: 'suggested',
    says: 'a Dockerfile, and the build file next to it',
  },
  'language-of-one': {
    question: 'languages',
    strength: 'hint',
    says: 'one of several implementations side by side; it does not say which one is in use',
  },
  'library-of-calls': {
    question: 'inter-service-traffic',
    strength: 'suggested',
    says: 'a library for calls between services',
  },
  'grpc-service': {
    question: 'inter-service-traffic',
    strength: 'suggested',
    says: 'a service in a .proto file',
  },
  'traffic-kind': {
    question: 'inter-service-traffic',
    strength: 'suggested',
    says: 'the protocol of a port, a probe, or an address',
  },
  'message-broker': {
    question: 'inter-service-traffic',
    value: 'messaging',
    strength: 'suggested',
    says: 'a message broker',
  },
  'library-for-calls': {
    question: 'library-covers',
    strength: 'hint',
    says: 'a runtime or library for calls (Dapr, Eureka, Consul discovery); look whether every service has it',
  },

  'team-label': {
    question: 'teams',
    strength: 'suggested',
    says: 'a namespace says which team owns it',
  },
  'code-owner': {
    question: 'teams',
    strength: 'suggested',
    says: 'CODEOWNERS names a team',
  },
  'strict-everywhere': {
    question: 'protection-today',
    value: 'mesh-strict',
    strength: 'suggested',
    says: "mTLS is strict in the mesh's root namespace",
  },
  'strict-in-places': {
    question: 'protection-today',
    value: 'mesh-strict-some',
    strength: 'suggested',
    says: 'mTLS is strict in one namespace or for one workload',
  },
  'permissive-mtls': {
    question: 'protection-today',
    value: 'mesh-permissive',
    strength: 'suggested',
    says: 'mTLS is permissive',
  },
  'network-encryption': {
    question: 'protection-today',
    value: 'network-all',
    strength: 'suggested',
    says: 'the network plugin encrypts with WireGuard or IPsec',
  },
  'own-root': {
    question: 'certificate-authority',
    value: 'own-root',
    strength: 'suggested',
    says: 'an issuer or a Secret with your own CA',
  },
  'managed-ca': {
    question: 'certificate-authority',
    value: 'managed',
    strength: 'suggested',
    says: 'an issuer that uses a managed CA',
    objects: ['awspca.cert-manager.io/AWSPCAClusterIssuer', 'awspca.cert-manager.io/AWSPCAIssuer'],
  },
  'egress-denied': {
    question: 'egress-control',
    value: 'in-place',
    strength: 'suggested',
    says: 'egress is denied by default, or goes through an egress gateway',
    objects: ['cilium.io/CiliumEgressGatewayPolicy', 'policy.linkerd.io/EgressNetwork'],
  },
  'authorization-policy': {
    question: 'security-policies',
    value: 'some',
    strength: 'suggested',
    says: 'a mesh authorization policy',
    objects: [
      'security.istio.io/AuthorizationPolicy',
      'policy.linkerd.io/AuthorizationPolicy',
      'consul.hashicorp.com/ServiceIntentions',
      'kuma.io/MeshTrafficPermission',
    ],
  },
  'default-deny-in-mesh': {
    question: 'security-policies',
    value: 'default-deny',
    strength: 'suggested',
    says: "an authorization policy that allows nothing, in the mesh's root namespace",
    beats: ['some'],
  },

  'pipeline-deploys': {
    question: 'delivery',
    value: 'pipeline',
    strength: 'suggested',
    says: 'a pipeline that deploys',
  },
  pipeline: {
    question: 'delivery',
    strength: 'hint',
    says: 'a pipeline; no command of it is known to deploy',
  },
  'continuous-delivery': {
    question: 'delivery',
    value: 'pipeline',
    strength: 'suggested',
    says: 'Argo CD or Flux deploys from a repository',
    objects: [
      'argoproj.io/Application',
      'argoproj.io/ApplicationSet',
      'kustomize.toolkit.fluxcd.io/Kustomization',
      'helm.toolkit.fluxcd.io/HelmRelease',
    ],
  },
  'progressive-delivery': {
    question: 'delivery',
    value: 'share-automatic',
    strength: 'suggested',
    says: 'Argo Rollouts or Flagger moves a release step by step',
    objects: ['argoproj.io/Rollout', 'flagger.app/Canary'],
    beats: ['pipeline'],
  },
  metrics: {
    question: 'telemetry',
    value: 'partial',
    strength: 'suggested',
    says: 'metrics are collected',
    objects: [
      'monitoring.coreos.com/ServiceMonitor',
      'monitoring.coreos.com/PodMonitor',
      'monitoring.coreos.com/Prometheus',
      'opentelemetry.io/OpenTelemetryCollector',
    ],
  },
} as const satisfies Readonly<Record<string, SignRow>>;

export type SignId = keyof typeof SIGNS;

/** The row of a sign. */
export function signRow(id: SignId): SignRow {
  return SIGNS[id];
}

/** The signs that are an object itself, by `group/Kind`. */
export const SIGNS_OF_OBJECTS: ReadonlyMap<string, SignId> = new Map(
  (Object.keys(SIGNS) as SignId[]).flatMap((id) =>
    (signRow(id).objects ?? []).map((object): [string, SignId] => [object, id]),
  ),
);

/** Kinds without which a dump can't answer a question. What isn't in the files is named, and never counts as a "no". */
export const KINDS_NEEDED: Readonly<Record<string, readonly string[]>> = {
  orchestrator: ['Deployment'],
  'service-count': ['Deployment', 'StatefulSet', 'DaemonSet'],
  languages: ['Deployment'],
  'inter-service-traffic': ['Service', 'Deployment'],
  edge: ['Ingress', 'IngressClass', 'Gateway', 'Service'],
  'proxy-needs': ['Ingress', 'Gateway'],
  'existing-mesh': ['Namespace', 'Deployment', 'MutatingWebhookConfiguration'],
  'cluster-provider': ['Node'],
  'windows-in-mesh': ['Node'],
  'network-plugin': ['DaemonSet'],
  limits: ['Namespace'],
  teams: ['Namespace'],
  'egress-control': ['NetworkPolicy'],
  'virtual-machines': ['Service'],
};
