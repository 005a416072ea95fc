import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer, AnswerTask } from '../../src/domain/answer.js';
import { foldQuote } from '../../src/storage/seeds/fold-quote.js';
import { createSectionWords } from '../../src/storage/seeds/section-words.js';
import { openShippedAssistant, type ShippedAssistant } from '../builders/shipped-assistant.js';

let assistant: ShippedAssistant;
beforeAll(async () => {
  assistant = await openShippedAssistant();
});

const QUESTION = 'Bộ Tài chính còn nhiệm vụ nào quá hạn?';
const inScope = (answer: Answer, scope: AnswerTask['scope']): AnswerTask[] =>
  answer.tasks.filter((task) => task.scope === scope);
const placesOf = (task: AnswerTask | undefined): string[] =>
  (task?.sources ?? []).map(({ document, section }) => `${document} ${section}`);

describe('an official asks what of the ministry is overdue', () => {
  it('reads one overdue task and, apart, one extended with both dates', () => {
    const answer = assistant.ask('2024-07-15', QUESTION);
    expect(answer).toMatchObject({ intent: 'task_list', refused: false, clarify: false, count: 1 });
    const [overdue, ...others] = inScope(answer, 'own');
    expect(others).toEqual([]);
    expect(overdue).toMatchObject({
      due: '2024-05-31',
      originalDue: '2024-05-31',
      overdue: true,
      status: 'not_completed',
      lead: ['Bộ Tài chính'],
    });
    expect(placesOf(overdue)).toEqual(['tb-203-vpcp-2024 B.II.6.b', 'bc-6-thang-2024 PL2.b.9']);
    const [extended, ...more] = inScope(answer, 'extended');
    expect(more).toEqual([]);
    expect(extended).toMatchObject({
      due: '2024-07-31',
      originalDue: '2024-05-30',
      overdue: false,
    });
    expect(placesOf(extended)).toEqual(
      expect.arrayContaining([
        'tb-203-vpcp-2024 B.II.6.a',
        'bc-6-thang-2024 PL2.b.8',
        'bc-6-thang-2024 III(2).4',
      ]),
    );
  });

  it('reads both as overdue once the new deadline has passed', () => {
    const answer = assistant.ask('2024-08-20', QUESTION);
    const firstDue = inScope(answer, 'own').map(({ originalDue }) => originalDue);
    expect(firstDue).toEqual(expect.arrayContaining(['2024-05-31', '2024-05-30']));
    expect(inScope(answer, 'extended')).toEqual([]);
    expect(answer.count).toBe(inScope(answer, 'own').length);
  });

  it.each([
    'bo tai chinh con nhiem vu nao qua han',
    'BTC quá hạn',
    'botaichinh con viec gi qua han',
  ])('reads the same however it is typed: %s', (typed) => {
    const ids = ({ tasks }: Answer): string[] => tasks.map(({ id }) => id);
    expect(ids(assistant.ask('2024-07-15', typed))).toEqual(
      ids(assistant.ask('2024-07-15', QUESTION)),
    );
  });

  it('says the count first, then items with deadline, report and citation, then the data’s date', () => {
    const { text } = assistant.ask('2024-07-15', QUESTION);
    const lines = text.split('\n');
    expect(lines[0]).toBe('Bộ Tài chính: 1 nhiệm vụ quá hạn, 1 đã gia hạn (tính đến 15/7/2024)');
    expect(text).toContain('quá 45 ngày');
    expect(text).toContain('Hạn đầu 30/5/2024 → gia hạn 31/7/2024');
    expect(text).toContain('📄 203/TB-VPCP, mục B.II.6.b; BC 6 tháng 2024, PL2.b.9');
    expect(lines.at(-1)).toBe('Dữ liệu tính đến tháng 7/2024: 5 văn bản đã nạp.');
  });

  it('quotes every source word for word from its document and section', async () => {
    const sections = createSectionWords(assistant.register.sections);
    const sources = assistant.ask('2024-07-15', QUESTION).tasks.flatMap((task) => task.sources);
    expect(sources.length).toBeGreaterThan(5);
    for (const { document, section, quote } of sources) {
      const text = await readFile(`knowledge/${document}.md`, 'utf8');
      expect(foldQuote(text)).toContain(foldQuote(quote));
      // A row is quoted across its cells, whose order in the section's words may differ.
      const share = sections.shareOf(document, section, quote);
      expect(share, `${document} ${section}`).toBeGreaterThan(0.9);
    }
  });
});

describe('a conversation', () => {
  it('carries the question over to another agency, and only within the chat', () => {
    const [, second] = assistant.converse('2024-07-15', QUESTION, 'còn Bộ Xây dựng?');
    expect(second?.count).toBe(3);
    expect(
      second?.tasks.filter(({ scope }) => scope === 'own').every(({ overdue }) => overdue),
    ).toBe(true);
    expect(assistant.ask('2024-07-15', 'còn Bộ Xây dựng?').text).not.toBe(second?.text);
  });

  it('opens the detail of the second item with the words of each document', () => {
    const { text } = assistant.ask('2024-07-15', QUESTION, 'chi tiết cái thứ 2');
    expect(text).toContain('• 203/TB-VPCP (6/5/2024) giao:');
    expect(text).toContain('• BC 6 tháng 2024 (tháng 7/2024) gia hạn:');
  });
});

describe('what the documents do not say', () => {
  it.each(['giá vàng hôm nay', 'năm 2025 thông báo 624 giao bao nhiêu việc', 'thời tiết Hà Nội'])(
    'is declined with what is loaded: %s',
    (question) => {
      const answer = assistant.ask('2026-11-26', question);
      expect(answer.refused).toBe(true);
      expect(answer.tasks).toEqual([]);
      expect(answer.text).toContain('5 văn bản đã nạp');
    },
  );

  it('shows both of two figures that contradict each other, and the sum', () => {
    const { text } = assistant.ask(
      '2024-07-15',
      'nhiệm vụ theo thông báo 203 hoàn thành bao nhiêu %',
    );
    for (const figure of ['12/34', '32,3%', '31,3%', '35,3%']) expect(text).toContain(figure);
  });
});
