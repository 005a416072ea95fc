import { describe, expect, it } from 'vitest';
import { readDocumentFact } from '../../src/understanding/decide-document.js';
import { Reading, tokenise } from '../../src/understanding/utterance.js';

describe('readDocumentFact', () => {
  it.each([
    ['ai ký thông báo 203', 'signed'],
    ['người ký văn bản này', 'signed'],
    ['thông báo 203 gửi cho ai', 'recipients'],
    ['phiên họp thứ 8 ai dự', 'attended'],
    ['thành phần tham dự hội nghị', 'attended'],
    ['ai chủ trì phiên họp thứ 7', 'chaired'],
    ['hội nghị sơ kết tổ chức ở đâu', 'held'],
    ['thông báo 203 kết luận gì', undefined],
    ['ban hành ngày nào', undefined],
  ])('reads “%s” as %s', (text, fact) => {
    expect(readDocumentFact({ reading: new Reading(tokenise(text)) })).toBe(fact);
  });
});
