import { z } from 'zod';

const key = z.string().min(1);

/** What an answer must show. Absent members ask for nothing; see README of the question set. */
const expectation = z.strictObject({
  tasks: z
    .strictObject({
      /** Each member is one real task, by the places that record it: any of its keys will do. */
      include: z.array(z.array(key).min(1)).default([]),
      allow: z.array(key).default([]),
      forbid: z.array(key).default([]),
      /** Own tasks other than those included or allowed are a fault. */
      exact: z.boolean().default(false),
    })
    .optional(),
  count: z.number().int().optional(),
  /** Where the number comes from; a number at the head of the text then counts as stated too. */
  countOf: z.string().optional(),
  values: z.array(z.string()).default([]),
  anyValues: z.array(z.string()).optional(),
  /** Regular expressions over the answer's text, without regard to case. */
  text: z.array(z.string()).default([]),
  notText: z.array(z.string()).default([]),
  cite: z.array(z.strictObject({ doc: key, section: z.string().optional() })).default([]),
  refuse: z.union([z.boolean(), z.literal('either')]).optional(),
  clarify: z.boolean().optional(),
});

const question = z.strictObject({
  id: z.string().min(1),
  category: z.string().min(1),
  style: z.string().min(1),
  now: z.string().optional(),
  /** The office of the chat, by agency id: whom "bộ tôi" means. */
  ownAgency: z.string().optional(),
  turns: z.array(z.string()).min(1),
  expect: expectation,
});

const goldTask = z.strictObject({
  key,
  doc: key,
  section: z.string().min(1),
  /** Regular expressions of which one must be found in the task's title, result or quotes. */
  fingerprints: z.array(z.string()).default([]),
  /** Whether the section records this task alone; worked out from the file where absent. */
  only: z.boolean().optional(),
});

/** What a right answer holds; absent members are not judged. */
export type Expectation = z.infer<typeof expectation>;
/** One line of a question file. */
export type Question = z.infer<typeof question>;
/** One line of a gold file: a task of the documents as a person read it. */
export type GoldTask = z.infer<typeof goldTask>;

/** A line of a question or gold file that cannot be used; the message names file and line. */
export class QuestionFileError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'QuestionFileError';
  }
}

function parseLines<T>(text: string, file: string, schema: z.ZodType<T>): T[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [schema.parse(JSON.parse(line))];
    } catch (error) {
      const reason = error instanceof z.ZodError ? z.prettifyError(error) : 'không phải JSON';
      throw new QuestionFileError(`${file}, dòng ${index + 1}: ${reason}`);
    }
  });
}

/** Reads the lines of a question file; ids must not repeat. */
export function parseQuestions(text: string, file: string): Question[] {
  const questions = parseLines(text, file, question);
  const seen = new Set<string>();
  for (const { id } of questions) {
    if (seen.has(id)) throw new QuestionFileError(`${file}: mã câu hỏi ${id} lặp lại`);
    seen.add(id);
  }
  return questions;
}

/** Reads the lines of a gold file: how the keys of tasks are recognised in an answer. */
export function parseGold(text: string, file: string): GoldTask[] {
  return parseLines(text, file, goldTask);
}
