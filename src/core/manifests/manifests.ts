import type { Assessment } from '../assess/index.ts';
import type { AnswersFile } from '../answers/index.ts';
import { conditionCompiler } from '../condition/index.ts';
import { type CompiledPack, factOf, recordInWords, resolveFacts } from '../judge/index.ts';
import {
  type Given,
  PLACEHOLDER_NAMES,
  type PlaceholderName,
  PLACEHOLDERS,
  sourceFinder,
  type SourceRef,
} from '../pack/index.ts';
import type { ManifestTemplate } from '../pack/schema.ts';
import { filled, filledText, marksIn } from './placeholders.ts';
import type { ChosenTemplate } from './choose.ts';

/** The files of a first experiment, ready to be written. Every text is filled in. */
export interface ManifestSet {
  readonly option: { readonly id: string; readonly title: string };
  readonly useCase: {
    readonly id: string;
    readonly title: string;
    readonly measure: string;
    /** The sentences that say how strongly it is needed. */
    readonly needed: readonly string[];
  };
  readonly title: string;
  readonly about: string;
  readonly prepare: readonly ManifestAction[];
  readonly files: readonly ManifestFile[];
  /** Placeholders in any of it that weren't given. */
  readonly missing: readonly PlaceholderName[];
  /** Names of resources that the given names make too long. */
  readonly tooLong: readonly TooLong[];
  readonly sources: readonly SourceRef[];
}

/** A name with more than `most` characters, and the placeholders that it is made of. */
export interface TooLong {
  readonly name: string;
  readonly most: number;
  readonly from: readonly PlaceholderName[];
}

/** Something to do by hand, as one imperative, and how to take it back. */
export interface ManifestAction {
  readonly do: string;
  readonly undo?: string;
}

export interface ManifestFile {
  /** Such as `1-permissive-mtls.yaml`; what comes later is in the folder `later`. */
  readonly name: string;
  readonly title: string;
  /** What must be so before it is applied; undefined for what is applied at once. */
  readonly later: string | undefined;
  readonly why: string;
  /** Answers that led to it, in words. */
  readonly answers: readonly string[];
  readonly changes: string;
  readonly see: string;
  /** What to do once it is applied. */
  readonly next: ManifestAction | undefined;
  readonly rollback: string;
  readonly trap: string | undefined;
  readonly missing: readonly PlaceholderName[];
  readonly resource: Resource;
}

/** A Kubernetes resource. */
export interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly [key: string]: unknown;
}

/** Fills in a template for some answers. */
export function manifestSet(
  compiled: CompiledPack,
  file: AnswersFile,
  { useCases }: Assessment,
  { template, option }: ChosenTemplate,
  given: Given,
): ManifestSet {
  const { pack } = compiled;
  const facts = resolveFacts(compiled, file.answers);
  const useCase = useCases.find(({ id }) => id === template.need)!;
  const inWords = (ids: readonly string[]) =>
    [...new Set(ids)].flatMap((id) => {
      const [fact, question] = [factOf(compiled, facts, id), compiled.questions.get(id)];
      if (fact?.state !== 'answered' || question === undefined) return [];
      return [`${id}: ${recordInWords(question, fact)}`];
    });
  const wanted = useCase.strength === 'none' ? [] : useCase.reasons;
  const compile = conditionCompiler((id) => compiled.asked[compiled.index.get(id) ?? -1]);
  const chosen = (template.files ?? []).flatMap((each) => {
    if (each.when === undefined) return [{ each, causes: [] }];
    const when = compile(each.when);
    return when.evaluate(facts) === true ? [{ each, causes: when.causes(facts) }] : [];
  });
  const text = (words: string) => filledText(words, given);
  const action = ({ do: todo, undo }: NonNullable<ManifestTemplate['prepare']>[number]): ManifestAction => ({
    do: text(todo),
    ...(undo !== undefined && { undo: text(undo) }),
  });
  const missingIn = (data: unknown) => {
    const marks = marksIn(data);
    return PLACEHOLDER_NAMES.filter((name) => marks.includes(name) && given[name] === undefined);
  };
  return {
    option: { id: option.id, title: option.title },
    useCase: {
      id: useCase.id,
      title: useCase.title,
      measure: useCase.measure,
      needed: wanted.map((reason) => reason.text),
    },
    title: text(template.title),
    about: text(template.about),
    prepare: (template.prepare ?? []).map(action),
    files: chosen.map(({ each, causes }, index): ManifestFile => {
      const name = `${each.later === undefined ? '' : 'later/'}${index + 1}-${each.id}.yaml`;
      const resource = filled(each.resource, given) as Resource;
      return {
        name,
        title: text(each.title),
        later: each.later && text(each.later),
        why: text(each.why),
        answers: inWords([...wanted.flatMap(({ answers }) => answers), ...causes]),
        changes: text(each.changes),
        see: text(each.see),
        next: each.next && action(each.next),
        rollback: each.rollback === undefined ? deletion(resource) : text(each.rollback),
        trap: each.trap && text(each.trap),
        missing: missingIn(each.resource),
        resource,
      };
    }),
    missing: missingIn([template.title, template.about, template.prepare, chosen.map(({ each }) => each)]),
    tooLong: chosen.flatMap(({ each: { resource } }) => {
      const name = filledText(resource.metadata.name, given);
      const most = BECOME_LABELS.has(resource.kind) ? 63 : 253;
      const marks = marksIn(resource.metadata.name);
      const from = PLACEHOLDER_NAMES.filter((each) => marks.includes(each) && given[each] !== undefined);
      return name.length > most ? [{ name, most, from }] : [];
    }),
    sources: sourceFinder(pack)(template.sources),
  };
}

/** Kinds whose names become labels or parts of host names, which are shorter than names. */
const BECOME_LABELS: ReadonlySet<string> = new Set(['Gateway', 'MeshMultiZoneService', 'Service']);

/** The command that deletes a resource; it names version and group, because kinds such as Gateway exist twice. */
function deletion({ apiVersion, kind, metadata: { name, namespace } }: Resource): string {
  const [group, version] = apiVersion.split('/');
  // The core group has no name.
  const which = version === undefined ? '' : `.${version}.${group}`;
  const scope = namespace === undefined ? '' : `-n ${namespace} `;
  return `Delete it: \`kubectl ${scope}delete ${kind.toLowerCase()}${which} ${name}\``;
}

/** The resources of a template, with examples in place of all placeholders: as a check of the pack reads them. */
export function exampleResources(template: ManifestTemplate): readonly Resource[] {
  const given: Given = Object.fromEntries(PLACEHOLDER_NAMES.map((name) => [name, PLACEHOLDERS[name].example]));
  return (template.files ?? []).map(({ resource }) => filled(resource, given) as Resource);
}
