/** The same function, which finds each result once: many parts of a report ask the same about an assessment. */
export function foundOnce<K extends object, T>(find: (key: K) => T): (key: K) => T {
  const found = new WeakMap<K, { readonly result: T }>();
  return (key) => {
    let known = found.get(key);
    if (known === undefined) found.set(key, (known = { result: find(key) }));
    return known.result;
  };
}
