import type { DataPath } from '../yaml/documents.ts';
import { imagePath } from './classes.ts';
import type { FindingId } from './finding-table.ts';
import type { Place } from './places.ts';
import type { Resource } from './resources.ts';
import { isTrueAt, listAt, mapAt, numberAt, textAt } from './values.ts';
import type { Container, Template, Workload } from './workloads.ts';

/** Something in one workload that a mesh trips over, and where. */
export interface Finding {
  readonly id: FindingId;
  readonly place: Place;
}

/** What the object of a workload shows by itself. Services, policies, and namespaces add theirs in `reading.ts`. */
export function findingsIn(
  resource: Resource,
  workload: Workload,
  { path: template, data: pod, containers }: Template,
): readonly Finding[] {
  const found: Finding[] = [];
  const tell = (id: FindingId, ...path: DataPath) => void found.push({ id, place: resource.place(path) });
  const spec = mapAt(pod, 'spec');
  if (isTrueAt(spec, 'hostNetwork')) tell('host-network', ...template, 'spec', 'hostNetwork');
  if (isProxyUser(spec)) tell('proxy-user', ...template, 'spec', 'securityContext', 'runAsUser');
  if (workload.uncounted === 'job') tell('job');
  const running = containers.filter(({ init }) => !init);
  for (const container of containers) {
    const { data: each, path, init } = container;
    if (isProxyUser(each)) tell('proxy-user', ...path, 'securityContext', 'runAsUser');
    if (isProxy(container, running.length)) tell('existing-sidecar', ...path);
    else
      for (const [index, port] of listAt(each, 'ports').entries())
        if (isReserved(numberAt(port, 'containerPort')))
          tell('reserved-port', ...path, 'ports', index, 'containerPort');
    if (init && usesNetwork(container)) tell('init-network', ...path);
    const registry = listAt(each, 'env').findIndex((item) =>
      /^(?:EUREKA_|SPRING_CLOUD_CONSUL_|ZOOKEEPER_CONNECT)/.test(textAt(item, 'name') ?? ''),
    );
    if (!init && registry !== -1) tell('client-side-discovery', ...path, 'env', registry);
  }
  if (workload.uncounted !== undefined) return found;
  const first = running[0];
  if (
    first !== undefined &&
    listAt(first.data, 'ports').length > 0 &&
    mapAt(first.data, 'readinessProbe') === undefined
  )
    tell('no-readiness-probe', ...first.path);
  const account = textAt(spec, 'serviceAccountName') ?? textAt(spec, 'serviceAccount');
  if (account === undefined || account === 'default')
    tell('default-service-account', ...template, 'spec', ...(account === undefined ? [] : ['serviceAccountName']));
  return found;
}

/** The ports that Istio's proxy documents as its own, and those of Linkerd's. */
const RESERVED = new Set([
  15000, 15001, 15002, 15004, 15006, 15008, 15020, 15021, 15053, 15090, 4140, 4143, 4190, 4191,
]);

function isReserved(port: number | undefined): boolean {
  return port !== undefined && RESERVED.has(port);
}

function isProxyUser(data: unknown): boolean {
  return [1337, 2102].includes(numberAt(data, 'securityContext', 'runAsUser') ?? -1);
}

/** A proxy of a mesh, or Envoy beside an application. Envoy alone in its pod is a gateway. */
function isProxy({ image }: Container, containers: number): boolean {
  return (
    containers > 1 &&
    image !== undefined &&
    /(?:^|\/)(?:proxyv2|linkerd\/proxy|linkerd-proxy|envoy|consul-dataplane|kuma-dp|daprd|aws-appmesh-envoy)$/.test(
      imagePath(image),
    )
  );
}

/** Commands that call something before the application starts. The words are compared and never shown. */
const NETWORK_COMMAND =
  /(?:^|[\s/;&|(])(?:curl|wget|nc|netcat|git|ping|nslookup|dig|wait-for(?:-it)?(?:\.sh)?|pg_isready|mysqladmin|redis-cli|psql|flyway|liquibase|alembic|kubectl|aws|gsutil)(?:$|[\s;&|)])/;

function usesNetwork({ data }: Container): boolean {
  return ['command', 'args'].some((key) =>
    listAt(data, key).some((word) => typeof word === 'string' && NETWORK_COMMAND.test(word.slice(0, 10_000))),
  );
}
