import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAGE_SIZE } from '../../../../src/domain/chat.js';
import type { ChatReply } from '../../../../src/domain/chat.js';
import type { Offer } from '../../../../src/domain/offer.js';
import { renderReply } from '../../../../src/channels/zalo/render/render-reply.js';
import {
  MESSAGE_BUDGET_UNITS,
  renderText,
} from '../../../../src/channels/zalo/render/render-text.js';
import type { RenderedMessage } from '../../../../src/channels/zalo/render/render-text.js';
import { items, reply, view } from '../../../fakes/zalo/channel-kit.js';

const START = { isGroup: false, from: null, owesTail: false, preface: null, fileLine: '' };

function list(count: number, more: Partial<ChatReply> = {}, title?: string): ChatReply {
  const all = items(count, title);
  return reply({
    view: view({ groups: [{ title: null, items: all }], freshness: 'Dữ liệu: 5 văn bản.' }),
    viewId: 'v1',
    pages: Math.max(1, Math.ceil(count / PAGE_SIZE)),
    ...more,
  });
}

/** Every message of a reply, TIEP after TIEP. */
function readThrough(whole: ChatReply, isGroup = false): RenderedMessage[] {
  const messages = [renderReply(whole, { ...START, isGroup })];
  for (;;) {
    const last = messages
      .at(-1)
      ?.offers.find((offer) => offer.type === 'more' || offer.type === 'rest');
    if (last === undefined) return messages;
    if (messages.length > 500) throw new Error('TIEP never ends');
    if (last.type === 'rest')
      messages.push(
        renderText(last.text, { isGroup, details: null, choices: null, words: [] }, []),
      );
    else if (last.type === 'more')
      messages.push(
        renderReply(
          { ...whole, page: last.page },
          { ...START, isGroup, from: last.from, owesTail: last.owesTail },
        ),
      );
  }
}

const offersOf = (message: RenderedMessage, type: Offer['type']): Offer[] =>
  message.offers.filter((offer) => offer.type === type);

describe('renderReply', () => {
  it('shows a short list with its proof and what can be answered', () => {
    expect(renderReply(list(2), START).text).toBe(
      [
        'Bộ Tài chính: 2 nhiệm vụ',
        '',
        '1. Nhiệm vụ 1',
        '   ⏰ Hạn 30/6/2024, quá 15 ngày',
        '   📄 203/TB-VPCP, mục B.II.6.a',
        '',
        '2. Nhiệm vụ 2',
        '   ⏰ Hạn 30/6/2024, quá 15 ngày',
        '   📄 203/TB-VPCP, mục B.II.6.a',
        '',
        'Dữ liệu: 5 văn bản.',
        '',
        'Trả lời 1–2 để xem chi tiết.',
      ].join('\n'),
    );
  });

  it('says in a group to reply to this message, and how many items remain', () => {
    const message = renderReply(list(12), { ...START, isGroup: true });
    expect(message.text).toContain(
      'Trả lời tin này 1–5 để xem chi tiết, TIEP để xem tiếp (còn 7 mục).',
    );
    expect(message.text).not.toContain('6. Nhiệm vụ');
    expect(offersOf(message, 'more')).toEqual([
      { type: 'more', view: 'v1', page: 2, from: 6, owesTail: false },
    ]);
  });

  it('numbers on across pages, and keeps earlier numbers good', () => {
    const message = renderReply(list(12, { page: 2 }), START);
    expect(message.text).toContain('Bộ Tài chính: 2 nhiệm vụ (tiếp)');
    expect(message.text).toContain('6. Nhiệm vụ 6');
    expect(message.text).toContain('Trả lời 6–10 để xem chi tiết');
    expect(offersOf(message, 'detail')).toEqual([
      { type: 'detail', view: 'v1', first: 1, last: 10 },
    ]);
  });

  it('shows fewer items where they are long, never part of one', () => {
    const message = renderReply(list(5, {}, 'x'.repeat(3) + ' nội dung dài'.repeat(60)), START);
    const [more] = offersOf(message, 'more');
    expect(message.text.length).toBeLessThanOrEqual(MESSAGE_BUDGET_UNITS);
    expect(more).toBeUndefined();
    const facts = items(5).map((item) => ({ ...item, facts: ['f '.repeat(250)] }));
    const long = reply({ view: view({ groups: [{ title: null, items: facts }] }), viewId: 'v1' });
    const shown = renderReply({ ...long, pages: 2 }, START);
    expect(shown.text.match(/^\d\. /gm)).toHaveLength(3);
    expect(offersOf(shown, 'more')).toMatchObject([{ page: 1, from: 4 }]);
  });

  it('fits a digest without pages into one message, a line an item', () => {
    const digest = reply({
      view: view({
        headline: 'NHẮC VIỆC TUẦN 15–21/7/2024 · Bộ Xây dựng',
        groups: [
          { title: 'QUÁ HẠN', items: items(4, 'Xây dựng đề án'.padEnd(300, ' rất dài')) },
          { title: 'KHÔNG ĐỊNH HẠN', items: items(4, 'Nghị định'.padEnd(300, ' rất dài')) },
        ],
      }),
      viewId: 'v1',
    });
    const { text } = renderReply(digest, START);
    expect(text.length).toBeLessThanOrEqual(MESSAGE_BUDGET_UNITS);
    expect(text).toMatch(/^8\. Nghị định rất dài .*… – ⏰ Hạn 30\/6\/2024, quá 15 ngày \(203/m);
    expect(text).toContain('\nKHÔNG ĐỊNH HẠN\n5. ');
  });

  it('offers actions as words, but neither files nor thumbs', () => {
    const message = renderReply(
      list(1, {
        actions: [
          [
            { label: '⏰ Quá hạn (3)', action: { type: 'narrow', view: 'v1', to: 'overdue' } },
            { label: '📥 Excel', action: { type: 'export', view: 'v1' } },
          ],
          [{ label: '👍', action: { type: 'rate', view: 'v1', value: 'up' } }],
        ],
      }),
      START,
    );
    expect(message.text).toContain('Hoặc gõ: QUÁ HẠN.');
    expect(message.text).not.toContain('EXCEL');
    expect(offersOf(message, 'action')).toMatchObject([
      { words: ['Quá hạn'], action: { type: 'narrow' } },
      { words: ['👍', 'hữu ích', 'hài lòng'], action: { type: 'rate' } },
    ]);
  });

  it('numbers the readings of an ambiguous question', () => {
    const choices = [
      { label: 'Nghị định A', utterance: 'nghị định a' },
      { label: 'Nghị định B', utterance: 'nghị định b' },
    ];
    const action = { type: 'choose', view: 'v1', choice: 2 } as const;
    const message = renderReply(
      reply({ view: view({ choices }), viewId: 'v1', actions: [[{ label: '2', action }]] }),
      START,
    );
    expect(message.text).toContain('1. Nghị định A\n2. Nghị định B');
    expect(message.text).toContain('Trả lời 1–2 để chọn.');
    expect(message.offers).toEqual([
      { type: 'ask', words: ['1', 'Nghị định A'], utterance: 'nghị định a' },
      { type: 'action', words: ['2', 'Nghị định B'], action },
    ]);
  });

  it('marks what is sent again, and says where files are to be had', () => {
    const { text } = renderReply(reply(), {
      ...START,
      preface: '(gửi lại)',
      fileLine: 'Zalo không nhận tệp.',
    });
    expect(text).toBe('(gửi lại)\n\nBộ Tài chính: 2 nhiệm vụ\n\nZalo không nhận tệp.');
  });

  it('goes on with a long passage under TIEP', () => {
    const passage = { title: 'Mục II', text: 'Một câu. '.repeat(500), citation: 'BC, mục II' };
    const messages = readThrough(reply({ view: view({ passages: [passage] }) }));
    expect(messages.length).toBeGreaterThan(2);
    expect(messages[0]?.text).toContain('Trả lời TIEP để xem phần còn lại.');
    expect(messages.at(-1)?.text).toContain('📄 BC, mục II');
    expect(messages.at(-1)?.text).not.toContain('TIEP');
  });

  it('shows every item once and every note, in messages within the limit', () => {
    const text = (maxLength: number): fc.Arbitrary<string> =>
      fc.string({ unit: 'grapheme', maxLength }).map((each) => each.replace(/[\d\s]+/g, ' '));
    const arbitraryItem = fc.record({
      taskId: fc.option(fc.constant('t')),
      title: text(500),
      facts: fc.array(text(200), { maxLength: 4 }),
      citation: text(120),
    });
    const arbitraryView = fc.record({
      headline: text(200),
      summary: fc.array(text(200), { maxLength: 3 }),
      groups: fc.array(
        fc.record({ title: fc.option(text(30)), items: fc.array(arbitraryItem, { maxLength: 9 }) }),
        { maxLength: 3 },
      ),
      passages: fc.array(
        fc.record({ title: fc.option(text(50)), text: text(1500), citation: text(60) }),
        { maxLength: 2 },
      ),
      citations: fc.array(text(80), { maxLength: 3 }),
      notes: fc.array(text(200), { maxLength: 3 }),
      choices: fc.constant([]),
      freshness: fc.option(text(60)),
    });
    fc.assert(
      fc.property(arbitraryView, fc.boolean(), fc.boolean(), (shown, isGroup, isStored) => {
        const count = shown.groups.reduce((sum, group) => sum + group.items.length, 0);
        const noted = { ...shown, notes: [...shown.notes, 'GHICHU'] };
        const pages = Math.max(1, Math.ceil(count / PAGE_SIZE));
        const whole = reply({ view: noted, viewId: isStored ? 'v1' : null, pages });
        const messages = readThrough(whole, isGroup);
        for (const message of messages) {
          expect(message.text.length).toBeLessThanOrEqual(2000);
          expect(message.text).not.toMatch(/\p{Cs}/u);
        }
        const all = messages.map((message) => message.text).join('\n');
        const numbers = [...all.matchAll(/^(\d+)\. /gm)].map((match) => Number(match[1]));
        expect(numbers).toEqual(Array.from({ length: count }, (_, index) => index + 1));
        expect(all.split('GHICHU')).toHaveLength(2);
      }),
      { numRuns: 60 },
    );
  });
});
