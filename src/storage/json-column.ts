/** The text a JSON column holds. */
export const toJson = (value: unknown): string => JSON.stringify(value);

/** What `toJson` wrote; the caller names the type it wrote. */
export const fromJson = <T>(text: string): T => JSON.parse(text) as T;
