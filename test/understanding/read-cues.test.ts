import { describe, expect, it } from 'vitest';
import { readCues, type Cues } from '../../src/understanding/read-cues.js';
import { Reading, tokenise } from '../../src/understanding/utterance.js';

const cuesOf = (text: string): Cues => readCues(new Reading(tokenise(text)));

describe('readCues', () => {
  it.each<[string, keyof Cues]>([
    ['việc nào quá hạn', 'overdue'],
    ['bo xay dung co no viec nao khong', 'overdue'],
    ['sắp đến hạn', 'dueSoon'],
    ['hoàn thành đúng hạn', 'onTime'],
    ['hoàn thành trước hạn', 'early'],
    ['hoàn thành quá hạn', 'late'],
    ['nghị định xong chưa', 'statusQuestion'],
    ['ai lo vụ tàu cá', 'whoActs'],
    ['Bộ A với Bộ B ai nhiều việc hơn', 'compareAgencies'],
    ['tỉnh nào chưa kết nối kho dữ liệu', 'missing'],
    ['bộ nào đã kết nối dữ liệu', 'having'],
    ['NDXP là gì', 'meaning'],
    ['số liệu 12/34 có đúng không', 'consistency'],
    ['cơ quan nào tiếp nhận nhiệm vụ', 'successor'],
    ['nhiệm vụ thường xuyên', 'recurring'],
    ['bộ y tế có việc gì trừ việc chung', 'noClassDuties'],
    ['không kể các nhiệm vụ chung', 'noClassDuties'],
    ['đừng kể phối hợp', 'onlyLeads'],
    ['trừ việc đã xong', 'withoutDone'],
    ['không tính việc quá hạn', 'withoutOverdue'],
    ['bộ y tế còn nợ việc gì', 'owed'],
    ['2 bộ nào nợ nhiều nhất', 'notDone'],
    ['trước 30/9 bộ y tế còn gì', 'notDone'],
    ['đề án này trễ chưa', 'statusQuestion'],
    ['phải xóa trước khi nào', 'deadlineQuestion'],
    ['hạn xóa vùng lõm sóng', 'deadlineQuestion'],
    ['Việt Nam đứng thứ mấy', 'figure'],
  ])('hears in “%s”: %s', (text, cue) => {
    expect(cuesOf(text)[cue]).toBe(true);
  });

  it.each<[string, keyof Cues]>([
    ['nghị định kinh phí thường xuyên', 'recurring'],
    ['trẻ em dưới 6 tuổi', 'overdue'],
    ['nghị quyết của 7 tỉnh ấy xong hết chưa ạ', 'missing'],
    ['Bộ X tham gia phối hợp việc gì', 'takesPart'],
    ['hoàn thành quá hạn', 'onTime'],
    ['bộ y tế còn nợ việc gì', 'overdue'],
    ['bộ y tế đang nợ việc gì', 'owed'],
    ['nhà máy thông minh giao cho ai', 'howMany'],
    ['hạn mức tín dụng', 'deadlineQuestion'],
    ['doanh thu nội dung số', 'content'],
  ])('does not hear in “%s”: %s', (text, cue) => {
    expect(cuesOf(text)[cue]).toBe(false);
  });

  it.each([
    ['nhiệm vụ theo từng bộ', 'agency'],
    ['thống kê nhiệm vụ theo trạng thái', 'status'],
    ['nhiệm vụ theo văn bản', 'document'],
    ['nhiệm vụ theo tháng', 'month'],
    ['Tổng cục Thống kê làm gì', null],
    ['cơ sở dữ liệu thống kê, kiểm kê đất đai', null],
  ])('groups “%s” by %s', (text, grouping) => {
    expect(cuesOf(text).grouping).toBe(grouping);
  });
});
