import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppBench } from '../fakes/app/app-bench.js';

const GROUP = 'zgr-1';
const MENTION = '@Bot Nhiệm vụ';

describe('an official asks on Zalo', () => {
  let bench: AppBench;
  beforeAll(async () => {
    bench = await AppBench.open({ channels: ['zalo'] });
  });
  afterAll(async () => {
    const { violations, deliveries } = bench.zalo;
    await bench.close();
    expect(violations).toEqual([]);
    expect(Math.max(...deliveries.map(({ text }) => text.length))).toBeLessThanOrEqual(2000);
  });

  it('reads the answer, its proof and what to type next in one message', async () => {
    const text = await bench.zaloPerson('u1').ask('bo tai chinh con nhiem vu nao qua han');
    expect(text).toMatch(/^Bộ Tài chính: 1 nhiệm vụ quá hạn, 1 đã gia hạn/);
    expect(text).toContain('📄 203/TB-VPCP, mục B.II.6.b; BC 6 tháng 2024, PL2.b.9');
    expect(text).toMatch(/Trả lời 1–\d để xem chi tiết, TIEP để xem tiếp \(còn \d mục\)\.\n/);
    expect(text).not.toMatch(/<\/?\w+>|\*\*/);
  });

  it('opens details by number, goes on by TIEP, and back to the list by its word', async () => {
    const person = bench.zaloPerson('u2');
    const first = await person.ask('nhiệm vụ của Bộ Công an');
    expect(first).toContain('1. ');
    expect(await person.ask('2')).toContain('giao:');
    const more = await person.ask('TIEP');
    expect(more).toMatch(/^Bộ Công an: 14 nhiệm vụ .*\(tiếp\)/);
    const [, number = ''] = /^(\d+)\. /m.exec(more) ?? [];
    expect(await person.ask(`chi tiet ${number}`)).toContain('giao:');
    expect(await person.ask('danh sách')).toContain('Bộ Công an: 14 nhiệm vụ');
  });

  it('narrows a list by the words it names', async () => {
    const person = bench.zaloPerson('u3');
    expect(await person.ask('nhiệm vụ của Bộ Công an')).toContain('ĐÃ XONG');
    expect(await person.ask('DA XONG')).toContain('Bộ Công an: 5 nhiệm vụ');
    expect(await person.ask('tất cả')).toContain('Bộ Công an: 14 nhiệm vụ');
  });

  it.each([
    ['2 nhiệm vụ của Bộ Y tế là gì', 'Bộ Y tế'],
    ['203 giao Bộ Tài chính việc gì', 'Bộ Tài chính'],
    ['5 nhiệm vụ gần hạn nhất', 'nhiệm vụ'],
  ])('takes "%s" after a list for the question it is', async (question, expected) => {
    const person = bench.zaloPerson('u4');
    await person.ask('nhiệm vụ của Bộ Công an');
    const answer = await person.ask(question);
    expect(answer).toContain(expected);
    expect(answer).not.toContain('giao:');
  });

  it('says which numbers there are, and keeps them where nothing was found', async () => {
    const person = bench.zaloPerson('u5');
    await person.ask('nhiệm vụ của Bộ Tài chính');
    expect(await person.ask('88')).toMatch(/^Danh sách vừa gửi có mục 1–\d/);
    expect(await person.ask('giá vàng hôm nay')).toContain('Tôi chỉ trả lời từ 5 văn bản');
    expect(await person.ask('1')).toContain('Bộ Tài chính');
  });

  it('chooses among several readings by the numbers of the tasks shown', async () => {
    const person = bench.zaloPerson('u6');
    const question = await person.ask('nghị định viễn thông xong chưa');
    expect(question).toContain('anh/chị muốn xem việc nào?');
    expect(question.match(/Trả lời/g)).toHaveLength(1);
    expect(question).not.toMatch(/^A\. /m);
    expect(await person.ask('2')).toMatch(/giao:|báo cáo:/);
  });

  it('types commands as words, with and without marks', async () => {
    const person = bench.zaloPerson('u7');
    expect(await person.ask('TROGIUP')).toContain('Nhiệm vụ:');
    expect(await person.ask('tro giup')).toContain('Nhiệm vụ:');
    expect(await person.ask('COQUAN Bộ Y tế')).toContain('Đã đặt cơ quan');
    expect(await person.ask('bộ tôi còn việc nào quá hạn')).toContain('Bộ Y tế: 1 nhiệm vụ');
    expect(await person.ask('QUAHAN Bộ Tài chính')).toContain('Bộ Tài chính: 1 nhiệm vụ quá hạn');
    expect(await person.ask('dữ liệu')).toContain('203/TB-VPCP');
    expect(await person.ask('góp ý: rất tiện')).toContain('Đã ghi nhận góp ý');
    expect(await person.ask('/khongco')).toContain('Gõ TROGIUP');
  });

  it('rates an answer in a word', async () => {
    const person = bench.zaloPerson('u8');
    await person.ask('tỷ lệ dịch vụ công toàn trình là bao nhiêu');
    expect(await person.ask('👍')).toBe('Cảm ơn anh/chị!');
  });

  it('is told that files do not come through Zalo', async () => {
    const person = bench.zaloPerson('u9');
    await person.ask('nhiệm vụ của Bộ Công an');
    expect(await person.ask('XUAT')).toContain('Zalo không nhận tệp từ trợ lý');
  });

  it('gets long contents piece by piece, one message each', async () => {
    const person = bench.zaloPerson('u10');
    const texts = [await person.ask('nội dung thông báo 203')];
    while ((texts.at(-1) ?? '').includes('TIEP') && texts.length < 20)
      texts.push(await person.ask('tiep'));
    expect(person.texts).toHaveLength(texts.length);
  });

  it('is told what the assistant cannot read, and answered on a picture’s caption', async () => {
    const person = bench.zaloPerson('u11');
    for (const kind of ['sticker', 'voice', 'unsupported'] as const)
      bench.zalo.push({ from: 'u11', kind });
    await bench.until(() => person.texts.length === 3);
    expect(person.texts.join('\n')).toContain('tin thoại');
    person.push('Bộ Y tế còn việc nào quá hạn?', { kind: 'image' });
    await bench.until(() => person.texts.length === 4);
    expect(person.texts.at(-1)).toContain('Bộ Y tế: 1 nhiệm vụ quá hạn');
    expect(person.texts.at(-1)).toContain('chỉ đọc phần chữ');
  });

  it('asks in a group by mention, goes on by reply, apart from private chats', async () => {
    const first = bench.zaloPerson('u12', { group: GROUP });
    const second = bench.zaloPerson('u13', { group: GROUP });
    const list = await first.ask(`${MENTION} bộ công an có bao nhiêu việc`);
    expect(list).toContain('Bộ Công an: 14 nhiệm vụ');
    expect(list).toMatch(/Trả lời tin này 1–\d/);
    expect(await second.ask('2')).toContain('giao:');
    expect(await first.ask(`${MENTION} TIEP`)).toContain('(tiếp)');
    expect(await bench.zaloPerson('u12').ask('2')).not.toContain('giao:');
  });

  it('is answered once however often Zalo delivers a message', async () => {
    const person = bench.zaloPerson('u14');
    for (let count = 0; count < 3; count += 1)
      person.push('Bộ Y tế còn việc nào quá hạn', { id: 'same' });
    await bench.until(() => person.texts.length > 0);
    await bench.scheduler.advance(5000);
    await bench.quiet();
    expect(person.texts).toHaveLength(1);
  });

  it('goes on after a restart where it stood, without answering again', async () => {
    const person = bench.zaloPerson('u15');
    await person.ask('nhiệm vụ của Bộ Công an');
    await bench.restart();
    person.push('nhiệm vụ của Bộ Công an', { id: 'again' });
    await bench.until(() => person.texts.length === 2);
    expect(await person.ask('2')).toContain('giao:');
    expect(await person.ask('TIEP')).toContain('(tiếp)');
  });
});
