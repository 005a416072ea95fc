import { describe, expect, it } from 'vitest';
import { findOffer } from '../../../../src/channels/zalo/inbound/find-offer.js';
import { OFFER_TTL_MS } from '../../../../src/domain/offer.js';
import type { Offer } from '../../../../src/domain/offer.js';

const AT = new Date('2024-07-15T02:00:00Z');
const DETAIL: Offer = { type: 'detail', view: 'v1', first: 1, last: 5 };
const MORE: Offer = { type: 'more', view: 'v1', page: 2, from: 6, owesTail: false };
const DONE: Offer = {
  type: 'action',
  words: ['Đã nhận'],
  action: { type: 'feature', feature: 'ack', payload: '1' },
};
const RATE: Offer = {
  type: 'action',
  words: ['👍', 'hữu ích'],
  action: { type: 'rate', view: 'v1', value: 'up' },
};
const OFFERED = { offers: [DETAIL, DONE, RATE, MORE], at: AT };
const find = (text: string, now = AT): ReturnType<typeof findOffer> =>
  findOffer(text, OFFERED, now);

describe('findOffer', () => {
  it.each([
    ['1', 1],
    [' 2. ', 2],
    ['số 2', 2],
    ['so 2', 2],
    ['chi tiết 3', 3],
    ['chi tiet 3 a', 3],
    ['Xem chi tiết mục 4 giúp em với ạ', 4],
    ['dạ cho em xem 5', 5],
    ['5!', 5],
    ['1️⃣', 1],
    ['#2', 2],
  ])('takes "%s" for the detail of item %i', (text, item) => {
    expect(find(text)).toEqual({ type: 'detail', offer: DETAIL, item });
  });

  it.each(['6', 'số 12', '99'])('takes "%s" for a slip beside the numbers offered', (text) => {
    expect(find(text)).toEqual({ type: 'outOfRange', offer: DETAIL });
  });

  it.each(['TIEP', 'tiếp', 'tiep ạ', 'xem tiếp', 'Tiếp tục nhé', 'xem thêm'])(
    'takes "%s" for more of the list',
    (text) => {
      expect(find(text)).toEqual({ type: 'other', offer: MORE });
    },
  );

  it.each(['đã nhận', 'da nhan', 'ĐÃ NHẬN ạ', 'Dạ đã nhận'])(
    'takes "%s" for the action',
    (text) => {
      expect(find(text)).toEqual({ type: 'other', offer: DONE });
    },
  );

  it('takes a thumb and the words that stand for it', () => {
    expect(find('👍')).toEqual({ type: 'other', offer: RATE });
    expect(find('hữu ích')).toEqual({ type: 'other', offer: RATE });
  });

  it.each([
    '2 nhiệm vụ của Bộ Y tế là gì',
    '203 nói gì',
    '203',
    '5G',
    '5G phủ sóng đến đâu',
    '0',
    '1-5',
    '2/9',
    '1.5',
    '50%',
    '3 việc',
    'quý 2',
    'tháng 5',
    'tiếp tục hoàn thiện thể chế là việc của ai',
    'đã nhận bao nhiêu hồ sơ',
    'đa nhân',
    'a',
    '',
  ])('does not swallow "%s"', (text) => {
    expect(find(text)).toBeNull();
  });

  it('understands offers for half an hour of the assistant’s clock', () => {
    expect(find('1', new Date(AT.getTime() + OFFER_TTL_MS))).not.toBeNull();
    expect(find('1', new Date(AT.getTime() + OFFER_TTL_MS + 1))).toBeNull();
  });

  it('finds nothing where nothing was offered', () => {
    expect(findOffer('1', null, AT)).toBeNull();
  });

  it('chooses among readings by number, letter or label', () => {
    const ask: Offer = { type: 'ask', words: ['b', 'Nghị định viễn thông'], utterance: 'x' };
    const offered = { offers: [ask], at: AT };
    expect(findOffer('B', offered, AT)).toEqual({ type: 'other', offer: ask });
    expect(findOffer('nghi dinh vien thong', offered, AT)).toEqual({ type: 'other', offer: ask });
    expect(findOffer('nghị định viễn thông xong chưa', offered, AT)).toBeNull();
  });
});
