import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { UsageError } from './run-command.js';

const item = z.object({
  id: z.union([z.string(), z.number()]),
  now: z.string().optional(),
  turns: z.array(z.string()).min(1),
});

/** One conversation of a batch file. */
export type BatchItem = z.infer<typeof item>;

/** Reads a batch file; a faulty line is named by file and line. */
export async function readBatch(file: string): Promise<BatchItem[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new UsageError(`Không đọc được tệp ${file}.`);
  }
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [item.parse(JSON.parse(line))];
    } catch (error) {
      const reason = error instanceof z.ZodError ? z.prettifyError(error) : 'không phải JSON';
      throw new UsageError(`${file}, dòng ${index + 1}: ${reason}`);
    }
  });
}
