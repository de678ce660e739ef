import { didYouMean } from '../problem/suggest.ts';
import { questionsNamed } from './check-migrations.ts';
import { entriesOf } from './entries.ts';
import type { Entries, Finding, UnreadIds } from './finding.ts';
import { nounOf } from './nouns.ts';
import type { Pack } from './schema.ts';
import { textsOf } from './texts.ts';

/** The lists that other entries name by id. */
type Named = Exclude<keyof Pack, 'pack' | 'talk' | 'verdictRules' | 'disable' | 'migrations' | 'changes'>;

/** Checks that every id that an entry names, also in a sentence or as a source, is the id of something. */
export function checkReferences(pack: Entries, unread: UnreadIds): Finding[] {
  const findings: Finding[] = [];
  const ids = (list: Named): string[] => [...pack[list].map((entry) => entry.id), ...unread(list)];
  const add = (finding: Omit<Finding, 'code'>): void => {
    findings.push({ ...finding, code: 'unknown-reference' });
  };
  const refer = (list: keyof Pack, entry: object, path: Finding['path'], target: Named, id: string): void => {
    const known = ids(target);
    if (known.includes(id)) return;
    const message = `no ${nounOf(target)} is called ${id}${didYouMean(id, known)}`;
    add({ list, entry, path, message, to: { list: target, id } });
  };

  for (const question of pack.questions) refer('questions', question, ['section'], 'sections', question.section);
  for (const gate of pack.gates) refer('gates', gate, ['fix', 'owner'], 'roles', gate.fix.owner);
  for (const step of pack.steps) {
    refer('steps', step, ['owner'], 'roles', step.owner);
    step.useCases?.forEach((id, index) => refer('steps', step, ['useCases', index], 'useCases', id));
    step.closes?.forEach((id, index) => refer('steps', step, ['closes', index], 'gates', id));
  }
  for (const rule of pack.verdictRules) {
    rule.alternatives?.forEach((id, index) => refer('verdictRules', rule, ['alternatives', index], 'alternatives', id));
  }
  for (const { migration, path, id } of questionsNamed(pack.migrations ?? []))
    refer('migrations', migration, path, 'questions', id);

  const sources = [...ids('statements'), ...ids('facts'), 'ours'];
  for (const [list, entry] of entriesOf(pack)) {
    for (const { path, key, text } of textsOf(entry, [])) {
      if (path.at(-2) === 'sources') {
        if (sources.includes(text)) continue;
        add({ list, entry, path, message: `no statement or fact is called ${text}${didYouMean(text, sources)}` });
      } else if (key !== 'help' && key !== 'prompt') {
        for (const [, id] of text.matchAll(/\{([a-z0-9]+(?:-[a-z0-9]+)*)\}/g))
          refer(list, entry, path, 'questions', id!);
      }
    }
  }
  return findings;
}
