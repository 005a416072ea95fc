import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Copies from before changes of the schema that are kept beside the file, the newest ones. */
export const KEPT_COPIES = 3;

/**
 * Removes older copies that `prepareUpgrade` made of the SQLite file at `path`; never one that a
 * restore put aside, which nobody has a copy of. To be called once the file has opened well. Never
 * throws: a copy too many does no harm.
 */
export async function pruneKeptCopies(path: string): Promise<void> {
  const prefix = `${basename(path)}.before-`;
  try {
    const names = (await readdir(dirname(path))).filter((name) =>
      // Steps of the schema are numbered; a restore's copies bear its name.
      name.startsWith(prefix) ? /^\d{3}-[\w-]+$/.test(name.slice(prefix.length)) : false,
    );
    const copies = await Promise.all(
      names.map(async (name) => {
        const copy = join(dirname(path), name);
        return { copy, madeMs: (await stat(copy)).mtimeMs };
      }),
    );
    const old = copies
      .toSorted((a, b) => b.madeMs - a.madeMs || b.copy.localeCompare(a.copy))
      .slice(KEPT_COPIES);
    for (const { copy } of old) await rm(copy, { force: true });
  } catch {
    // Another process removes them too, or the folder cannot be listed.
  }
}
