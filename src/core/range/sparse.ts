/**
 * A list of zeros of which most are never read or written: memory costs nothing until then. It is shared memory, which
 * the engine doesn't count when it decides whether to collect garbage. It counts the length of any other list, and
 * would collect for memory that nobody uses.
 */
export function sparseNumbers(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
}
