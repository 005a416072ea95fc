import { parse as parseYaml, YAMLParseError } from 'yaml';
import { z } from 'zod';
import type { KnowledgeDocument } from '../../domain/document.js';
import { KnowledgeError } from '../../domain/errors.js';
import { isLocalDate } from '../../domain/local-date.js';
import { explainIssue } from '../seeds/explain-issue.js';

/** A knowledge file: what its front matter says of the document, and the source text under it. */
export interface KnowledgeFile {
  readonly document: KnowledgeDocument;
  /** The source text word for word. */
  readonly body: string;
  /** How many lines of the file stand above the body. */
  readonly linesAbove: number;
}

const text = z.string().trim().min(1);
const optionalText = text.nullable().default(null);
const day = z.string().refine(isLocalDate, 'không phải ngày có thật dạng 2024-07-15');
const optionalDay = day.nullable().default(null);

const frontMatterSchema = z.strictObject({
  id: text,
  kind: text,
  number: optionalText,
  issuer: text,
  issuedOn: optionalDay,
  issuedText: optionalText,
  title: text,
  shortTitle: text,
  aliases: z.array(text).default([]),
  periodEndOn: optionalDay,
  orderedOn: day,
});

const FENCE = '---';

function readYaml(file: string, source: string): unknown {
  try {
    // The core schema leaves dates as text.
    return parseYaml(source, { schema: 'core' });
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    // Lines of the block start under the fence, which is line 1.
    const line = (error.linePos?.[0].line ?? 0) + 1;
    throw new KnowledgeError(file, line, 'phần đầu tệp không phải YAML hợp lệ');
  }
}

/**
 * Reads a file of the knowledge folder. `stem` is its name without `.md`, which must be the
 * document's id. Throws a KnowledgeError naming the file, the line and the key.
 */
export function parseKnowledgeFile(file: string, stem: string, content: string): KnowledgeFile {
  const lines = content.replace(/^\ufeff/, '').split('\n');
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === FENCE);
  if (lines[0]?.trimEnd() !== FENCE || end < 0)
    throw new KnowledgeError(file, 1, 'thiếu phần đầu tệp giữa hai dòng ---');
  const block = lines.slice(1, end);
  const raw = readYaml(file, block.join('\n').normalize('NFC'));

  const parsed = frontMatterSchema.safeParse(raw);
  const issue = parsed.error?.issues[0];
  if (issue) {
    const key = String(issue.path[0] ?? '');
    const at = key === '' ? -1 : block.findIndex((line) => line.startsWith(`${key}:`));
    throw new KnowledgeError(file, at < 0 ? 1 : at + 2, explainIssue(issue, raw));
  }
  const document = frontMatterSchema.parse(raw);
  if (document.id !== stem)
    throw new KnowledgeError(file, 1, `khóa id là “${document.id}”, khác tên tệp “${stem}”`);
  const body = lines.slice(end + 1).join('\n');
  if (body.trim() === '') throw new KnowledgeError(file, end + 1, 'tệp không có nội dung văn bản');
  return { document, body, linesAbove: end + 1 };
}
