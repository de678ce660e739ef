import type { Pack } from './schema.ts';

/** The paths of the JSON Schemas that the files of a new pack name in their first line. */
export interface PackSchemas {
  readonly pack: string;
  readonly cases: string;
}

/**
 * The files of a new pack that extends `base`, by name. Every example except the cases is commented out. The examples
 * are valid one by one and all together.
 */
export function packTemplate(base: Pack, id: string, schemas: PackSchemas): Readonly<Record<string, string>> {
  const [criterion, other] = base.criteria;
  const [otherGate, gate] = base.gates;
  const modeline = (name: string) => `# yaml-language-server: $schema=./${name}\n`;
  const rules = `${modeline(schemas.pack)}# Your own rules. An entry with an id of ${base.pack.id} changes that entry, key by key; a key without a value
# is removed. An entry with a new id is added. Everything else stays unchanged.
# To see the entries, run: mesh-ready rules list; mesh-ready rules show <id>
# Editors complete and check keys by the schema in the first line. After adding questions, write it again:
# mesh-ready schema pack --rules <this folder> -o <this folder>/${schemas.pack} (and schema cases)
pack:
  schema: mesh-ready/pack@2
  id: ${id}
  version: 0.1.0
  extends: ${base.pack.id}

# criteria:
#   - id: ${criterion?.id ?? 'a-criterion'}
#     weight: ${(criterion?.weight ?? 10) + 2}
#     reason: why it counts for more with you
#   - id: ${other?.id ?? 'another-criterion'}
#     weight: ${(other?.weight ?? 10) - 2}
#     reason: why it counts for less

# gates:
#   - id: ${gate?.id ?? 'a-gate'}
#     required: ${!(gate?.required ?? false)}
#     reason: why you decide differently

# disable:
#   - { gate: ${otherGate?.id ?? 'another-gate'}, reason: why it does not apply to you }
`;
  const cases = `${modeline(schemas.cases)}# Expected results of your rules. Run: mesh-ready rules test <this folder>
# With --record it also records the result of each of your rules, so that a later change is noticed.
cases:
  - name: Nothing is known yet, so nothing is certain
    answers: {}
    expect:
      verdict.settled: false
      coverage.answered: 0
`;
  return { 'pack.yaml': rules, 'cases.test.yaml': cases };
}
