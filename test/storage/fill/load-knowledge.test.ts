import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KnowledgeError } from '../../../src/domain/errors.js';
import { loadKnowledge } from '../../../src/storage/fill/load-knowledge.js';
import {
  AGENCY,
  createKnowledgeFolder,
  EVENT,
  parseLines,
  TASK,
  type KnowledgeFolder,
} from './knowledge-folder.js';

describe('loadKnowledge', () => {
  let folder: KnowledgeFolder;

  beforeEach(async () => {
    folder = await createKnowledgeFolder();
  });
  afterEach(() => folder.remove());

  const load = () => loadKnowledge({ ...folder, parseDocument: parseLines });

  /** The fault's message with the folder's own path cut away. */
  async function faultOf(): Promise<string> {
    const error: unknown = await load().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(KnowledgeError);
    return (error as KnowledgeError).message.replace(/^.*\/(?=(?:seeds|knowledge)\b)/, '');
  }

  it('reads documents oldest first, their sections, and the seeds', async () => {
    await folder.writeDocument('bc-0', { orderedOn: '2024-04-01', aliases: ['BC'] }, 'I|???');
    const { register, warnings } = await load();
    expect(register.documents.map((document) => document.id)).toEqual(['bc-0', 'tb-1']);
    expect(register.documents[0]).toMatchObject({ aliases: ['BC'], issuedOn: null });
    expect(register.sections.map((section) => section.path)).toEqual(['I', 'A', 'B.1']);
    expect(register.tasks[0]).toMatchObject({ due: '2024-05-30', status: 'unknown', result: null });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/bc-0\.md: có chỗ không đọc được$/);
  });

  it('gives another fingerprint for another content, and the same for the same', async () => {
    const { fingerprint } = await load();
    expect((await load()).fingerprint).toBe(fingerprint);
    await folder.writeSeeds('agencies.jsonl', [{ ...AGENCY, abbreviations: ['BTC'] }]);
    expect((await load()).fingerprint).not.toBe(fingerprint);
  });

  describe('names file, line and value of a fault in the seeds', () => {
    it.each<[string, string, (object | string)[], string]>([
      [
        'JSON that is none',
        'tasks.jsonl',
        [TASK, '', '{"id": "x",'],
        'seeds/tasks.jsonl, dòng 3: không phải JSON hợp lệ: “{"id": "x",”',
      ],
      [
        'a column it does not know',
        'agencies.jsonl',
        [{ ...AGENCY, nmae: 'x' }],
        'seeds/agencies.jsonl, dòng 1: khóa lạ: “nmae”',
      ],
      [
        'a missing column',
        'agencies.jsonl',
        [AGENCY, { id: 'x', kind: 'ministry' }],
        'seeds/agencies.jsonl, dòng 2: thiếu cột name',
      ],
      [
        'a word that is not of the list',
        'tasks.jsonl',
        [{ ...TASK, events: [{ ...EVENT, kind: 'done' }] }],
        'seeds/tasks.jsonl, dòng 1: cột events.0.kind là “done”, không thuộc assigned, extended, urged, reported',
      ],
      [
        'a day that does not exist',
        'tasks.jsonl',
        [{ ...TASK, events: [{ ...EVENT, dueOn: '2024-06-31' }] }],
        'seeds/tasks.jsonl, dòng 1: cột events.0.dueOn là “2024-06-31”: không phải ngày có thật dạng 2024-07-15',
      ],
      [
        'a value of another type',
        'tasks.jsonl',
        [{ ...TASK, lead: 'bo-tai-chinh' }],
        'seeds/tasks.jsonl, dòng 1: cột lead cần là danh sách, đang là “bo-tai-chinh”',
      ],
      [
        'a task without events',
        'tasks.jsonl',
        [{ ...TASK, events: [] }],
        'seeds/tasks.jsonl, dòng 1: cột events để trống',
      ],
      [
        'an id given twice',
        'tasks.jsonl',
        [TASK, TASK],
        'seeds/tasks.jsonl, dòng 2: cột id trùng với dòng 1: “nghi-dinh”',
      ],
      [
        'an agency that is not there',
        'tasks.jsonl',
        [{ ...TASK, coordinating: ['bo-y-te'] }],
        'seeds/tasks.jsonl, dòng 1: cột coordinating: không có cơ quan mang mã “bo-y-te”',
      ],
      [
        'a document that is not there',
        'tasks.jsonl',
        [{ ...TASK, events: [{ ...EVENT, document: 'tb-9' }] }],
        'seeds/tasks.jsonl, dòng 1: cột events.0.document: không có văn bản “tb-9”',
      ],
      [
        'a section that is not there',
        'tasks.jsonl',
        [{ ...TASK, events: [{ ...EVENT, section: 'B.9' }] }],
        'seeds/tasks.jsonl, dòng 1: cột events.0.section: tb-1 không có mục “B.9”',
      ],
      [
        'a quote that is not in the document',
        'tasks.jsonl',
        [{ ...TASK, events: [{ ...EVENT, quote: `${EVENT.quote} năm 2025` }] }],
        'seeds/tasks.jsonl, dòng 1: cột quote không có trong tb-1 (mục B.1)',
      ],
      [
        'a quote that stands in another section',
        'tasks.jsonl',
        [{ ...TASK, events: [{ ...EVENT, section: 'A' }] }],
        'seeds/tasks.jsonl, dòng 1: cột quote có trong tb-1 nhưng nằm ngoài mục A',
      ],
      [
        'a quote that proves nothing',
        'tasks.jsonl',
        [{ ...TASK, events: [{ ...EVENT, quote: 'Bộ Tài' }] }],
        'seeds/tasks.jsonl, dòng 1: cột events.0.quote là “Bộ Tài”: cần từ 12 đến 1500 ký tự',
      ],
      [
        'several faults, by the first and their number',
        'agencies.jsonl',
        [{ id: 'x', kind: 'ministry' }, 'x', 'y'],
        'seeds/agencies.jsonl, dòng 1: thiếu cột name (và 2 lỗi khác)',
      ],
    ])('%s', async (_case, file, lines, message) => {
      await folder.writeSeeds(file, lines);
      expect(await faultOf()).toBe(message);
    });

    it('events that run against the order of the documents', async () => {
      await folder.writeDocument('bc-0', { orderedOn: '2024-04-01' }, `I|${EVENT.quote}`);
      const older = { ...EVENT, document: 'bc-0', section: 'I' };
      await folder.writeSeeds('tasks.jsonl', [{ ...TASK, events: [older, EVENT] }]);
      expect((await load()).register.tasks[0]?.events).toHaveLength(2);
      await folder.writeSeeds('tasks.jsonl', [{ ...TASK, events: [EVENT, older] }]);
      expect(await faultOf()).toBe(
        'seeds/tasks.jsonl, dòng 1: cột events.1: bc-0 phải đứng trước văn bản mới hơn',
      );
    });

    it('quotes and agencies of indicators, lists, terms and legal references', async () => {
      const cited = { document: 'tb-1', section: 'A', quote: 'không có chỗ nào như thế' };
      const members = [{ agency: 'bo-la', printed: 'Bộ Lạ' }];
      await folder.writeSeeds('lists.jsonl', [
        { id: 'l', title: 'Danh sách', polarity: 'missing', members, ...cited },
      ]);
      await folder.writeSeeds('terms.jsonl', [{ term: 'CĐS', meaning: 'chuyển đổi số', ...cited }]);
      expect(await faultOf()).toBe(
        'seeds/lists.jsonl, dòng 1: cột members: không có cơ quan mang mã “bo-la” (và 2 lỗi khác)',
      );
    });

    it('a file that is missing', async () => {
      await rm(join(folder.seedsDir, 'terms.jsonl'));
      expect(await faultOf()).toBe('seeds: thư mục dữ liệu thiếu tệp terms.jsonl (biến SEEDS_DIR)');
    });
  });

  it('takes a quote typed in decomposed letters as the same words', async () => {
    const quote = EVENT.quote.normalize('NFD');
    await folder.writeSeeds('tasks.jsonl', [{ ...TASK, events: [{ ...EVENT, quote }] }]);
    expect((await load()).register.tasks[0]?.events[0]?.quote).toBe(EVENT.quote);
  });

  describe('names file, line and key of a fault in a document', () => {
    it('front matter cut short', async () => {
      await writeFile(join(folder.knowledgeDir, 'tb-1.md'), '---\nid: tb-1\nkind: "Thông');
      expect(await faultOf()).toBe(
        'knowledge/tb-1.md, dòng 1: thiếu phần đầu tệp giữa hai dòng ---',
      );
    });

    it('front matter that is no YAML', async () => {
      await writeFile(join(folder.knowledgeDir, 'tb-1.md'), '---\nid: tb-1\nkind: "a\n---\nA|x');
      expect(await faultOf()).toMatch(
        /^knowledge\/tb-1\.md, dòng \d: phần đầu tệp không phải YAML hợp lệ$/,
      );
    });

    it('a date that does not exist', async () => {
      await folder.writeDocument('tb-1', { orderedOn: '2024-02-30' }, 'A|x');
      expect(await faultOf()).toBe(
        'knowledge/tb-1.md, dòng 8: cột orderedOn là “2024-02-30”: không phải ngày có thật dạng 2024-07-15',
      );
    });

    it('an id that is not the file name', async () => {
      await folder.writeDocument('tb-1', { id: 'tb-2' }, 'A|x');
      expect(await faultOf()).toBe(
        'knowledge/tb-1.md, dòng 1: khóa id là “tb-2”, khác tên tệp “tb-1”',
      );
    });

    it('no text under the front matter', async () => {
      await folder.writeDocument('tb-1', {}, '\n');
      expect(await faultOf()).toBe('knowledge/tb-1.md, dòng 9: tệp không có nội dung văn bản');
    });

    it('bytes that are not UTF-8', async () => {
      await writeFile(join(folder.knowledgeDir, 'tb-1.md'), Buffer.from([0x2d, 0xff, 0xfe]));
      expect(await faultOf()).toBe('knowledge/tb-1.md: tệp không ở bảng mã UTF-8');
    });

    it('one section path for two sections', async () => {
      await folder.writeDocument('tb-1', {}, 'A|một\nB.1|hai\nA|ba');
      expect(await faultOf()).toBe('knowledge/tb-1.md, dòng 12: mục A xuất hiện hai lần');
    });

    it('a text that cannot be cut into sections', async () => {
      const source = {
        ...folder,
        parseDocument: () => {
          throw new TypeError('bad cell');
        },
      };
      await expect(loadKnowledge(source)).rejects.toThrow('không phân tích được văn bản');
    });
  });

  it('names the folder where there are no documents', async () => {
    await rm(join(folder.knowledgeDir, 'tb-1.md'));
    expect(await faultOf()).toBe('knowledge: thư mục không có tệp .md nào (biến KNOWLEDGE_DIR)');
    await rm(folder.knowledgeDir, { recursive: true });
    expect(await faultOf()).toContain('KNOWLEDGE_DIR');
  });

  it('names the variable where the folder of the seeds is not there', async () => {
    await rm(folder.seedsDir, { recursive: true });
    expect(await faultOf()).toBe('seeds: không đọc được thư mục dữ liệu (biến SEEDS_DIR)');
  });

  describe('names the document, not the seeds, where its text is not whole', () => {
    const text = ['A|Phần chung', ...[1, 2, 3, 4].map((at) => `B.${at}|Nhiệm vụ số ${at} của Bộ`)];
    const cite = (at: number) => ({
      ...EVENT,
      section: `B.${at}`,
      quote: `Nhiệm vụ số ${at} của Bộ`,
    });

    beforeEach(async () => {
      await folder.writeDocument('bc-2', { orderedOn: '2024-07-01' }, 'I|Báo cáo');
      await folder.writeDocument('tb-1', {}, text.join('\n'));
      await folder.writeSeeds('tasks.jsonl', [{ ...TASK, events: [1, 2, 3, 4].map(cite) }]);
    });

    it('a file cut off', async () => {
      await folder.writeDocument('tb-1', {}, text.slice(0, 2).join('\n'));
      expect(await faultOf()).toMatch(
        /^knowledge\/tb-1\.md: thiếu 3 mục mà dữ liệu dẫn tới \(B\.2, B\.3, B\.4…\); tệp có bị cắt/,
      );
    });

    it('a file that is not there', async () => {
      await rm(join(folder.knowledgeDir, 'tb-1.md'));
      expect(await faultOf()).toMatch(
        /^knowledge\/tb-1\.md: thiếu tệp văn bản mà dữ liệu dẫn tới \(và \d+ lỗi khác\)$/,
      );
    });

    it('but the seeds where one section is cited wrongly', async () => {
      await folder.writeSeeds('tasks.jsonl', [
        { ...TASK, events: [cite(1), { ...cite(2), section: 'B.9' }] },
      ]);
      expect(await faultOf()).toMatch(/^seeds\/tasks\.jsonl, dòng 1: .*không có mục “B\.9”$/);
    });
  });
});
