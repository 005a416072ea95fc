import { beforeAll, describe, expect, it } from 'vitest';
import { openShippedAssistant, type ShippedAssistant } from '../builders/shipped-assistant.js';

let assistant: ShippedAssistant;
beforeAll(async () => {
  assistant = await openShippedAssistant();
});
const ask = (...turns: string[]) => assistant.ask('2024-07-15', ...turns);

describe('an official asks which agencies have tasks of some state', () => {
  it.each([
    'Những bộ nào chưa xong việc của mình?',
    'bo nao con viec chua xong',
    'các bộ nào đang còn nợ việc',
  ])('“%s” names ministries, each with what is open and what of it is late', (question) => {
    const { text, intent } = ask(question);
    expect(intent).toBe('task_rank');
    expect(text).toMatch(/^\d+ bộ, cơ quan ngang bộ có nhiệm vụ chưa hoàn thành/);
    expect(text).toContain('• Bộ Xây dựng: 5 (quá hạn 3)');
    expect(text).not.toContain('• Đài');
  });

  it('names provinces where provinces are asked for', () => {
    const { text, count } = ask('tỉnh nào đang nợ việc');
    expect(text).toMatch(/^7 tỉnh, thành phố/);
    expect(text).toContain('• Trà Vinh: 1');
    expect(count).toBe(1);
  });

  it('leaves out whom the question leaves out', () => {
    const { text } = ask('trừ bộ thông tin truyền thông ra còn bộ nào quá hạn');
    expect(text).toMatch(/^10 bộ/);
    expect(text).toContain('• Bộ Kế hoạch và Đầu tư: 4');
    expect(text).not.toContain('• Bộ Thông tin');
  });

  it('orders them by what they have done', () => {
    const { text } = ask('xếp hạng các bộ theo số việc đã hoàn thành');
    expect(text).toMatch(/• Bộ Thông tin và Truyền thông: 14\n• Bộ Công an: 5\n/);
  });

  it('says when none has done all', () => {
    expect(ask('bộ nào đã hoàn thành hết việc được giao').text).toMatch(
      /^Không có: bộ, cơ quan ngang bộ nào được giao việc cũng có nhiệm vụ chưa hoàn thành/,
    );
  });

  it('counts extended tasks with late ones only where the first deadline is as late', () => {
    const scopes = ask('trễ trên 90 ngày có cái nào').tasks.map((task) => [
      task.scope,
      task.originalDue,
    ]);
    expect(
      scopes.every(([, due]) => due !== null && due !== undefined && due <= '2024-04-16'),
    ).toBe(true);
    expect(scopes.filter(([scope]) => scope === 'own')).toHaveLength(4);
  });
});
