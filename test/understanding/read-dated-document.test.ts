import { describe, expect, it } from 'vitest';
import { readDatedDocuments } from '../../src/understanding/read-dated-document.js';
import { Reading, tokenise } from '../../src/understanding/utterance.js';
import { makeDocument } from '../builders/make-register.js';

const DOCUMENTS = [
  makeDocument('tb-5', { issuedOn: '2024-05-06' }),
  makeDocument('kl-7', { issuedOn: null, periodEndOn: '2024-07-10' }),
  makeDocument('kl-6', { issuedOn: '2023-07-10', periodEndOn: null }),
];
const idsOf = (text: string): readonly string[] =>
  readDatedDocuments(new Reading(tokenise(text)), DOCUMENTS)?.ids ?? [];

describe('a document named by its day', () => {
  it.each([
    ['thông báo ngày 6/5 giao bộ công an gì', ['tb-5']],
    ['kết luận của thủ tướng ngày 10/7/2024 giao bộ y tế gì', ['kl-7']],
    ['cuộc họp hôm 10/7 bàn gì', ['kl-7', 'kl-6']],
    ['ket luan ngay 10/07/2023 noi gi', ['kl-6']],
  ])('is read from “%s”', (text, ids) => {
    expect(idsOf(text)).toEqual(ids);
  });

  it.each([
    'báo cáo thủ tướng trước ngày 10/7',
    'kế hoạch phải trình ngày 6/5',
    'việc gì đến hạn ngày 6/5',
    'thông báo ngày 7/5 nói gì',
  ])('is not read from “%s”', (text) => {
    expect(idsOf(text)).toEqual([]);
  });
});
