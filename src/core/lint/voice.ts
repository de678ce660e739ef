/** A phrase that readers stumble over, and what to write instead. */
export interface Habit {
  readonly pattern: RegExp;
  readonly instead: string;
}

/**
 * Phrases that no text may hold, after the words of the field and Google's style guide for developer documentation.
 * They are looked for in texts only, never in ids, keys, or quotations.
 */
export const BANNED: readonly Habit[] = [
  { pattern: /\bplain[ -]text\b/i, instead: 'plaintext' },
  { pattern: /(?<!virtual |-)\bmachines?\b/i, instead: 'VM, VMs' },
  {
    pattern: /\bwho (?:may call|calls) (?:whom|a service)\b|\brules? of (?:who|access|calls)\b/i,
    instead: 'authorization policies, traffic policies',
  },
  { pattern: /\brules? by (?:identity|path)\b/i, instead: 'identity-based, HTTP authorization policies' },
  { pattern: /(?<!certificate |-)\bauthorit(?:y|ies)\b/i, instead: 'CA' },
  { pattern: /\b(?:ends?|ending) TLS\b/i, instead: 'terminate TLS' },
  { pattern: /\bentrance\b|\bways? (?:in|out)\b/i, instead: 'ingress, egress' },
  { pattern: /\bleaving (?:traffic|calls)\b|\btraffic (?:that )?leaves\b|\bwhat leaves\b/i, instead: 'egress' },
  { pattern: /\b(?:kept|keep|stay|groups) apart\b/i, instead: 'isolated' },
  { pattern: /\broll-outs?\b|\bback out\b|\bway back\b/i, instead: 'rollout, rollback' },
  {
    pattern: /\b(?:failures and|and) duration\b|\bduration of\b|99th percentile/i,
    instead: 'errors and latency, p99',
  },
  {
    pattern: /\bmend(?:s|ed|ing)?\b|\bst(?:ands?|ood)\b|\bbeside\b/i,
    instead: 'fix; is, sits, exists; alongside, next to',
  },
  {
    pattern: /\bnot known\b|\b(?:is|are|be|still) open\b|\bopen (?:answers?|questions?|gates?)\b/i,
    instead: 'unknown, unanswered, not met',
  },
  {
    pattern: /\b(?:the|a|its|another|no) bar\b|\b(?:given|answered) otherwise\b/i,
    instead: 'requirements; changed answers',
  },
  {
    pattern: /colour|behaviour|neighbour|favour|\blicence|centres?\b|\benrol(?:s|ment)?\b|labelled(?!by)/i,
    instead: 'American spelling',
  },
];

/** Any of them: most texts hold none, and one search tells that. */
const ANY = new RegExp(BANNED.map(({ pattern }) => pattern.source).join('|'), 'i');

/** Code, answers that the text repeats, and names of a template. */
const NOT_TEXT = /`[^`]*`|\{[a-z0-9-]+\}|\$\([a-z ]+\)/g;

/** The first phrase of a text that no text may hold, and what to write instead; undefined where there is none. */
export function bannedIn(text: string): { readonly words: string; readonly instead: string } | undefined {
  const joined = text.replace(NOT_TEXT, '').replace(/\s+/g, ' ');
  if (!ANY.test(joined)) return undefined;
  for (const { pattern, instead } of BANNED) {
    const found = pattern.exec(joined);
    if (found !== null) return { words: found[0], instead };
  }
  return undefined;
}
