/** The text a JSON column holds. */
export const toJson = (value: unknown): string => JSON.stringify(value);

/** What `toJson` wrote; the caller names the type it wrote. */
export const fromJson = <T>(text: string): T => JSON.parse(text) as T;

/**
 * Reads a column whose rows repeat each other: the same text gives the same value, which nobody may
 * change. Made for one reading of a table.
 */
export function createJsonReader<T>(): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = fromJson<T>(text);
    known.set(text, value);
    return value;
  };
}
