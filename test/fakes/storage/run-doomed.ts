import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { Fate } from './doom.js';

/** Runs a program that takes a `Fate` as its first argument; how it ended. Throws where it failed. */
export function runDoomed(
  program: string,
  fate: Fate,
  ...more: readonly string[]
): Promise<'killed' | 'lived'> {
  const args = ['--import', 'tsx', program, JSON.stringify(fate), ...more];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, (error, _output, stderr) => {
      if (error?.signal === 'SIGKILL') resolve('killed');
      else if (error) reject(new Error(stderr));
      else resolve('lived');
    });
  });
}

/** Where the database of a moment lies, once the process has ended. */
export const databaseAt = ({ databaseFile, imagesDir, moments }: Fate, moment: string): string => {
  const at = moments.indexOf(moment);
  const file = at === moments.length - 1 ? databaseFile : join(imagesDir, String(at), 'x.db');
  return `sqlite:${file}`;
};
