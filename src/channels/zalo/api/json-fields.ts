/** Any JSON object, its members not yet checked. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a JSON value is an object (not an array, not null). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member that should be text, ids and numbers coerced; null where it is neither or blank. */
export function textField(object: JsonObject, name: string): string | null {
  const value = object[name];
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** A member that should be a finite number, numeric text coerced; null where it is not. */
export function numberField(object: JsonObject, name: string): number | null {
  const value = object[name];
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  if (typeof value === 'string' && value.trim() === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}
