import { isAlias, isMap, isScalar, type Node } from 'yaml';
import type { Pack } from '../pack/schema.ts';
import { isPackVersion } from '../pack/index.ts';
import { byPlace, didYouMean, type Problem } from '../problem/index.ts';
import {
  dayField,
  entries,
  type Field,
  type Fields,
  kindInWords,
  mapField,
  mapsField,
  offsetOf,
  readFields,
  readYaml,
  show,
  textField,
  type YamlFile,
} from '../yaml/index.ts';
import {
  ANSWERS_SCHEMA,
  type Answer,
  type Answers,
  type AnswersFile,
  type Suggestion,
  type Waiver,
} from './answers.ts';
import { parseAnswer } from './parse-answer.ts';
import { gateField, readBar } from './parse-bar.ts';
import { doneField } from './parse-done.ts';

type Content = Omit<AnswersFile, 'answersPosition' | 'packPosition' | 'suggestions'> & { readonly schema: string };

/**
 * Reads an answers file and checks every value against the questions of the pack. Never throws on invalid input:
 * returns all problems, sorted by position, and everything that could be read in `answersFile`. `today`, `YYYY-MM-DD`:
 * no step was finished after it; undefined where no day is known.
 */
export function parseAnswers(
  text: string,
  file: string,
  pack: Pack,
  today?: string,
): { answersFile: AnswersFile; problems: Problem[] } {
  const yaml = readYaml(text, file);
  const empty: AnswersFile = { answers: new Map(), waivers: [], check: {} };
  if (!yaml.root) return { answersFile: empty, problems: yaml.problems };

  const questions = new Map(pack.questions.map((question) => [question.id, question]));
  const suggestions = new Map<string, Suggestion>();
  const content = readFields<Content>(
    yaml.root,
    yaml,
    {
      schema: schemaField,
      pack: mapField((map) => readPackPin(map, yaml, pack)),
      organization: textField(),
      scope: textField(),
      assessed: dayField,
      answers: mapField((map) => readAnswers(map, yaml, questions, suggestions)),
      waivers: waiversField(pack),
      check: mapField((map) => readBar(map, yaml, pack)),
      done: doneField(pack, today),
    },
    {
      empty: { answers: 'allowed' },
      unknownKey: (entry) => (questions.has(entry.key) ? ', but it is a question; move it under answers:' : undefined),
    },
  );

  const answersEntry = entries(yaml.root).find((entry) => entry.key === 'answers');
  if (!answersEntry)
    yaml.report(offsetOf(yaml.root), 'missing-key', 'answers is missing; write the answers under "answers:"');
  const { schema: _, ...read } = content;
  const version = versionIn(yaml.root);
  const answersFile = {
    ...empty,
    ...read,
    ...(suggestions.size > 0 && { suggestions }),
    ...(version && read.pack && { packPosition: yaml.position(offsetOf(version)) }),
    ...(answersEntry && { answersPosition: yaml.position(answersEntry.at) }),
  };
  return { answersFile, problems: yaml.problems.toSorted(byPlace) };
}

const schemaField: Field<string> = (node, _entry, yaml) => {
  const value = isScalar(node) ? node.value : undefined;
  if (value === ANSWERS_SCHEMA) return value;
  yaml.report(
    offsetOf(node),
    'unknown-value',
    `schema is ${ANSWERS_SCHEMA}, not ${kindInWords(node)}; this version reads no other`,
  );
  return undefined;
};

function readPackPin(map: Parameters<typeof entries>[0], yaml: YamlFile, pack: Pack): AnswersFile['pack'] {
  const id: Field<string> = (node, entry) => {
    const value = textField()(node, entry, yaml);
    if (value !== undefined && value !== pack.pack.id && value !== pack.changes?.base.id) {
      yaml.report(
        offsetOf(node),
        'other-pack',
        `the answers are for the pack ${show(value)}, not ${pack.pack.id}; name its folder with --rules`,
      );
    }
    return value;
  };
  const version: Field<string> = (node) => {
    const value = isScalar(node) ? String(node.source ?? node.value) : '';
    if (isPackVersion(value)) return value;
    yaml.report(
      offsetOf(node),
      'wrong-kind',
      `version is three numbers, like ${pack.pack.version}, not ${kindInWords(node)}`,
    );
    return undefined;
  };
  const pin = readFields<{ id: string; version: string }>(map, yaml, { id, version }, { required: ['id', 'version'] });
  return pin.id !== undefined && pin.version !== undefined ? { id: pin.id, version: pin.version } : undefined;
}

/** The node with the pack version. */
function versionIn(root: Parameters<typeof entries>[0]): Node | undefined {
  const pin = entries(root).find(({ key }) => key === 'pack')?.node;
  return isMap(pin) ? (entries(pin).find(({ key }) => key === 'version')?.node ?? undefined) : undefined;
}

/** Reads a map of question ids to answers and reports problems. Suggestions are no answers: they have their own map. */
export function readAnswers(
  map: Parameters<typeof entries>[0],
  yaml: YamlFile,
  questions: ReadonlyMap<string, Pack['questions'][number]>,
  suggestions = new Map<string, Suggestion>(),
): Answers {
  const answers = new Map<string, Answer>();
  for (const entry of entries(map)) {
    const question = questions.get(entry.key);
    if (!question) {
      const meant = () => didYouMean(entry.key, questions.keys());
      yaml.report(entry.at, 'unknown-question', () => `no question is called ${show(entry.key)}${meant()}`);
      continue;
    }
    const answer = isAlias(entry.node) ? undefined : parseAnswer(question, entry, yaml);
    if (answer?.kind === 'suggested') suggestions.set(question.id, answer);
    else if (answer) answers.set(question.id, answer);
  }
  return answers;
}

function waiversField(pack: Pack): Field<readonly Waiver[]> {
  const fields: Fields<Omit<Waiver, 'position'>> = {
    gate: gateField(pack),
    reason: textField('reason-missing'),
    until: dayField,
    by: textField(),
  };
  return mapsField('a waiver', 'gate, reason, and until', (map, yaml): Waiver | undefined => {
    const read = readFields(map, yaml, fields, { required: ['gate', 'until'], empty: { reason: 'reason-missing' } });
    if (!map.has('reason'))
      yaml.report(offsetOf(map), 'reason-missing', 'a waiver needs a reason; write reason: and why it is acceptable');
    const { gate, reason, until } = read;
    return gate === undefined || reason === undefined || until === undefined
      ? undefined
      : { ...read, gate, reason, until, position: yaml.position(offsetOf(map)) };
  });
}
