/** What one entry of each list of a pack is called. */
const NOUNS: Readonly<Record<string, string>> = {
  sections: 'section',
  questions: 'question',
  conditions: 'condition',
  criteria: 'criterion',
  verdicts: 'verdict',
  verdictRules: 'verdict rule',
  watch: 'sign to watch',
  stages: 'stage',
  gates: 'gate',
  steps: 'step',
  useCases: 'use case',
  risks: 'risk',
  alternatives: 'alternative',
  roles: 'role',
  facts: 'fact',
  statements: 'statement of the talk',
};

/** What one entry of a list of a pack is called. */
export function nounOf(list: string): string {
  return NOUNS[list] ?? list;
}
