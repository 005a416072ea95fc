import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packDocx, wordParagraph } from '../ingestion/read/docx-fixture.js';
import { writePdf } from '../ingestion/read/pdf-fixture.js';
import { packZip } from '../ingestion/read/zip-fixture.js';
import type { TelegramUser } from '../fakes/app/telegram-user.js';
import { AdminOffice } from './admin-office.js';
import { sendFile } from './send-file.js';

const NOTICE = await readFile('test/fixtures/thong-bao-912-vpcp-2024.txt', 'utf8');
/** Words that stand nowhere else, to look for what was kept. */
const SECRET = 'kế hoạch hành quân đom đóm';

describe('files that are refused', () => {
  let folder: string;
  let office: AdminOffice;
  let owner: TelegramUser;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'refusals-'));
    const env = { DATABASE_URL: `sqlite:${join(folder, 'app.db')}` };
    office = await AdminOffice.open({ owners: 'telegram:11', env });
    owner = office.bench.person(11);
  });
  afterAll(async () => {
    await office.close();
    await rm(folder, { recursive: true });
  });
  const send = async (name: string, bytes: Uint8Array | string): Promise<string> =>
    (await sendFile(office.bench, owner, name, Buffer.from(bytes))).text;
  /** Everything the program has on disk, and what it logged. */
  const kept = async (): Promise<string> => {
    const files = await readdir(folder, { recursive: true });
    const contents = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
    return [...contents, ...office.bench.logLines].join('\n');
  };

  it.each(['MẬT', 'TỐI MẬT', 'TUYỆT MẬT'])(
    'keeps nothing of a document stamped %s, and says why',
    async (mark) => {
      const text = NOTICE.replace('THÔNG BÁO\n', `${mark}\n\nTHÔNG BÁO\n`).replace(
        'bản đồ số hố ga đô thị thử nghiệm',
        SECRET,
      );
      const answer = await send('bình thường.txt', text);
      expect(answer).toContain(
        `⛔ Không nhận tệp “bình thường.txt”: văn bản có dấu chỉ độ mật “${mark}”`,
      );
      expect(answer).toContain('Trợ lý không lưu gì của tệp này');
      expect((await owner.ask('/bannhap')).text).not.toContain('912/TB-VPCP');
      expect(await kept()).not.toContain(SECRET);
    },
  );

  it('finds the stamp in a Word file and in a PDF too', async () => {
    const docx = packDocx(
      ['TỐI MẬT', 'THÔNG BÁO', `Bộ Y tế triển khai ${SECRET}.`]
        .map((line) => wordParagraph(line))
        .join(''),
    );
    expect(await send('a.docx', docx)).toContain('dấu chỉ độ mật “TỐI MẬT”');
    const lines = ['MẬT', 'THÔNG BÁO', `Bộ Y tế triển khai ${SECRET} trước ngày 30 tháng 9`];
    const pdf = writePdf([lines.map((text, at) => ({ x: 60, y: 700 - at * 30, text }))]);
    expect(await send('a.pdf', pdf)).toContain('dấu chỉ độ mật “MẬT”');
    expect(await kept()).not.toContain(SECRET);
  });

  it('takes a document that only speaks of secrecy', async () => {
    const answer = await send(
      'b.txt',
      NOTICE.replace('I. ĐÁNH GIÁ CHUNG', 'I. VỀ BẢO VỆ BÍ MẬT NHÀ NƯỚC'),
    );
    expect(answer).toContain('Bản nháp: Thông báo 912/TB-VPCP');
    await owner.ask('hủy');
  });

  it('refuses disguises, macros, passwords, scans and bombs with the reason', async () => {
    const vba = packZip([
      { name: 'word/document.xml', content: '<w:document/>' },
      { name: 'word/vbaProject.bin', content: 'x' },
    ]);
    expect(await send('a.docm', 'PK\u0003\u0004')).toContain('có thể chứa macro');
    expect(await send('a.docx', vba)).toContain('chứa macro');
    expect(await send('a.docx', '%PDF-1.7 …')).toContain('nội dung không phải tệp .docx');
    expect(await send('a.pdf', NOTICE)).toContain('nội dung không phải tệp .pdf');
    expect(await send('a.exe', 'MZ')).toContain('chỉ nhận tệp .docx, .pdf');
    expect(await send('a.docx', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).toContain('mật khẩu');
    expect(await send('a.pdf', writePdf([[]]))).toContain('là bản chụp, không có lớp chữ');
    const bomb = packZip([{ name: 'word/document.xml', content: Buffer.alloc(60 * 1024 * 1024) }]);
    expect(await send('a.docx', bomb)).toContain('phình ra quá lớn');
    expect(await send('a.txt', '')).toContain('tệp rỗng');
  });

  it('never takes a name for a path', async () => {
    const answer = await send('../../etc/passwd', 'root');
    expect(answer).toContain('“passwd”');
    expect(answer).not.toContain('..');
  });

  it('answers questions all the same afterwards', async () => {
    expect((await owner.ask('BTC quá hạn')).text).toContain('Bộ Tài chính: 1 nhiệm vụ quá hạn');
    expect(office.version).toBe(1);
  });
});
