import { describe, expect, it } from 'vitest';
import type { Agency } from '../../src/domain/agency.js';
import { createAgencyReader } from '../../src/understanding/read-agencies.js';
import { Reading, tokenise } from '../../src/understanding/utterance.js';

const agency = (
  id: string,
  name: string,
  abbreviations: string[],
  kind: Agency['kind'],
): Agency => ({
  id,
  name,
  aliases: [],
  abbreviations,
  kind,
  parent: null,
  members: [],
  validFrom: null,
  validUntil: null,
  successions: [],
});
const AGENCIES = [
  agency('tai-chinh', 'Bộ Tài chính', ['BTC'], 'ministry'),
  agency('ke-hoach', 'Bộ Kế hoạch và Đầu tư', ['BKHĐT', 'KH&ĐT'], 'ministry'),
  agency('thong-tin', 'Bộ Thông tin và Truyền thông', ['BTTTT', 'TT&TT'], 'ministry'),
  agency('dien-bien', 'Điện Biên', [], 'province'),
];
const reader = createAgencyReader(AGENCIES, (folded) => folded === 'dien bien');
const read = (text: string): string[] =>
  reader.read(new Reading(tokenise(text))).map((mention) => mention.agencyId);

describe('the agency reader', () => {
  it.each([
    ['Bộ Tài chính còn việc gì', 'tai-chinh'],
    ['bo tai chinh con viec gi', 'tai-chinh'],
    ['BTC quá hạn', 'tai-chinh'],
    ['quá hạn btc', 'tai-chinh'],
    ['BỘ KẾ HOẠCH VÀ ĐẦU TƯ', 'ke-hoach'],
    ['Bộ TT&TT', 'thong-tin'],
    ['bộ tài chinhs có gì', 'tai-chinh'],
    ['bộ kế hoach và đàu tư có gì', 'ke-hoach'],
    ['nhiệm vụ của tài chính', 'tai-chinh'],
  ])('reads “%s”', (text, id) => {
    expect(read(text)).toEqual([id]);
  });

  it('keeps the order in which several are named, each once', () => {
    expect(read('so sánh BTC với Bộ KH&ĐT và BTC')).toEqual(['tai-chinh', 'ke-hoach']);
  });

  it('does not take everyday words for a province of the same letters', () => {
    expect(read('so thon lom song dien bien the nao')).toEqual([]);
    expect(read('tinh dien bien co viec gi')).toEqual(['dien-bien']);
  });

  it('marks the name as understood, so that it is no part of the subject', () => {
    const reading = new Reading(tokenise('hóa đơn của Bộ Tài chính'));
    reader.read(reading);
    expect(reading.rest()).toBe('hóa đơn của');
  });
});
