import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TelegramUser } from '../fakes/app/telegram-user.js';
import { AdminOffice } from './admin-office.js';
import { lastWorkbook, sendFile } from './send-file.js';

const NOTICE = await readFile('test/fixtures/thong-bao-912-vpcp-2024.txt');

describe('an admin corrects the review file and sends it back', () => {
  let office: AdminOffice;
  let owner: TelegramUser;
  beforeAll(async () => {
    office = await AdminOffice.open({ owners: 'telegram:11' });
    owner = office.bench.person(11);
    await sendFile(office.bench, owner, 'thong-bao.txt', NOTICE);
  });
  afterAll(() => office.close());

  /** The file last sent, changed cell by cell: row of the draft, header, new value. */
  async function edit(
    changes: readonly (readonly [row: number, header: string, value: ExcelJS.CellValue])[],
    alter: (sheet: ExcelJS.Worksheet) => void = () => undefined,
  ): Promise<Uint8Array> {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Buffer.from(lastWorkbook(owner)) as unknown as ExcelJS.Buffer);
    const [sheet] = workbook.worksheets;
    if (!sheet) throw new Error('no sheet');
    const headers = (sheet.getRow(4).values as string[]).slice(1);
    for (const [row, header, value] of changes)
      sheet.getCell(4 + row, headers.indexOf(header) + 1).value = value;
    alter(sheet);
    return new Uint8Array(await workbook.xlsx.writeBuffer());
  }
  const send = async (bytes: Uint8Array): Promise<string> =>
    (await sendFile(office.bench, owner, 'ban-nhap.xlsx', bytes)).text;

  it('takes an untouched file for what it is', async () => {
    expect(await send(await edit([]))).toContain('5 dòng (1 gia hạn, 4 nhiệm vụ mới)');
  });

  it('names row and column of every fault, and takes nothing then', async () => {
    const answer = await send(
      await edit([
        [2, 'Cơ quan chủ trì', 'Bộ Hố Ga'],
        [3, 'Thời hạn', '31/6/2024'],
        [4, 'Tiến độ', 'sắp xong'],
        [5, 'Nhận (x)', 'có lẽ'],
        [1, 'Nhiệm vụ', 'Tên mới không được nhận'],
      ]),
    );
    expect(answer).toContain('Chưa nhận tệp Excel, bản nháp giữ nguyên');
    expect(answer).toContain(
      'Dòng Excel 6, cột “Cơ quan chủ trì”: Chưa nhận ra cơ quan “Bộ Hố Ga”',
    );
    expect(answer).toContain('Dòng Excel 7, cột “Thời hạn”: “31/6/2024” không phải ngày có thật');
    expect(answer).toContain('Dòng Excel 8, cột “Tiến độ”: Không hiểu tình trạng “sắp xong”');
    expect(answer).toContain('Dòng Excel 9, cột “Nhận (x)”: “có lẽ” không rõ');
    expect((await owner.ask('xem')).text).not.toContain('Tên mới không được nhận');
  });

  it('refuses rows of its own making, a foreign file and one without a column', async () => {
    const added = await edit([], (sheet) => void sheet.addRow([6, 'x', 'II.6', 'Việc tự thêm']));
    expect(await send(added)).toContain('“6” không phải dòng nào của bản nháp');
    const foreign = await edit([], (sheet) => (sheet.getCell('A2').value = 'Bản nháp abc'));
    expect(await send(foreign)).toContain('không phải của bản nháp đang mở');
    const cut = await edit([], (sheet) => (sheet.getCell('E4').value = 'Cơ quan'));
    expect(await send(cut)).toContain('Tệp thiếu cột “Cơ quan chủ trì”');
    expect(await send(new Uint8Array(Buffer.from('PK không phải Excel')))).toContain('bị hỏng');
  });

  it('takes corrections: agency, a real date cell, a dropped row, a row taken apart', async () => {
    const answer = await send(
      await edit(
        [
          [1, 'Nhiệm vụ đã có', 'mới'],
          [2, 'Cơ quan chủ trì', 'BTC; Bộ Công an'],
          [3, 'Thời hạn', new Date('2024-10-31T00:00:00Z')],
          [4, 'Nhận (x)', ''],
        ],
        (sheet) => void sheet.spliceRows(9, 1),
      ),
    );
    expect(answer).toContain('Đã sửa dòng 1, 2, 3, 4, 5');
    expect(answer).toContain('3 dòng (3 nhiệm vụ mới); đã bỏ 2 dòng');
    expect((await owner.ask('nhận tất cả')).text).toContain('✅ Đã thêm 912/TB-VPCP');
    const added = office.bench.app
      .register()
      .tasks.filter((task) => task.events[0]?.document === 'tb-912-vpcp-2024');
    expect(added.map(({ lead, due }) => [lead, due])).toEqual([
      [['bo-y-te'], '2024-09-30'],
      [['bo-tai-chinh', 'bo-cong-an'], '2024-08-15'],
      [['bo-tai-chinh'], '2024-10-31'],
    ]);
  });

  it('has nothing to lay a file over once the review is done', async () => {
    expect(await send(lastWorkbook(owner))).toContain('Không có bản nháp nào đang mở');
  });
});
