import type { Assessment, OptionResult } from '../assess/index.ts';
import type { CompiledPack } from '../judge/index.ts';
import type { AnswersFile } from '../answers/index.ts';
import { KNOWN_QUESTIONS } from '../pack/index.ts';
import type { ManifestTemplate } from '../pack/schema.ts';
import { didYouMean, shortList } from '../problem/index.ts';

/** What the user named; what is left out follows from the answers. */
export interface Wish {
  readonly option?: string;
  readonly useCase?: string;
}

/** The template to fill in, and its option. */
export interface ChosenTemplate {
  readonly template: ManifestTemplate;
  readonly option: OptionResult;
  /** What argues against writing this, as sentences without a period. */
  readonly notes: readonly string[];
}

/** Why there is nothing to write: one sentence, lower case, no period. */
export interface NoTemplate {
  readonly problem: string;
}

/** The template for a wish and some answers, or the reason why there is none, with what to write instead. */
export function chooseTemplate(
  { pack }: CompiledPack,
  file: AnswersFile,
  assessment: Assessment,
  { option: wanted, useCase }: Wish,
): ChosenTemplate | NoTemplate {
  if (pack.manifests.length === 0)
    return {
      problem: `the rule pack ${pack.pack.id} has no manifest templates; add a list manifests, or extend a pack that has one`,
    };
  const { useCases } = assessment;
  const first = useCases.find(({ start }) => start) ?? useCases.find(({ unmet }) => unmet);
  const need = useCase ?? first?.id;
  const needs = [...new Set(pack.manifests.map((template) => template.need))];
  if (need === undefined)
    return {
      problem: `no need is known to be unmet, so nothing is first; name a use case with --use-case: ${needs.join(', ')}`,
    };
  if (!pack.useCases.some(({ id }) => id === need))
    return { problem: `no use case is called ${need}${didYouMean(need, needs) || `; there are: ${shortList(needs)}`}` };
  const forNeed = pack.manifests.filter((template) => template.need === need);
  const able = forNeed.filter(({ files }) => files !== undefined).flatMap(({ options }) => options);
  const left = (id: string) => assessment.options.find((option) => option.id === id)?.fit;
  if (able.length === 0)
    return { problem: `no option has templates for ${need}; those with templates: ${needs.join(', ')}` };

  const chosen = wanted === undefined ? usualOption(file, assessment, able, forNeed) : { id: wanted };
  if ('problem' in chosen) return { problem: `${chosen.problem}; the use case is ${need}` };
  const option = assessment.options.find(({ id }) => id === chosen.id);
  const withTemplates = [...new Set(pack.manifests.flatMap(({ options }) => options))];
  if (option === undefined)
    return {
      problem: `no option is called ${chosen.id}${didYouMean(chosen.id, withTemplates) || `; with templates: ${shortList(withTemplates)}`}`,
    };
  const template = forNeed.find(({ options }) => options.includes(option.id));
  const others = (ids: readonly string[]) => ids.filter((id) => id !== option.id && left(id) !== 'out');
  if (template === undefined) {
    const mine = pack.manifests.filter(({ options, files }) => files && options.includes(option.id));
    return {
      problem:
        mine.length === 0
          ? `there are no templates for ${option.id}; there are for: ${shortList(withTemplates)}`
          : `there is no template of ${option.id} for ${need}; with one: ${shortList(others(able))}`,
    };
  }
  if (template.cannot !== undefined) {
    const possible = (template.instead ?? []).filter((id) => able.includes(id));
    const instead = others(possible).length > 0 ? others(possible) : possible;
    return {
      problem: `there are no files of ${option.id} for ${need}: ${template.cannot.replace(/\.$/, '')}; ${instead.length === 0 ? 'no other option has files for it' : `possible with --option ${instead.join(' or --option ')}`}`,
    };
  }
  const { verdict } = assessment;
  const isNew = option.kind === 'mesh' && !isInstalled(file, option.id) && verdict.id !== 'yes';
  return {
    template,
    option,
    notes: [
      ...(isNew ? [`the verdict is ${verdict.id}, so these files are to learn from, not to adopt a mesh`] : []),
      ...option.ruledOutBy.map(({ why }) => `your answers rule out ${option.id}: ${why}`),
    ],
  };
}

function isInstalled({ answers }: AnswersFile, option: string): boolean {
  const installed = answers.get(KNOWN_QUESTIONS.installed);
  return installed?.kind === 'value' && installed.value === option;
}

/** The option of the mesh that runs; otherwise the only one that is left. */
function usualOption(
  file: AnswersFile,
  { options, verdict }: Assessment,
  able: readonly string[],
  forNeed: readonly ManifestTemplate[],
): { readonly id: string } | NoTemplate {
  const installed = forNeed.flatMap((template) => template.options).find((id) => isInstalled(file, id));
  if (installed !== undefined) return { id: installed };
  const inOrder = options.filter(({ id }) => able.includes(id));
  // Without a need for a mesh, a mesh isn't proposed; naming one is still possible.
  const left = inOrder.filter(({ fit, kind }) => fit !== 'out' && (verdict.id === 'yes' || kind !== 'mesh'));
  if (left.length === 1) return { id: left[0]!.id };
  const names = inOrder.map(({ id, fit }) =>
    fit === 'out' ? `${id} (ruled out)` : fit === 'open' ? `${id} (open)` : id,
  );
  const why =
    left.length === 0 ? 'your answers leave no option with templates' : 'your answers leave more than one option';
  return { problem: `${why}; choose one with --option: ${names.join(', ')}` };
}
