import { denies, exampleResources, lintResources, marksIn, unguarded } from '../../manifests/index.ts';
import { PLACEHOLDER_NAMES } from '../../pack/index.ts';
import type { Pack } from '../../pack/schema.ts';
import { didYouMean } from '../../problem/index.ts';
import type { Remark } from '../finding.ts';

/** Finds templates whose resources do what no schema sees, or apply by accident, and names that no flag gives. */
export function checkManifests(pack: Pack): readonly Remark[] {
  return pack.manifests.flatMap((template) => {
    const files = template.files ?? [];
    const remark = (path: Remark['path'], message: string, mend: string): Remark => ({
      list: 'manifests',
      entry: template,
      path,
      code: 'wrong-manifest',
      message,
      mend,
    });
    const unknown = marksIn({ ...template, sources: [] }).filter(
      (name) => !PLACEHOLDER_NAMES.some((each) => each === name),
    );
    return [
      ...unknown.map((name) =>
        remark(
          [],
          `no flag gives $(${name})${didYouMean(name, PLACEHOLDER_NAMES)}`,
          `use one of ${PLACEHOLDER_NAMES.join(', ')}`,
        ),
      ),
      ...files.flatMap(({ resource }, index) =>
        unguarded(resource).map((name) =>
          remark(
            ['files', index, 'resource'],
            `without --${name} the resource could be applied by accident`,
            `write $(${name}) into metadata.name or metadata.namespace`,
          ),
        ),
      ),
      ...exampleResources(template).flatMap((resource, index) =>
        denies(resource) && files[index]?.later === undefined
          ? [
              remark(
                ['files', index],
                `a first file denies calls: ${resource.kind}`,
                'write later, with what must be so before, or a first file that only watches',
              ),
            ]
          : [],
      ),
      ...lintResources(exampleResources(template), template.options).map(({ index, message }) =>
        remark(['files', index, 'resource'], message, 'correct the resource'),
      ),
    ];
  });
}
