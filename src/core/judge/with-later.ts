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
