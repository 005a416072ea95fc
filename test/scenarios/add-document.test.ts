import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { useOffice } from './admin-office.js';
import { sendFile } from './send-file.js';

const NUMBER = '912/TB-VPCP';
const NOTICE = await readFile('test/fixtures/thong-bao-912-vpcp-2024.txt');

describe('an admin adds a notice by sending it', () => {
  const at = useOffice();
  const taskIds = () => at.office.bench.app.register().tasks.map((task) => task.id);

  it('takes no file from anybody else', async () => {
    const { text } = await sendFile(at.office.bench, at.reader, 'thong-bao.txt', NOTICE);
    expect(text).toContain('Chỉ quản trị viên mới gửi văn bản');
    expect((await at.reader.ask('bản nháp')).text).not.toContain(NUMBER);
  });

  it('shows what the notice would add, and changes nothing yet', async () => {
    const { text, buttons } = await sendFile(at.office.bench, at.owner, 'thong-bao.txt', NOTICE);
    expect(text).toContain(`Bản nháp: Thông báo ${NUMBER} ngày 12/7/2024`);
    expect(text).toContain('5 dòng (1 gia hạn, 4 nhiệm vụ mới); 0 chỉ tiêu');
    expect(text).toContain('gia hạn: Trình Thủ tướng Chính phủ phê duyệt Đề án');
    expect(text).toContain('3. Ban hành bộ chỉ số đo mức độ sẵn sàng của kho tem điện tử');
    expect(text).toContain('Hạn 31/8/2024 (“trong tháng 8 năm 2024”)');
    expect(text).toMatch(/Bản nháp giữ đến .*18\/7\/2024/);
    expect(buttons.flat().map((button) => button.text)).toEqual([
      '✅ Nhận tất cả',
      '🗑 Hủy',
      '📊 Tệp Excel',
    ]);
    expect(at.owner.last.file?.name).toMatch(/^ban-nhap-.*\.xlsx$/);
    expect(at.office.version).toBe(1);
    expect((await at.reader.ask('kho tem điện tử')).text).not.toContain(NUMBER);
  });

  it('takes corrections typed in chat, and names what it cannot take', async () => {
    expect((await at.owner.ask('sửa 3 hạn 31/9/2024')).text).toContain('không phải ngày có thật');
    expect((await at.owner.ask('sửa 3 chủ trì Bộ Tem')).text).toContain(
      'Chưa nhận ra cơ quan “Bộ Tem”',
    );
    expect((await at.owner.ask('bỏ 9')).text).toContain('Không có dòng 9; bản nháp có 5 dòng.');
    const edited = await at.owner.ask('sửa 3 hạn 15/9/2024');
    expect(edited.text).toContain('Đã sửa dòng 3');
    expect(edited.text).toContain('Hạn 15/9/2024');
    expect((await at.owner.ask('bo 4')).text).toContain('đã bỏ 1 dòng');
  });

  it('keeps answering questions while a draft is open', async () => {
    expect((await at.owner.ask('BTC quá hạn')).text).toContain('Bộ Tài chính: 1 nhiệm vụ quá hạn');
  });

  it('keeps the draft over a restart', async () => {
    await at.office.bench.restart();
    const { text } = await at.owner.ask('/bannhap');
    expect(text).toContain('❌ ĐÃ BỎ: Thí điểm sổ liên lạc biết nói');
    expect(text).toContain('✏️ Đã sửa: thời hạn');
  });

  it('commits it as one version, from which everybody is answered', async () => {
    const draft = await at.owner.ask('xem bản nháp');
    await at.owner.tap(draft, 'Nhận tất cả');
    expect(at.owner.last.text).toContain(`✅ Đã thêm ${NUMBER} (phiên bản 2)`);
    expect(at.owner.last.text).toContain('Nhiệm vụ mới: 3; bổ sung vào nhiệm vụ đã có: 1');
    expect(at.owner.last.text).toContain('/quaylai 1');

    const added = await at.reader.ask('bộ chỉ số kho tem điện tử');
    expect(added.text).toContain('Hạn 15/9/2024');
    expect(added.text).toContain(`${NUMBER}, mục II.3`);
    expect(added.text).toContain('ban hành bộ chỉ số đo mức độ sẵn sàng của kho tem điện tử');
    expect(added.text).toContain('quản trị viên sửa khi duyệt: thời hạn');

    const extended = await at.reader.ask('đề án công nghệ thông tin y tế hạn khi nào');
    expect(extended.text).toContain('30/9/2024');
    expect(extended.text).toContain(NUMBER);

    expect((await at.reader.ask('Bộ Giáo dục và Đào tạo có nhiệm vụ gì')).text).not.toContain(
      NUMBER,
    );
    expect((await at.reader.ask('dữ liệu')).text).toContain(NUMBER);
  });

  it('ends the review: what was a command is a question again', async () => {
    expect((await at.owner.ask('/bannhap')).text).toContain('Thêm văn bản');
    expect((await at.owner.ask('bỏ 4')).text).not.toContain('Đã sửa dòng');
  });

  it('keeps it over a reload of the files', async () => {
    const undo = await at.office.editSeeds('tasks.jsonl', (lines) =>
      lines.map((line, at) => (at === 0 ? line.replace(/"title":"/, '"title":"Sửa: ') : line)),
    );
    expect((await at.owner.ask('/reload')).text).toContain('✅ Đã nạp phiên bản 3');
    expect((await at.reader.ask('bộ chỉ số kho tem điện tử')).text).toContain('Hạn 15/9/2024');
    await undo();
  });

  it('recognises the same notice, and replaces the first edition where that is meant', async () => {
    const before = taskIds();
    const again = await sendFile(at.office.bench, at.owner, 'gui lai.txt', NOTICE);
    expect(again.text).toContain(`trùng số với ${NUMBER} đã có`);
    expect((await at.owner.ask('nhận tất cả')).text).toContain('Chưa nhận được');
    await at.owner.tap(again, 'Thay bản cũ');
    expect(at.owner.last.text).toContain(`♻️ Sẽ thay ${NUMBER}`);
    expect((await at.owner.ask('nhận tất cả')).text).toContain(`✅ Đã thêm ${NUMBER}`);
    // The row dropped the first time is in now; every task kept its id.
    expect(taskIds().slice(0, before.length)).toEqual(before);
    expect(taskIds()).toHaveLength(before.length + 1);
  });

  it('recognises the same text under another number', async () => {
    const other = NOTICE.toString('utf8').replace(NUMBER, '913/TB-VPCP');
    const { text } = await sendFile(at.office.bench, at.owner, 'khac so.txt', Buffer.from(other));
    expect(text).toContain(`trùng nội dung với ${NUMBER} đã có`);
    expect((await at.owner.ask('hủy')).text).toContain('Đã hủy bản nháp');
  });

  it('is taken out by /quaylai, and does not come back with the next reload', async () => {
    expect((await at.owner.ask('/quaylai 1')).text).toContain('phiên bản 1');
    expect((await at.reader.ask('bộ chỉ số kho tem điện tử')).text).not.toContain(NUMBER);
    const undo = await at.office.editSeeds('tasks.jsonl', (lines) =>
      lines.map((line, at) => (at === 1 ? line.replace(/"title":"/, '"title":"Sửa: ') : line)),
    );
    expect((await at.owner.ask('/reload')).text).toContain('✅ Đã nạp phiên bản');
    expect((await at.reader.ask('bộ chỉ số kho tem điện tử')).text).not.toContain(NUMBER);
    await undo();
  });

  it('tells who wants to send a file on Zalo where that works', async () => {
    const { text } = await at.owner.ask('/themvanban');
    expect(text).toContain('gửi tệp vào trò chuyện riêng này');
  });
});
