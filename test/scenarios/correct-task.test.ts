import { describe, expect, it } from 'vitest';
import { useOffice } from './admin-office.js';

const TASK = 'de-an-cong-nghe-thong-tin-y-te';
const WORDS = 'đề án tổng thể công nghệ thông tin y tế';
const BASIS = '958/QĐ-TTg ngày 14/7/2024';

describe('an admin corrects tasks', () => {
  const at = useOffice();
  const task = () => at.office.bench.app.register().tasks.find((one) => one.id === TASK);

  it('lets nobody else do so', async () => {
    const { text } = await at.reader.ask(`/capnhat ${WORDS}; đã hoàn thành; căn cứ ${BASIS}`);
    expect(text).toContain('chỉ dành cho quản trị viên');
    expect(at.office.version).toBe(1);
  });

  it('asks for the document it rests on, and takes no other words for one', async () => {
    const asked = await at.owner.ask(`/capnhat ${WORDS}; đã hoàn thành`);
    expect(asked.text).toContain('Căn cứ văn bản nào?');
    expect((await at.owner.ask('nghe nói thế')).text).toContain('chưa phải văn bản làm căn cứ');
    expect((await at.owner.ask('thôi')).text).toContain('Đã dừng cập nhật');
    expect(at.office.version).toBe(1);
  });

  it('does it in one line, and every answer shows it with its source', async () => {
    const done = await at.owner.ask(
      `/capnhat ${WORDS}; đã hoàn thành; ghi chú đã ban hành Đề án; căn cứ ${BASIS}`,
    );
    expect(done.text).toContain('✅ Đã cập nhật: Trình Thủ tướng Chính phủ phê duyệt Đề án');
    expect(done.text).toContain(`📄 Căn cứ: ${BASIS}`);
    expect(at.office.version).toBe(2);
    const { text } = await at.reader.ask(`${WORDS} xong chưa`);
    expect(text).toContain('đã hoàn thành');
    expect(text).toContain(`cập nhật của quản trị viên ngày 15/7/2024, căn cứ ${BASIS}`);
    expect((await at.reader.ask('Bộ Y tế còn việc nào quá hạn')).text).not.toContain(
      'phê duyệt Đề án tổng thể phát triển hạ tầng',
    );
  });

  it('keeps it over a restart and over a reload of the files', async () => {
    await at.office.bench.restart();
    expect(task()?.status).toBe('completed');
    const undo = await at.office.editSeeds('tasks.jsonl', (lines) =>
      lines.map((line, at) => (at === 0 ? line.replace(/"title":"/, '"title":"Sửa: ') : line)),
    );
    expect((await at.owner.ask('/reload')).text).toContain('✅ Đã nạp phiên bản 3');
    expect(task()?.status).toBe('completed');
    await undo();
  });

  it('undoes the newest change after one more tap', async () => {
    const question = await at.owner.ask('/hoantac');
    expect(question.text).toContain('đã hoàn thành; ghi chú “đã ban hành Đề án”');
    expect(task()?.status).toBe('completed');
    await at.owner.tap(question, 'Hoàn tác');
    expect(at.owner.last.text).toContain('↩️ Đã hoàn tác');
    expect(task()?.status).not.toBe('completed');
    await at.owner.tap(question, 'Hoàn tác');
    expect(at.owner.last.text).toContain('không còn là thay đổi mới nhất');
    expect((await at.owner.ask('/hoantac')).text).toContain('Chưa có thay đổi nào');
  });

  it('does it step by step: choose among four at most, then buttons, value and document', async () => {
    const choices = await at.owner.ask('/capnhat nghị định');
    expect(choices.text).toMatch(/Có [2-4] nhiệm vụ gần với mô tả/);
    const buttons = choices.buttons.flat().map((button) => button.text);
    expect(buttons.filter((label) => label.startsWith('Chọn')).length).toBeLessThanOrEqual(4);
    await at.owner.tap(choices, 'Chọn 1');
    const card = at.owner.last;
    expect(card.text).toContain('Cập nhật: ');
    await at.owner.tap(card, 'Thời hạn');
    expect(at.owner.last.text).toContain('Thời hạn mới?');
    expect((await at.owner.ask('31/6/2025')).text).toContain('không phải ngày có thật');
    expect((await at.owner.ask('tháng 6/2025')).text).toContain('Căn cứ văn bản nào?');
    const ready = await at.owner.ask('thông báo 77/TB-VPCP ngày 10/7/2024');
    expect(ready.text).toContain('Sẽ ghi: hạn 30/6/2025');
    const before = at.office.version;
    await at.owner.tap(ready, 'Ghi nhận');
    expect(at.owner.last.text).toContain('✅ Đã cập nhật');
    expect(at.office.version).toBe(before + 1);
    const changed = at.office.bench.app
      .register()
      .tasks.filter((one) => one.events.some((event) => event.kind === 'corrected'));
    expect(changed).toHaveLength(1);
    expect(changed[0]).toMatchObject({ due: '2025-06-30' });
    await at.owner.tap(ready, 'Ghi nhận');
    expect(at.owner.last.text).toContain('đã xong, đã hủy hoặc hết hạn');
    expect(at.office.version).toBe(before + 1);
  });

  it('changes the lead agency, refusing one that nobody knows', async () => {
    const by = `căn cứ ${BASIS}`;
    expect((await at.owner.ask(`/capnhat ${WORDS}; chủ trì Bộ Tem; ${by}`)).text).toContain(
      'Chưa nhận ra cơ quan “Bộ Tem”',
    );
    await at.owner.ask(`/capnhat ${WORDS}; chủ trì BTC; ${by}`);
    expect(task()?.lead).toEqual(['bo-tai-chinh']);
    const { text } = await at.reader.ask('Bộ Tài chính có nhiệm vụ gì về y tế');
    expect(text).toContain('phê duyệt Đề án');
  });

  it('is taken back by /quaylai with everything since', async () => {
    await at.owner.ask('/quaylai 3');
    expect(task()?.lead).toEqual(['bo-y-te']);
    expect((await at.owner.ask('/hoantac')).text).toContain('đã hoàn thành');
  });
});
