import { describe, expect, test } from 'vitest';
import { whyNotTheNearest } from '../../src/report/judgement/nearest-mesh.ts';
import { changed, organization } from './organization.ts';

const NAME = 'wireguard-and-otel-twenty-two';
const told = (answers: Readonly<Record<string, string>>) => whyNotTheNearest(changed(NAME, answers))[0]?.text;

describe('a mesh that others will ask about', () => {
  test('is the one that the platform brings, with what it adds and who is missing to run it', () => {
    expect(told({ 'cluster-provider': 'azure' })).toBe(
      "The mesh at hand: Istio add-on of AKS (if unanswered questions allow it). It comes with AKS and has Microsoft's support. Simpler options can meet the same needs. Why not now? No one here can read the configuration and logs of a mesh's proxy (usually Envoy) yet.",
    );
    expect(told({ 'cluster-provider': 'google' })).toContain('The mesh at hand: Google Cloud Service Mesh (GKE)');
    expect(told({ orchestrator: 'openshift' })).toContain('The mesh at hand: OpenShift Service Mesh 3.');
  });

  test('is not one that a limit rules out, nor one that answers can still rule out and no platform brings', () => {
    expect(told({ 'cluster-provider': 'azure', limits: '[hosted-services]' }) ?? '').not.toContain('AKS');
    expect(told({})).toBeUndefined();
  });

  test('is else the one for which most speaks', () => {
    expect(whyNotTheNearest(organization('four-engineers-sixty-services'))[0]?.text).toMatch(
      /^The likeliest mesh here: Istio in ambient mode\. .* Why not now\? /,
    );
  });

  test('is none with a yes, where a mesh runs, or where no mesh could help', () => {
    for (const name of ['polyglot-scale-up', 'istio-stuck-at-thirty-percent', 'kafka-only', 'thin-one-php-application'])
      expect(whyNotTheNearest(organization(name)), name).toEqual([]);
  });
});
