import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppBench } from '../fakes/app/app-bench.js';

const PUBLIC_URL = 'https://tro-ly.example.test';

describe('an official asks for a picture', () => {
  let bench: AppBench;
  beforeAll(async () => {
    bench = await AppBench.open({ env: { PUBLIC_BASE_URL: PUBLIC_URL } });
  });
  afterAll(() => bench.close());

  it('gets one photo with its facts and their date on Telegram', async () => {
    const person = bench.person(41);
    const message = await person.ask('vẽ biểu đồ nhiệm vụ của Bộ Công an');
    expect(person.messages).toHaveLength(1);
    expect(message.kind).toBe('photo');
    expect(message.text).toMatch(/^Bộ Công an: 14 nhiệm vụ /);
    expect(message.text).toContain('Xong 5 · Chưa xong 9: quá hạn 1');
    expect(message.text).toContain('Dữ liệu tính đến tháng 7/2024');
    expect(message.text.length).toBeLessThanOrEqual(1_024);
  });

  it('gets everything where no agency is named, each agency told in words too', async () => {
    const message = await bench.person(44).ask('ve bieu do tinh hinh nhiem vu');
    expect(message.kind).toBe('photo');
    expect(message.text).toContain('153 nhiệm vụ');
    expect(message.text).toContain('• Bộ Công an: 14 (quá hạn 1)');
  });

  it('gets the way of a single task as a picture, with its deadline in words', async () => {
    const message = await bench.person(45).ask('vẽ biểu đồ nhiệm vụ Bộ Y tế');
    expect(message.kind).toBe('photo');
    expect(message.text).toContain('• 30/6/2024: Hạn hoàn thành');
    expect(message.text).toContain('Chưa xong, quá hạn 15 ngày');
  });

  it('goes on from the picture as from any answer', async () => {
    const person = bench.person(42);
    await person.ask('bieu do nhiem vu bo cong an');
    expect((await person.ask('còn Bộ Y tế?')).text).toContain('Bộ Y tế');
  });

  it('sends the same facts in words with the picture’s address on Zalo, where it can be fetched', async () => {
    const text = await bench.zaloPerson('u9').ask('THONGKE');
    expect(text).toContain('153 nhiệm vụ');
    expect(text).toContain('• Bộ Công an: 14');
    const sent = bench.zalo.deliveries.at(-1);
    expect(sent?.method).toBe('sendPhoto');
    const url = new URL(sent?.photo ?? '');
    expect(url.origin).toBe(PUBLIC_URL);
    expect(url.pathname).toMatch(/^\/anh\/[\w-]{32}\.png$/);
    const response = await fetch(`http://127.0.0.1:${bench.app.port()}${url.pathname}`);
    expect(response.status).toBe(200);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(1, 4)]).toEqual([...Buffer.from('PNG')]);
  });

  it('says in words what cannot be drawn or is in no document', async () => {
    const person = bench.person(43);
    const message = await person.ask('vẽ biểu đồ giá vàng');
    expect(message.kind).not.toBe('photo');
    expect(message.text).toContain('không có nội dung này');
  });
});
