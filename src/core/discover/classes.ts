/** What a workload is for. Only `app` counts as a service; every other one is left out by name, never silently. */
export const CLASSES = {
  app: 'application',
  store: 'data store',
  broker: 'message broker',
  telemetry: 'telemetry',
  edge: 'ingress or gateway',
  mesh: 'service mesh',
  platform: 'platform component',
  load: 'load generator or test',
} as const;
export type WorkloadClass = keyof typeof CLASSES;

/**
 * Names of images, as the last part of their path, by class. Only whole names count, perhaps with one of `SUFFIXES`.
 * The organization in front says nothing, because one organization publishes images of every class.
 */
const IMAGES: Readonly<Record<Exclude<WorkloadClass, 'app'>, string>> = {
  store: `postgres postgresql postgis timescaledb pgbouncer spilo mysql mariadb percona mongo mongodb mongodb-community
    redis redis-stack valkey keydb dragonfly memcached elasticsearch opensearch solr cassandra scylla couchdb couchbase
    cockroach cockroachdb neo4j influxdb clickhouse minio etcd vault db2 mssql oracle-xe tidb tikv yugabyte
    dynamodb-local
    azure-sql-edge eventstore kurrentdb server rethinkdb arangodb questdb weaviate qdrant chroma milvus`,
  broker: `rabbitmq kafka cp-kafka zookeeper cp-zookeeper nats nats-streaming nats-box activemq activemq-artemis artemis
    pulsar redpanda mosquitto emqx vernemq localstack floci elasticmq cp-schema-registry schema-registry kafka-ui akhq`,
  telemetry: `prometheus alertmanager grafana node-exporter kube-state-metrics blackbox-exporter pushgateway
    prometheus-operator prometheus-config-reloader jaeger all-in-one jaeger-collector jaeger-query jaeger-agent
    jaeger-operator zipkin loki promtail tempo mimir thanos cortex fluentd fluent-bit fluentbit logstash kibana filebeat
    metricbeat vector opentelemetry-collector opentelemetry-collector-contrib otel-collector otelcol otelcol-contrib
    opentelemetry-operator agent cluster-agent alloy kiali opensearch-dashboards statsd-exporter skywalking-oap-server
    skywalking-ui seq victoria-metrics graphite cadvisor uptime-kuma otel-lgtm dozzle netdata`,
  edge: `nginx-ingress-controller ingress-nginx controller nginx-ingress kubernetes-ingress traefik haproxy-ingress
    kubernetes-ingress-controller kong contour gateway envoy-gateway ambassador emissary apisix oauth2-proxy
    nginx-gateway-fabric kgateway gloo`,
  mesh: `pilot istiod proxyv2 ztunnel install-cni operator-istio linkerd-controller linkerd-proxy proxy-init cni-plugin
    consul consul-k8s-control-plane consul-dataplane kuma-cp kuma-dp osm-controller osm-injector appmesh-controller
    cilium cilium-envoy hubble-relay hubble-ui hubble-ui-backend operator-generic clustermesh-apiserver`,
  platform: `coredns kube-proxy kube-apiserver kube-scheduler kube-controller-manager metrics-server cluster-autoscaler
    cert-manager-controller cert-manager-webhook cert-manager-cainjector external-dns argocd argocd-image-updater dex
    argo-rollouts source-controller kustomize-controller helm-controller notification-controller
    sealed-secrets-controller
    dashboard kubernetes-dashboard velero karpenter node kube-controllers typha flannel amazon-k8s-cni pause
    local-path-provisioner csi-provisioner csi-attacher csi-snapshotter csi-resizer livenessprobe speaker reloader
    external-secrets kyverno gatekeeper keda keda-metrics-apiserver keda-admission-webhooks node-problem-detector
    kube-rbac-proxy mailhog maildev mailpit phpmyadmin adminer pgadmin4 mongo-express redis-commander
    cloudnative-pg crossplane vault-k8s falco falco-no-driver falcosidekick tetragon ceph longhorn-manager
    gha-runner-scale-set-controller actions-runner-controller gitlab-runner harbor-core harbor-portal
    harbor-jobservice keycloak aws-load-balancer-controller aws-ebs-csi-driver aws-efs-csi-driver azuredisk-csi
    azurefile-csi snapshot-controller k8s-dns-node-cache cluster-proportional-autoscaler descheduler kured kube-vip
    trust-manager image-reflector-controller image-automation-controller workflow-controller vpa-recommender
    vpa-updater vpa-admission-controller daprd dapr`,
  load: `locust k6 loadgenerator load-generator loadgen load-test wrk hey fortio vegeta artillery httpbin-client
    traffic-generator jmeter`,
};

/** Endings of images that extend Kubernetes itself, whatever they are for. */
const EXTENSIONS = /(?:^|-)(?:controller-manager|csi-driver|csi-plugin|device-plugin)$/;

/** Operators of projects that publish them. Another one can run an application: that of tours, for example. */
const OPERATORS =
  /(?:^|\/)(?:acid|altinity|apache|aquasecurity|cilium|cockroachdb|crunchydata|datadoghq|dragonflydb|eck|elastic|grafana|hashicorp|istio|jaegertracing|k8ssandra|keycloak|kiali|kubeflow|minio|mongodb|nvidia|open-telemetry|opensearchproject|percona|prometheus-operator|rabbitmqoperator|redislabs|scylladb|spotahome|strimzi|tigera|victoriametrics|zalando)\/(?:[a-z0-9-]+-)?operator$/;

/** Images of containers that only help the one that the workload is for, wherever they stand among its containers. */
const HELPERS =
  /(?:^|\/)(?:daprio\/daprd|k8s-sidecar|cloud-sql-proxy|proxyv2|linkerd-proxy|linkerd\/proxy|vault|aws-for-fluent-bit|git-sync)$/;

const SUFFIXES = /-(?:server|alpine|debian|ubi|ha|cluster|exporter|community|enterprise|replicaset|distroless|slim)$/;

/** Exporters of metrics, as Prometheus names them: `redis_exporter`, whatever they read. */
const EXPORTER = /^[a-z0-9]+_exporter$/;

/**
 * Names that many programs have. They count only below these paths: `ingress-nginx/controller`, for example, is an
 * ingress, and `shop/controller` is an application.
 */
const ONLY_BELOW: Readonly<Record<string, RegExp>> = {
  controller: /(?:^|\/)(?:ingress-nginx|nginx-ingress)\/controller$/,
  ceph: /(?:^|\/)rook\/ceph$/,
  gateway: /(?:^|\/)(?:envoyproxy|apache\/apisix|kong)\/gateway$/,
  agent: /(?:^|\/)(?:datadog|datadoghq|grafana)\/agent$/,
  'all-in-one': /(?:^|\/)jaegertracing\/all-in-one$/,
  server: /(?:^|\/)mssql\/server$/,
  daprd: /(?:^|\/)daprio\/daprd$/,
  dapr: /(?:^|\/)daprio\/dapr$/,
  node: /(?:^|\/)calico\/node$/,
  dashboard: /(?:^|\/)kubernetesui\/dashboard$/,
  speaker: /(?:^|\/)metallb\/speaker$/,
  vector: /(?:^|\/)timberio\/vector$/,
  seq: /(?:^|\/)datalust\/seq$/,
  chroma: /(?:^|\/)chromadb\/chroma$/,
  reloader: /(?:^|\/)stakater\/reloader$/,
  'notification-controller': /(?:^|\/)fluxcd\/notification-controller$/,
  'snapshot-controller': /(?:^|\/)sig-storage\/snapshot-controller$/,
  'workflow-controller': /(?:^|\/)argoproj\/workflow-controller$/,
  hey: /(?:^|\/)rakyll\/hey$/,
  consul: /(?:^|\/)(?:hashicorp\/|library\/|^)?consul$/,
};

const CLASS_OF_IMAGE: ReadonlyMap<string, WorkloadClass> = new Map(
  Object.entries(IMAGES).flatMap(([name, words]) =>
    words.split(/\s+/).map((word): [string, WorkloadClass] => [word, name as WorkloadClass]),
  ),
);

/** Endings of workload names that say what a home-made image holds. A name is cut only at hyphens. */
const NAME_ENDINGS: Readonly<Record<string, WorkloadClass>> = {
  db: 'store',
  database: 'store',
  mysql: 'store',
  postgres: 'store',
  postgresql: 'store',
  mongodb: 'store',
  mongo: 'store',
  sqlserver: 'store',
  mssql: 'store',
  redis: 'store',
  rabbitmq: 'broker',
  kafka: 'broker',
  loadgenerator: 'load',
  loadgen: 'load',
  locust: 'load',
};
const LOAD_NAMES =
  /(?:^|-)(?:load-?(?:generator|gen|test(?:er)?)|locust|k6)(?:-|$)|^(?:e2e|integration|smoke)-tests?$|(?:^|-)e2e$|^ci$/;

const SYSTEM_NAMESPACES =
  /^(?:kube-(?:system|public|node-lease)|gke-[a-z-]+|gmp-[a-z-]+|openshift(?:-[a-z-]+)?|calico-system)$/;
/** Namespaces in which the documentation of an extension of Kubernetes installs it. */
const EXTENSION_NAMESPACES =
  /^(?:argocd|argo-rollouts|cert-manager|cnpg-system|crossplane-system|elastic-system|external-secrets|flux-system|gatekeeper-system|karpenter|keda|knative-(?:serving|eventing)|kyverno|longhorn-system|metallb-system|olm|rook-ceph|tekton-pipelines|velero)$/;
const MESH_NAMESPACES =
  /^(?:istio-system|aks-istio-[a-z-]+|linkerd(?:-[a-z]+)?|kuma-system|osm-system|appmesh-system)$/;

/** What a workload is for; `byNamespace`: only its namespace says so. */
export interface Classified {
  readonly class: WorkloadClass;
  readonly byNamespace: true | undefined;
}

/** What a workload is for, by its images, its name, and its namespace; `app` where nothing says otherwise. */
export function classOf(name: string, namespace: string, images: readonly string[]): Classified {
  if (LOAD_NAMES.test(name)) return { class: 'load', byNamespace: undefined };
  // The first container is the one that the workload is for; sidecars come after it.
  const main = images.find((image) => !HELPERS.test(imagePath(image))) ?? images[0];
  const byImage = main === undefined ? undefined : classOfImage(main);
  if (byImage !== undefined) return { class: byImage, byNamespace: undefined };
  if (SYSTEM_NAMESPACES.test(namespace) || EXTENSION_NAMESPACES.test(namespace))
    return { class: 'platform', byNamespace: true };
  if (MESH_NAMESPACES.test(namespace)) return { class: 'mesh', byNamespace: true };
  const ending = name.split('-').at(-1)!;
  const byName = Object.hasOwn(NAME_ENDINGS, ending) && images.length <= 2 ? NAME_ENDINGS[ending] : undefined;
  return { class: byName ?? 'app', byNamespace: undefined };
}

/** The class that the name of an image stands for; undefined where it stands for none. */
export function classOfImage(image: string): WorkloadClass | undefined {
  const path = imagePath(image);
  const last = path.slice(path.lastIndexOf('/') + 1);
  if (EXPORTER.test(last)) return 'telemetry';
  if (/(?:^|\/)minio\/mc$/.test(path)) return 'platform';
  const written = last.replaceAll('_', '-');
  for (const name of [written, written.replace(SUFFIXES, '')]) {
    const found = CLASS_OF_IMAGE.get(name);
    if (found === undefined) continue;
    const below = Object.hasOwn(ONLY_BELOW, name) ? ONLY_BELOW[name] : undefined;
    if (below === undefined || below.test(path)) return found;
  }
  return EXTENSIONS.test(last) || (last.endsWith('operator') && OPERATORS.test(path)) ? 'platform' : undefined;
}

/** The path of an image without tag and digest, in lower case: `registry.example/shop/web`. */
export function imagePath(image: string): string {
  const lower = image.slice(0, 1000).toLowerCase();
  const digest = lower.indexOf('@');
  const path = digest === -1 ? lower : lower.slice(0, digest);
  const tag = path.lastIndexOf(':');
  return tag > path.lastIndexOf('/') ? path.slice(0, tag) : path;
}
