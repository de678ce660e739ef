import type { Kind, Value } from './value.ts';

/** The operand of an operator: one value, a list of values, a number, or limits of a number. */
export interface Operands {
  readonly value: string;
  readonly values: readonly string[];
  readonly limit: number;
  readonly limits: Limits;
}
export type Form = keyof Operands;

/** One way to test the value of a question. */
export interface Operator<Of extends Kind, Behind extends Form> {
  /** The kind of questions that it tests; a value of another kind never passes. */
  readonly kind: Of;
  readonly form: Behind;
  /** Description for editors, without the period. */
  readonly says: string;
  /** The operator with its operand, as words that follow the id of the question. */
  readonly words: (operand: Operands[Behind]) => string;
  /** Tells whether a value passes. `alone`: the values that `count` leaves out. */
  readonly check: (operand: Operands[Behind], alone: readonly string[]) => Check;
}
export type Check = (value: Value) => boolean;

interface ValueOf {
  readonly number: number;
  readonly choice: string;
  readonly choices: readonly string[];
}

/**
 * An operator on numbers. Its outcome changes once as the number grows, so both ends of a range decide the whole range.
 */
interface Limit extends Operator<'number', 'limit'> {
  /** Its words without the verb. */
  readonly phrase: string;
  /** The first whole number whose outcome differs from that of the numbers before it. */
  readonly turn: (limit: number) => number;
}

/** Operators on numbers. They also test how many values are chosen, and the exposure score. */
export const LIMITS = {
  atLeast: numberOperator('at least', Math.ceil, {
    says: 'It is this much or more',
    check: (least) => (value) => value >= least,
  }),
  atMost: numberOperator('at most', (most) => Math.floor(most) + 1, {
    says: 'It is this much or less',
    check: (most) => (value) => value <= most,
  }),
};
export type Limits = { readonly [Name in keyof typeof LIMITS]?: number | undefined };

/**
 * Every operator, in the order of display. To add one, add an entry here. An operator on choices also needs a formula
 * in `range/choices-tests.ts`; the compiler reports a missing one.
 */
export const OPERATORS = {
  is: operator('choice', 'value', {
    says: 'It is this value',
    words: (wanted) => `is ${wanted}`,
    check: (wanted) => (value) => value === wanted,
  }),
  oneOf: operator('choice', 'values', {
    says: 'It is one of these values',
    words: (wanted) => (wanted.length === 1 ? `is ${wanted[0]}` : `is one of ${wanted.join(', ')}`),
    check: (wanted) => (value) => wanted.includes(value),
  }),
  ...LIMITS,
  includes: operator('choices', 'value', {
    says: 'This value is among them',
    words: (wanted) => `includes ${wanted}`,
    check: (wanted) => (chosen) => chosen.includes(wanted),
  }),
  includesAny: operator('choices', 'values', {
    says: 'At least one of these values is among them',
    words: (wanted) => `includes ${wanted.length === 1 ? '' : 'any of '}${wanted.join(', ')}`,
    check: (wanted) => (chosen) => chosen.some((value) => wanted.includes(value)),
  }),
  count: operator('choices', 'limits', {
    says: 'How many values it has',
    words: (limits) =>
      limitsIn(limits)
        .map(({ phrase, limit }) => `names ${phrase} ${limit}`)
        .join(' and '),
    check(limits, alone) {
      const checks = limitsIn(limits).map(({ check, limit }) => check(limit, []));
      return (chosen) => {
        const counted = chosen.filter((value, index) => !alone.includes(value) && chosen.indexOf(value) === index);
        return checks.every((check) => check(counted.length));
      };
    },
  }),
};
export type OperatorName = keyof typeof OPERATORS;

/** A test of the value of one question: one or more operators, all of which must hold. */
export type Test = {
  readonly [Name in OperatorName]?: Operands[(typeof OPERATORS)[Name]['form']] | undefined;
};

/** The values that a test looks for; without one, it counts. */
export function valuesSought({ is, oneOf = [], includes, includesAny = [] }: Test): readonly string[] {
  return [...[is ?? []].flat(), ...oneOf, ...[includes ?? []].flat(), ...includesAny];
}

/** An operator as a test uses it. */
export type Used = {
  readonly [Behind in Form]: Operator<Kind, Behind> & {
    readonly name: OperatorName;
    readonly operand: Operands[Behind];
  };
}[Form];

const NAMES = Object.keys(OPERATORS) as readonly OperatorName[];
const LIMIT_NAMES = Object.keys(LIMITS) as readonly (keyof Limits)[];

/** The operators of a test with their operands. */
export function operatorsIn(test: Test): readonly Used[] {
  return namesIn(test).map((name) => ({ ...OPERATORS[name], name, operand: test[name] }) as unknown as Used);
}

/** The limits that are set, each with its operator. */
export function limitsIn(limits: Limits): readonly (Limit & { readonly name: keyof Limits; readonly limit: number })[] {
  const named = LIMIT_NAMES.filter((name) => limits[name] !== undefined);
  return named.map((name) => ({ ...LIMITS[name], name, limit: limits[name]! }));
}

/** The operators for a kind of question. */
export function operatorsFor(kind: Kind): readonly OperatorName[] {
  return NAMES.filter((name) => OPERATORS[name].kind === kind);
}

/** The keys that are valid below a key of a test: limits below an operator that takes limits, else operators. */
export function keysBehind(key: PropertyKey | undefined): string[] {
  const takesLimits = Object.entries(OPERATORS).some(([name, { form }]) => name === key && form === 'limits');
  return Object.keys(takesLimits ? LIMITS : OPERATORS);
}

/** One function per operator of a test, each telling whether a value passes. */
export function checksOf(test: Test, alone: readonly string[] = []): readonly Check[] {
  return namesIn(test).map((name) => OPERATORS[name].check(test[name] as never, alone));
}

/** Tells whether a known value passes a test. `alone`: the values that `count` leaves out. */
export function checkOf(test: Test, alone?: readonly string[]): Check {
  const checks = checksOf(test, alone);
  return checks.length === 1 ? checks[0]! : (value) => checks.every((check) => check(value));
}

function namesIn(test: Test): readonly OperatorName[] {
  return NAMES.filter((name) => test[name] !== undefined);
}

type Entry<Of extends Kind, Behind extends Form> = Pick<Operator<Of, Behind>, 'says' | 'words'> & {
  readonly check: (operand: Operands[Behind], alone: readonly string[]) => (value: ValueOf[Of]) => boolean;
};

function operator<Of extends Kind, Behind extends Form>(
  kind: Of,
  form: Behind,
  entry: Entry<Of, Behind>,
): Operator<Of, Behind> {
  const check: Operator<Of, Behind>['check'] = (operand, alone) => {
    const passes = entry.check(operand, alone);
    return (value) => kindOf(value) === kind && passes(value as ValueOf[Of]);
  };
  return { kind, form, ...entry, check };
}

function numberOperator(phrase: string, turn: Limit['turn'], entry: Omit<Entry<'number', 'limit'>, 'words'>): Limit {
  return { ...operator('number', 'limit', { words: (limit) => `is ${phrase} ${limit}`, ...entry }), phrase, turn };
}

function kindOf(value: Value): Kind {
  return typeof value === 'number' ? 'number' : typeof value === 'string' ? 'choice' : 'choices';
}
