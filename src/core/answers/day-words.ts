import type { NotedDate } from './written-dates.ts';

/**
 * What the words around a day in a note say that it is, one list an idea. The words for what a requirement, a renewal,
 * or a season is called are those of the rule pack.
 */

/** Words before the day on which someone is back: `on parental leave until the`. */
const AWAY_UNTIL =
  /\b(?:(?:on|parental|maternity|paternity|sick|unpaid) (?:[\w-]+ )*leave|away|absent|sick|gone|sabbatical)\b[^;]* (?:until|till|through|to) (?:the )?(?:end of )?$/i;

/** What is before the last day of a time that has its first day, too. */
const FROM_TO = /\d[^;]* to $/;

/** Words for people who come, and for those who go. */
const COMING =
  /\b(?:(?:\d+|one|two|three|some) more|(?:more|additional) (?:people|engineers|colleagues)|joins?|joining|hire[ds]?|hiring|starts?|returns?|back)\b/i;
const LEAVING =
  /\b(?:leave|leaves|leaving|left|quits?|retires?|retirement|resigns?|departs?|gone|goes|until|last day)\b/i;

/** Whether someone comes, or comes back, on a day, and so hands nothing over by then. */
export function isArrival({ clause, text }: Pick<NotedDate, 'clause' | 'text'>): boolean {
  const at = clause.indexOf(text);
  const before = clause.slice(0, at);
  if (AWAY_UNTIL.test(before) || FROM_TO.test(before)) return true;
  const own = `${before.split(', ').at(-1)} ${clause.slice(at + text.length).split(', ')[0]}`;
  return COMING.test(own) && !LEAVING.test(own);
}

/** Words for a paper on its way, that it is due, and that it is sent. */
const SENDING = /\b(?:send|submit|hand in|answers?|repl(?:y|ies)|respon(?:d|se)|deliver|questionnaires?)\b/i;
const DUE = /\b(?:due|owe[ds]?|wanted|required|expected|deadline)\b|\b(?:by|until|till|before|than) (?:the )?$/i;
const SETTLED = /\b(?:sent|submitted|answered|replied|handed in|delivered|received|extended|moved|postponed)\b/i;

/**
 * Whether words that name a reply say that it is owed. Of a day that has passed, `clause` is all around it: that the
 * reply was due, and neither sent nor put off.
 */
export function isOwed(words: string, clause?: string): boolean {
  return clause === undefined ? DUE.test(words) || SENDING.test(words) : DUE.test(words) && !SETTLED.test(clause);
}

/** Words for an exception, that it exists, and that it is only sought or refused. */
const EXCEPTION = /\b(?:exceptions?|exemptions?|waivers?|extensions?|extended support)\b/i;
const GRANTED = /\b(?:granted|approved|accepted|agreed|signed|bought|exists?|in place|have|has|valid|until|till|to)\b/i;
const SOUGHT =
  /\b(?:no|not|without|needs?|ask(?:s|ed|ing)?|request(?:s|ed)?|pending|refused|rejected|denied|expired|if|perhaps|want(?:s|ed)?)\b/i;

/** Whether words say that an exception from a date exists. */
export function hasException(words: string): boolean {
  return words.split(/[;.]\s/).some((part) => EXCEPTION.test(part) && GRANTED.test(part) && !SOUGHT.test(part));
}

/** Words for what is required by a day, whatever it is. */
const MUST = /\b(?:must|shall|in place|applies|fixed)\b/i;

/** Whether words say that something is required by a day. */
export function saysMust(words: string): boolean {
  return MUST.test(words);
}

/** Words for what is tried, for what is wished, by people inside too, and for what is bought. */
const TRIAL =
  /\b(?:pen(?:etration)?[- ]?tests?|tests?|testing|rehears\w*|dry runs?|pre-?(?:assessment|audit)|internal audit)\b/i;
const WISH =
  /\b(?:would like|hopes?|wish(?:es)?|ideally|prefers?|(?<!['’]s )(?:CTO|CIO|CEO|CISO|board|management|managers?|directors?|boss|teams?|we) (?:\w+ )?wants?)\b/i;
const PURCHASE = /\b(?:tenders?|procure\w*|purchas\w*)\b/i;

/** Where words begin to say that something is tried, wished, or bought on a day; undefined where they don't. */
export function besideDutyAt(words: string): number | undefined {
  const found = [TRIAL, WISH, PURCHASE].map((each) => words.search(each)).filter((place) => place >= 0);
  return found.length === 0 ? undefined : Math.min(...found);
}

/** Whether something is tried on a day, or someone looks. */
export function isCheck(words: string): boolean {
  return TRIAL.test(words) || /\b(?:audits?|auditors?|checks?|inspects?|inspections?|reviews?)\b/i.test(words);
}

/** Whether a vendor offers something until a day. */
export function isOffer(words: string): boolean {
  return /\b(?:quotes?|quotations?|offers?|discounts?|bids?)\b/i.test(words);
}

/** Words before a day on which something can begin: `no purchase before`, `not until`, `only from`. */
const WAIT =
  /\b(?:not?|nothing)\b(?: (?!later|more)[\w-]+)* (?:before|until|till) (?:the )?$|\b(?:only|earliest) (?:(?:from|after|on) )?(?:the )?$/i;

/** Whether something waits for a day, so that nothing is due then. */
export function isWait({ clause, text }: Pick<NotedDate, 'clause' | 'text'>): boolean {
  return WAIT.test(clause.slice(0, clause.indexOf(text)));
}
