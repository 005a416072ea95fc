import { beforeAll, describe, expect, it } from 'vitest';
import { openShippedAssistant, type ShippedAssistant } from '../builders/shipped-assistant.js';

let assistant: ShippedAssistant;
beforeAll(async () => {
  assistant = await openShippedAssistant();
});
const ask = (...turns: string[]) => assistant.ask('2024-07-15', ...turns);

describe('an official asks why a thing takes so long', () => {
  it.each([
    ['vì sao đề án y tế chậm', /^Chưa hoàn thành, quá 15 ngày: .*y tế/],
    ['sao đề án y tế lâu thế', /^Chưa hoàn thành, quá 15 ngày: .*y tế/],
    ['tai sao nghi dinh vien thong cham', /^Có 2 nhiệm vụ gần với câu hỏi/],
  ])('“%s”', (question, answer) => {
    expect(ask(question).text).toMatch(answer);
  });

  it('but looks for the reasons of what is no task in the texts', () => {
    expect(ask('nguyen nhan ha tang so cham').text).toContain('đầu tư thiếu đồng bộ');
  });
});

describe('an official asks how things stand in all', () => {
  it.each([
    'tổng hợp nhiệm vụ',
    'tình hình thực hiện nhiệm vụ thế nào',
    'bao cao tong hop tinh hinh cac nhiem vu giup em',
    'tình hình chung',
  ])('“%s”', (question) => {
    const answer = ask(question);
    expect(answer.intent).toBe('task_group');
    expect(answer.text).toMatch(/^153 nhiệm vụ .*\nXong \d+ · Chưa xong \d+/);
  });

  it('of an agency alone where one is named', () => {
    expect(ask('tóm tắt tình hình nhiệm vụ của bộ công an').text).toMatch(/^Bộ Công an: 14/);
  });
});

describe('an official asks for the duties a body shares with others', () => {
  it.each([
    ['bộ y tế có nhiệm vụ chung nào', /^Bộ Y tế: 45 nhiệm vụ chung/],
    ['việc chung của bộ y tế quá hạn', /^Bộ Y tế: 4 nhiệm vụ chung .* quá hạn/],
    ['nhiem vu chung cua cac bo nganh', /^Các bộ, ngành: 45 nhiệm vụ chung/],
    ['bộ y tế có mấy việc', /^Bộ Y tế: 1 nhiệm vụ/],
  ])('“%s”', (question, answer) => {
    expect(ask(question).text).toMatch(answer);
  });
});

it('names the tasks that bear all that was typed rather than a figure that bears a part', () => {
  expect(ask('nghị định viễn thông').text).toMatch(/^Có 2 nhiệm vụ gần với câu hỏi/);
  expect(ask('xem hộ em nghị định viễn thông').clarify).toBe(true);
});

describe('an official asks who or what is not done', () => {
  it.each([
    ['trong thang 6 bo nao khong hoan thanh', /^8 bộ, .* chưa hoàn thành đến hạn từ 1\/6/],
    ['việc nào không xong', /^126 nhiệm vụ chưa hoàn thành/],
    ['bo tai nguyen moi truong da lam duoc gi', /^Bộ Tài nguyên và Môi trường: 2 nhiệm vụ/],
  ])('“%s”', (question, answer) => {
    expect(ask(question).text).toMatch(answer);
  });
});

it('gives no figure for who does a thing', () => {
  expect(ask('cơ quan nào làm nghị định lưu trữ').refused).toBe(true);
  expect(ask('5g giao cho ai làm').intent).toBe('task_responsible');
});

describe('an official asks for the first or last of a kind in few words', () => {
  it.each([
    ['bo nhieu viec nhat', /^Bộ Thông tin và Truyền thông có nhiệm vụ nhiều nhất: 40 việc/],
    ['bộ chậm nhất', /^Bộ Kế hoạch và Đầu tư có nhiệm vụ quá hạn nhiều nhất: 4 việc/],
    ['bộ ít việc nhất', /^Bộ Giáo dục và Đào tạo, .*Bộ Y tế có nhiệm vụ ít nhất/],
  ])('“%s”', (question, answer) => {
    expect(ask(question).text).toMatch(answer);
  });
});
