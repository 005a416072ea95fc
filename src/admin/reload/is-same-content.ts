type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** What is undefined is not written either, so it is as if it were not there. */
const isWithin = (one: Fields, other: Fields): boolean =>
  Object.keys(one).every((key) => isSameContent(one[key], other[key]));

/** Whether two values are written alike in JSON, in whatever order their keys stand. Pure. */
export function isSameContent(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other)) return false;
  if (Array.isArray(one) || Array.isArray(other))
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((part, at) => isSameContent(part, other[at]))
    );
  const [left, right] = [one as Fields, other as Fields];
  return (
    isWithin(left, right) &&
    Object.keys(right).every((key) => key in left || right[key] === undefined)
  );
}
