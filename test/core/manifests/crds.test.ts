import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import * as builtIn from 'mesh-ready:built-in-pack';
import { type Crd, type Crds, checkResource } from '../../../src/core/manifests/check.ts';
import { exampleResources } from '../../../src/core/manifests/index.ts';
import type { Structural } from '../../../src/core/manifests/structural.ts';
import type { Pack } from '../../../src/core/pack/schema.ts';

/** Schemas of real CRDs, by `group/version/Kind`; they aren't part of this repository. */
const root = fileURLToPath(new URL('../../..', import.meta.url));
const file = process.env['MESH_READY_CRDS'] ?? join(root, '..', 'shared', 'crds', 'schemas.json');

describe.skipIf(!existsSync(file))('real CRDs (skipped where MESH_READY_CRDS names no file with their schemas)', () => {
  const crds: Crds = existsSync(file) ? crdsOf(readFileSync(file, 'utf8')) : new Map();
  const { manifests } = builtIn.pack as Pack;
  const templates = manifests.filter(({ files }) => files !== undefined);

  test.each(templates.map((template) => [template.id, template] as const))('accept %s', (_, template) => {
    const wrong = exampleResources(template).flatMap((resource) =>
      checkResource(resource, crds).refusals.map(
        ({ path, message }) => `${resource.kind} ${resource.metadata.name}: ${path}: ${message}`,
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('have no rule that could not be tried', () => {
    const untried = templates.flatMap(exampleResources).map((resource) => checkResource(resource, crds).untried);
    expect(untried.filter((count) => count > 0)).toEqual([]);
  });
});

function crdsOf(text: string): Crds {
  const written = JSON.parse(text) as Readonly<Record<string, { scope: Crd['scope']; schema: Structural }>>;
  return new Map(Object.entries(written));
}
