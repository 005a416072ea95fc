/** So many results are kept of a function: the readers of one clause ask for the same in turn. */
const MOST_KEPT = 64;
/** Longer texts are seldom asked for twice and would hold much. */
const LONGEST_KEPT = 2000;

/**
 * A function of a text that remembers its latest results. For pure functions whose results nobody
 * changes; `keyOf` tells apart what else the result depends on.
 */
export function keepLately<Rest extends readonly unknown[], Result>(
  compute: (text: string, ...rest: Rest) => Result,
  keyOf: (...rest: Rest) => string = () => '',
): (text: string, ...rest: Rest) => Result {
  const kept = new Map<string, Result>();
  return (text, ...rest) => {
    if (text.length > LONGEST_KEPT) return compute(text, ...rest);
    const key = `${keyOf(...rest)}\n${text}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const result = compute(text, ...rest);
    const [oldest] = kept.size < MOST_KEPT ? [] : kept.keys();
    if (oldest !== undefined) kept.delete(oldest);
    kept.set(key, result);
    return result;
  };
}
