import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { collectSearchContent } from '../../../src/assistant/collect-search-content.js';
import type { Register } from '../../../src/domain/register.js';
import { finishNow } from '../../../src/domain/steps.js';
import { SEARCH_FILE_FORM } from '../../../src/storage/search/search-file.js';
import { writeSearchFileSteps } from '../../../src/storage/search/write-search-file.js';
import {
  EMPTY_REGISTER,
  makeAgency,
  makeDocument,
  makeTask,
} from '../../builders/make-register.js';

/** One of everything that the file holds something of. */
const REGISTER: Register = {
  ...EMPTY_REGISTER,
  agencies: [makeAgency('Bộ Tài chính')],
  documents: [makeDocument('tb-1', { number: '12/TB-VPCP', aliases: ['thông báo 12'] })],
  sections: [
    {
      document: 'tb-1',
      path: 'chữ ký',
      heading: null,
      breadcrumb: [],
      text: 'BỘ TRƯỞNG, CHỦ NHIỆM Trần Văn An',
      fragments: ['BỘ TRƯỞNG, CHỦ NHIỆM Trần Văn An'],
      kind: 'preamble',
      order: 0,
    },
    {
      document: 'tb-1',
      path: 'I.1',
      heading: 'Về dữ liệu',
      breadcrumb: ['I. Nhiệm vụ'],
      text: 'Bộ Tài chính trình Nghị định 73/2019/NĐ-CP trước ngày 30/6/2024; kế hoạch năm 2025 đạt 71,9%.',
      fragments: ['Bộ Tài chính trình Nghị định 73/2019/NĐ-CP'],
      kind: 'point',
      order: 1,
    },
    {
      document: 'tb-1',
      path: 'PL1',
      heading: 'Phụ lục 1',
      breadcrumb: [],
      text: 'Tiến độ thực hiện',
      fragments: ['Tiến độ thực hiện'],
      kind: 'heading',
      order: 2,
    },
  ],
  tasks: [
    makeTask(
      'trinh-nghi-dinh',
      ['bo-tai-chinh'],
      [
        { dueOn: '2024-05-30', deadlineText: 'Tháng 5' },
        {
          kind: 'extended',
          dueOn: '2024-07-31',
          status: 'in_progress',
          statusNote: 'Đang tiếp thu',
        },
      ],
    ),
  ],
  lists: [
    {
      id: 'chua-ban-hanh',
      title: 'Chưa ban hành danh mục dữ liệu mở',
      about: ['danh mục dữ liệu mở'],
      polarity: 'missing',
      members: [{ agency: 'bo-tai-chinh', printed: 'Bộ Tài chính' }],
      countStated: 1,
      document: 'tb-1',
      section: 'I.1',
      quote: 'Bộ Tài chính',
    },
  ],
  terms: [
    {
      term: 'DVCTT',
      aliases: ['dịch vụ công trực tuyến'],
      meaning: 'dịch vụ công trực tuyến',
      document: 'tb-1',
      section: 'I.1',
      quote: 'Bộ Tài chính',
    },
  ],
  legalReferences: [
    {
      number: '73/2019/NĐ-CP',
      kind: 'Nghị định',
      issuer: 'Chính phủ',
      issuedOn: null,
      about: 'quản lý đầu tư ứng dụng công nghệ thông tin',
      document: 'tb-1',
      section: 'I.1',
      quote: 'Nghị định 73/2019/NĐ-CP',
    },
  ],
  inconsistencies: [
    {
      id: 'hai-con-so',
      statement: 'Kế hoạch đạt 71,9% và 72%',
      about: ['kế hoạch'],
      places: [{ document: 'tb-1', section: 'I.1', quote: '71,9%' }],
    },
  ],
  indicators: [
    {
      id: 'ho-so',
      name: 'Tỷ lệ hồ sơ trực tuyến',
      aliases: ['hồ sơ trực tuyến'],
      agencies: ['bo-tai-chinh'],
      caution: null,
      observations: [
        {
          kind: 'actual',
          value: '71,9%',
          number: 71.9,
          unit: '%',
          detail: '256/1077',
          asOf: '2024-06-30',
          dueOn: null,
          group: null,
          document: 'tb-1',
          section: 'I.1',
          quote: 'kế hoạch năm 2025 đạt 71,9%',
        },
        {
          kind: 'target',
          value: '80%',
          number: 80,
          unit: '%',
          detail: null,
          asOf: null,
          dueOn: '2025-12-31',
          group: null,
          document: 'tb-1',
          section: 'I.1',
          quote: 'kế hoạch năm 2025',
        },
      ],
    },
  ],
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'form-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Every row of every table, as the file holds it. */
function hashRows(path: string): string {
  const file = new Sqlite(path, { readonly: true });
  const hash = createHash('sha256');
  const tables = file
    .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .pluck()
    .all();
  for (const table of tables)
    for (const row of file.prepare(`SELECT * FROM ${table}`).raw().all())
      hash.update(
        JSON.stringify([
          table,
          ...(row as unknown[]).map((value) =>
            Buffer.isBuffer(value) ? value.toString('hex') : value,
          ),
        ]),
      );
  file.close();
  return hash.digest('hex').slice(0, 16);
}

// A file is known by what the register holds, not by the rules its terms, deadlines and figures were
// worked out by: where this fails, give `SEARCH_FILE_FORM` its next number, so that files written by
// the rules before are written anew, and put both down here.
it('bears a new form where what is written of the same register changes', () => {
  const path = join(folder, 'one.search');
  finishNow(writeSearchFileSteps(path, collectSearchContent(REGISTER)));
  expect({ form: SEARCH_FILE_FORM, rows: hashRows(path) }).toEqual({
    form: 9,
    rows: 'ec93d4954d99c94c',
  });
});
