import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ParsedDocument, ParsedSection } from '../../../src/ingestion/parsed-document.js';

/** Lines of seed files by name. */
export type SeedLines = Readonly<Record<string, readonly object[]>>;

export interface KnowledgeFolder {
  readonly knowledgeDir: string;
  readonly seedsDir: string;
  writeDocument(id: string, front: Readonly<Record<string, unknown>>, body: string): Promise<void>;
  /** Replaces one seed file, line by line as given. */
  writeSeeds(name: string, lines: readonly (object | string)[]): Promise<void>;
  remove(): Promise<void>;
}

const FRONT = {
  kind: 'Thông báo',
  number: null,
  issuer: 'Văn phòng Chính phủ',
  title: 'Kết luận phiên họp',
  shortTitle: 'TB 1',
  orderedOn: '2024-05-06',
};

export const AGENCY = { id: 'bo-tai-chinh', name: 'Bộ Tài chính', kind: 'ministry' };

export const EVENT = {
  kind: 'assigned',
  document: 'tb-1',
  section: 'B.1',
  quote: 'Bộ Tài chính trình nghị định trước ngày 30 tháng 5',
  deadlineText: 'trước ngày 30 tháng 5',
  dueOn: '2024-05-30',
};

export const TASK = {
  id: 'nghi-dinh',
  title: 'Trình nghị định',
  lead: ['bo-tai-chinh'],
  events: [EVENT],
};

const SEEDS: SeedLines = {
  'agencies.jsonl': [AGENCY],
  'tasks.jsonl': [TASK],
  'indicators.jsonl': [],
  'inconsistencies.jsonl': [],
  'lists.jsonl': [],
  'terms.jsonl': [],
  'legal.jsonl': [],
};

/** A folder with one document of two sections (`A`, `B.1`) and seeds that fit it. */
export async function createKnowledgeFolder(): Promise<KnowledgeFolder> {
  const root = await mkdtemp(join(tmpdir(), 'assistant-knowledge-'));
  const folder: KnowledgeFolder = {
    knowledgeDir: join(root, 'knowledge'),
    seedsDir: join(root, 'seeds'),
    writeDocument: async (id, front, body) => {
      const yaml = Object.entries({ id, ...FRONT, ...front }).map(
        ([key, value]) => `${key}: ${JSON.stringify(value)}`,
      );
      const content = ['---', ...yaml, '---', body].join('\n');
      await writeFile(join(folder.knowledgeDir, `${id}.md`), content);
    },
    writeSeeds: async (name, lines) => {
      const rows = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
      await writeFile(join(folder.seedsDir, name), rows.map((row) => `${row}\n`).join(''));
    },
    remove: () => rm(root, { recursive: true }),
  };
  await mkdir(folder.knowledgeDir);
  await mkdir(folder.seedsDir);
  await folder.writeDocument(
    'tb-1',
    {},
    'A|Phần chung\nB.1|**Bộ Tài chính** trình\tnghị định trước ngày\u00a030 tháng 5',
  );
  for (const [name, lines] of Object.entries(SEEDS)) await folder.writeSeeds(name, lines);
  return folder;
}

/** Stands for the real reader of structure: one section a line, `path|text`. */
export function parseLines(id: string, text: string): ParsedDocument {
  const sections = text.split('\n').map((line, order): ParsedSection => {
    const [path = '', body = ''] = line.split('|');
    return {
      document: id,
      path,
      heading: null,
      breadcrumb: [],
      text: body,
      kind: 'point',
      order,
      fragments: [body],
      cells: null,
      tableTitles: [],
      footnotes: [],
      line: order + 1,
    };
  });
  return {
    id,
    meta: {
      kind: '',
      number: null,
      issuer: '',
      issuedOn: null,
      issuedText: null,
      title: '',
    },
    sections,
    warnings: text.includes('???') ? ['có chỗ không đọc được'] : [],
  };
}
