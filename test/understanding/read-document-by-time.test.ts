import { describe, expect, it } from 'vitest';
import { readDocumentsByTime } from '../../src/understanding/read-document-by-time.js';
import { Reading, tokenise } from '../../src/understanding/utterance.js';
import { makeDocument } from '../builders/make-register.js';

const DOCUMENTS = [
  makeDocument('tb-5', { issuedOn: '2024-05-06' }),
  makeDocument('kl-7', { issuedOn: null, periodEndOn: '2024-07-10', orderedOn: '2024-07-31' }),
  makeDocument('bc-6', {
    kind: 'Báo cáo',
    title: 'Tình hình 6 tháng',
    issuedOn: '2023-07-10',
    orderedOn: '2023-07-10',
  }),
];
const idsOf = (text: string): readonly string[] =>
  readDocumentsByTime(new Reading(tokenise(text)), DOCUMENTS)?.ids ?? [];

describe('a document named by when it was issued', () => {
  it.each([
    ['thông báo ngày 6/5 giao bộ công an gì', ['tb-5']],
    ['kết luận của thủ tướng ngày 10/7/2024 giao bộ y tế gì', ['kl-7']],
    ['cuộc họp hôm 10/7 bàn gì', ['kl-7', 'bc-6']],
    ['bao cao ngay 10/07/2023 noi gi', ['bc-6']],
    ['văn bản mới nhất nói gì', ['kl-7']],
    ['thong bao gan day nhat giao bo y te gi', ['kl-7']],
    ['báo cáo mới nhất', ['bc-6']],
  ])('is read from “%s”', (text, ids) => {
    expect(idsOf(text)).toEqual(ids);
  });

  it.each([
    'báo cáo thủ tướng trước ngày 10/7',
    'kế hoạch phải trình ngày 6/5',
    'việc gì đến hạn ngày 6/5',
    'thông báo ngày 7/5 nói gì',
    'số liệu mới nhất',
    'chỉ thị mới nhất là gì',
  ])('is not read from “%s”', (text) => {
    expect(idsOf(text)).toEqual([]);
  });
});
