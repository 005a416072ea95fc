import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Files below `dir` by their path inside it, in a fixed order; none where there is no such folder. */
async function listFiles(dir: string, extension: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)))
    .sort();
}

/**
 * One hash over names and contents of all files with an extension below some folders. Wherever the
 * folders lie, the same files give the same hash.
 */
export async function hashFiles(
  folders: readonly { dir: string; extension: string }[],
): Promise<string> {
  const hash = createHash('sha256');
  for (const [index, { dir, extension }] of folders.entries()) {
    const names = await listFiles(dir, extension);
    const contents = await Promise.all(names.map((name) => readFile(join(dir, name))));
    for (const [at, name] of names.entries()) {
      const content = contents[at] ?? Buffer.alloc(0);
      hash.update(`${index}/${name.split(sep).join('/')}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}
