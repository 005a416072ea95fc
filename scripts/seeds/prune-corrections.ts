/** The text of a corrections file without some of its lines, counted from 1. */
export function pruneCorrections(text: string, needless: ReadonlySet<number>): string {
  return text
    .split('\n')
    .filter((_, index) => !needless.has(index + 1))
    .join('\n');
}
