/** Read-only plain data: the type that zod infers, with every key and list read-only. */
export type Frozen<T> = T extends object ? { readonly [Key in keyof T]: Frozen<T[Key]> } : T;
