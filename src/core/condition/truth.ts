/** Three-valued logic (Kleene): true, false, or undefined for not known. */
export type Truth = boolean | undefined;

/** Whether all of them hold: false where one doesn't, else not known where one isn't. */
export function allHold(truths: readonly Truth[]): Truth {
  return truths.includes(false) ? false : truths.includes(undefined) ? undefined : true;
}

/** Whether one of them holds: true where one does, else not known where one isn't. */
export function anyHolds(truths: readonly Truth[]): Truth {
  return truths.includes(true) ? true : truths.includes(undefined) ? undefined : false;
}

/** Whether it doesn't hold. */
export function negated(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}
