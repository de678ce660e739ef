import { describe, expect, test } from 'vitest';
import { discover } from '../../../src/core/discover/index.ts';
import { builtInPack } from '../pack/built-in.ts';

/** What a dump of these objects says about a question. */
async function says(question: string, ...items: readonly object[]) {
  const text = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  const files = [{ name: 'dump.json', text }];
  const found = await discover(builtInPack, { names: ['dump.json'], files, alone: true, prefix: '', skipped: [] });
  const { state, value } = found.answers.find((each) => each.question === question)!;
  return [state, value];
}

const object = (apiVersion: string, kind: string, name: string, namespace: string, more: object) => ({
  apiVersion,
  kind,
  metadata: { name, namespace, uid: '1' },
  ...more,
});
const workload = (kind: string, namespace: string, image: string) =>
  object('apps/v1', kind, 'a', namespace, { spec: { template: { spec: { containers: [{ name: 'c', image }] } } } });
const webhook = (name: string, namespace?: string) =>
  object('admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', name, '', {
    webhooks: [{ name: 'w', ...(namespace !== undefined && { clientConfig: { service: { namespace } } }) }],
  });
const pod = (...containers: readonly string[]) =>
  object('v1', 'Pod', 'p', 'shop', { spec: { containers: containers.map((name) => ({ name })) }, status: {} });
const podOfAks = object('v1', 'Pod', 'p', 'shop', {
  spec: {
    containers: [
      { name: 'web', image: 'example/web' },
      { name: 'istio-proxy', image: 'mcr.microsoft.com/oss/istio/proxyv2:1.27.0' },
    ],
  },
  status: {},
});

const istiod = workload('Deployment', 'istio-system', 'docker.io/istio/pilot:1.27.0');
const others = workload('DaemonSet', 'kube-system', 'registry.k8s.io/kube-proxy');
const ztunnel = workload('DaemonSet', 'istio-system', 'docker.io/istio/ztunnel:1.27.0');
const istio = webhook('istio-sidecar-injector');

describe('a mesh in a dump', () => {
  test.each([
    ['Istio by its webhook and control plane', [istio, istiod, others], 'filled', 'istio-sidecar'],
    ['a revision of it', [webhook('istio-sidecar-injector-1-27-0'), istiod, others], 'filled', 'istio-sidecar'],
    ['without DaemonSets, ambient mode is possible', [istio, istiod], 'suggested', 'istio-sidecar'],
    ['ambient mode, with the same webhook', [istio, istiod, ztunnel], 'suggested', 'istio-ambient'],
    ['a webhook that is left', [istio, workload('Deployment', 'a', 'a'), others], 'suggested', 'istio-sidecar'],
    ['a control plane alone', [istiod, others], 'ask', undefined],
    [
      'the AKS add-on by its webhook',
      [webhook('istio-sidecar-injector-asm-1-27', 'aks-istio-system')],
      'filled',
      'aks-istio-addon',
    ],
    ['another webhook', [webhook('my-istio-sidecar-injector'), others], 'ask', undefined],
    ['Linkerd by its webhook', [webhook('linkerd-proxy-injector-webhook-config')], 'filled', 'linkerd'],
    [
      'a webhook that Linkerd left',
      [webhook('linkerd-proxy-injector-webhook-config'), workload('Deployment', 'a', 'a')],
      'suggested',
      'linkerd',
    ],
    ['an enterprise build of Linkerd', [workload('Deployment', 'b', 'buoyantio/controller')], 'filled', 'linkerd'],
    ['Consul by its webhook', [webhook('consul-connect-injector')], 'suggested', 'consul'],
    ['a sidecar', [pod('web', 'istio-proxy')], 'filled', 'istio-sidecar'],
    ['a sidecar that can be of the AKS add-on', [podOfAks], 'ask', undefined],
    ['a proxy alone, as in a gateway or ztunnel', [pod('istio-proxy')], 'ask', undefined],
    ['a proxy of Linkerd', [pod('web', 'linkerd-proxy')], 'filled', 'linkerd'],
    ['a proxy of Consul', [pod('web', 'consul-dataplane')], 'filled', 'consul'],
    ['a proxy of Kuma', [pod('web', 'kuma-sidecar')], 'filled', 'kuma'],
    ['ztunnel of Cilium', [workload('DaemonSet', 'kube-system', 'quay.io/cilium/ztunnel')], 'ask', undefined],
  ])('%s', async (_, items, state, value) => {
    expect(await says('existing-mesh', ...items)).toEqual([state, value]);
  });
});

describe('the edge in a dump', () => {
  const ingressClass = (name: string, controller: string, annotations: object = {}) => ({
    ...object('networking.k8s.io/v1', 'IngressClass', name, '', { spec: { controller } }),
    metadata: { name, uid: '1', annotations },
  });
  const ingress = (ingressClassName?: string) =>
    object('networking.k8s.io/v1', 'Ingress', 'i', 'shop', { spec: { ingressClassName } });
  const nginx = ingressClass('nginx', 'k8s.io/ingress-nginx');
  const traefik = ingressClass('traefik', 'traefik.io/ingress-controller');
  const cloud = ingressClass('alb', 'ingress.k8s.aws/alb');
  const byDefault = { 'ingressclass.kubernetes.io/is-default-class': 'true' };
  const ports = (...numbers: readonly number[]) =>
    object('v1', 'Service', 's', 'a', { spec: { type: 'LoadBalancer', ports: numbers.map((port) => ({ port })) } });
  test.each([
    ['an Ingress and its class', [traefik, ingress('traefik')], 'filled', 'ingress-controller'],
    [
      'an Ingress of the default class',
      [ingressClass('t', 'traefik.io/ingress-controller', byDefault), ingress()],
      'filled',
      'ingress-controller',
    ],
    ['an Ingress whose class is not there', [ingress('traefik')], 'suggested', 'ingress-controller'],
    ['a class alone', [traefik], 'ask', undefined],
    ['a load balancer of a cloud', [cloud, ingress('alb')], 'suggested', 'ingress-controller'],
    ['one of two by a cloud', [cloud, traefik, ingress('alb'), ingress('traefik')], 'suggested', 'ingress-controller'],
    ['ingress-nginx', [nginx, ingress('nginx')], 'filled', 'ingress-nginx'],
    ['ingress-nginx beside the one in use', [nginx, traefik, ingress('traefik')], 'ask', undefined],
    [
      'the class of Istio',
      [ingressClass('istio', 'istio.io/ingress-controller'), ingress('istio')],
      'suggested',
      'mesh-gateway',
    ],
    ['a load balancer', [ports(443)], 'suggested', 'load-balancer'],
    ['a gateway between clusters', [ports(15021, 15443, 15012)], 'ask', undefined],
    ['a gateway for both', [ports(80, 15443)], 'suggested', 'load-balancer'],
  ])('%s', async (_, items, state, value) => {
    expect(await says('edge', ...items)).toEqual([state, value]);
  });
});
