import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { DocumentTexts } from './check-quotes.js';
import { comparableText } from './compare-text.js';
import { createGoldRegister, type DocumentKeys, type GoldRegister } from './gold-register.js';
import { parseGold, parseQuestions, QuestionFileError, type Question } from './question-schema.js';

/** The project's own set; `npm run eval` without arguments scores it. */
export const OWN_QUESTIONS = 'test/evaluation/questions.jsonl';
export const OWN_GOLD = 'test/evaluation/gold.jsonl';

/** Short names that question and gold files use for documents. */
export const DOCUMENT_KEYS: DocumentKeys = {
  TB203: 'tb-203-vpcp-2024',
  BC6T: 'bc-6-thang-2024',
  TBP7: 'tb-phien-7-2023',
  BCQ1: 'bc-quy-1-2024',
  TBSK: 'tb-so-ket-6-thang-2024',
};

/** Reads a question file and, beside it, how its task keys are recognised. */
export async function readEvaluation(
  questionFile: string,
  goldFile: string,
): Promise<{ questions: Question[]; gold: GoldRegister }> {
  return {
    questions: parseQuestions(await readText(questionFile), questionFile),
    gold: createGoldRegister(parseGold(await readText(goldFile), goldFile), DOCUMENT_KEYS),
  };
}

/** Every document's text in the form quotes are looked up in. */
export async function readDocumentTexts(folder: string): Promise<DocumentTexts> {
  const names = (await readdir(folder)).filter((name) => /\.(?:md|txt)$/.test(name));
  return new Map(
    await Promise.all(
      names.map(async (name): Promise<[string, string]> => [
        basename(name, extname(name)),
        comparableText(await readText(join(folder, name))),
      ]),
    ),
  );
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new QuestionFileError(`Không đọc được tệp ${file}.`);
  }
}
