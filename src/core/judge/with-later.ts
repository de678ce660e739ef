/** Gives the object lazy properties: each is computed on first read, once. Readers see an ordinary object. */
export function withLater<T extends object, L extends object>(
  object: T,
  later: { readonly [Key in keyof L]: () => L[Key] },
): T & L {
  for (const key of Object.keys(later) as (keyof L)[]) {
    const get = () => {
      const value = later[key]();
      Object.defineProperty(object, key, { value });
      return value;
    };
    Object.defineProperty(object, key, { get, enumerable: true, configurable: true });
  }
  return object as T & L;
}

/** A copy in which these properties are others. Nothing is read before someone reads it in the copy. */
export function copiedWith<T extends object>(object: T, others: { readonly [Key in keyof T]?: () => T[Key] }): T {
  const same = Object.keys(object).map((key) => [key, () => object[key as keyof T]] as const);
  return withLater({}, { ...Object.fromEntries(same), ...others }) as T;
}
