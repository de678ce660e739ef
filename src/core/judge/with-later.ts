/**
 * Gives the object properties that are worked out at their first read, each once. To its readers it is like any other.
 */
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
