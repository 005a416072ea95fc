import { beforeAll, describe, expect, it } from 'vitest';
import { readAnswer } from '../../../src/reminders/orders/read-answer.js';
import { readOrder, readOrderArgs } from '../../../src/reminders/orders/read-order.js';
import { createAgencyReader, type AgencyReader } from '../../../src/understanding/read-agencies.js';
import { readSeeds } from '../../../src/storage/seeds/read-seeds.js';
import { foldMarks } from '../../../src/language/fold.js';

const TODAY = '2024-07-15';
let agencies: AgencyReader;
beforeAll(async () => {
  agencies = createAgencyReader((await readSeeds('seeds')).agencies);
});
const order = (text: string) => readOrder(text, agencies, TODAY);

describe('readOrder', () => {
  it('reads whose tasks, which day and which hour, with marks and without', () => {
    const text = 'nhắc nhóm này mỗi thứ hai 8 giờ các nhiệm vụ của Bộ Y tế';
    const expected = {
      type: 'set',
      agencies: { type: 'named', ids: ['bo-y-te'], only: false },
      patch: { weekday: 1, timeMinutes: 480, digest: true, deadlines: false },
    };
    expect(order(text)).toEqual(expected);
    expect(order(foldMarks(text))).toEqual(expected);
  });

  it.each([
    ['em nhờ bot nhắc nhóm này 7h30 sáng thứ 6 hằng tuần việc bộ tài chính nhé', 5, 450],
    ['mỗi thứ ba lúc 4 giờ chiều nhắc nhóm này việc của Bộ Xây dựng', 2, 960],
    ['8 giờ rưỡi thứ 2 hàng tuần gửi cho nhóm này việc của Bộ Công an', 1, 510],
  ])('reads day and hour of “%s”', (text, weekday, timeMinutes) => {
    expect(order(text)).toMatchObject({ type: 'set', patch: { weekday, timeMinutes } });
  });

  it.each([
    ['nhắc trước hạn 10, 5, 1 ngày', { leadDays: [10, 5, 1, 0] }],
    ['nhắc tôi trước một tuần việc sắp đến hạn của Bộ Tư pháp', { leadDays: [7, 0] }],
    ['đổi giờ nhắc sang 7h30', { timeMinutes: 450 }],
    ['chuyển nhắc sang thứ sáu', { weekday: 5 }],
    ['tạm dừng nhắc đến 20/7', { pausedUntil: '2024-07-20' }],
    ['tạm dừng nhắc đến 5/1', { pausedUntil: '2025-01-05' }],
    ['tạm dừng nhắc việc 2 tuần', { pausedUntil: '2024-07-28' }],
    ['bỏ qua tuần không có việc', { skipEmpty: true }],
    ['nhắc cả nhiệm vụ chung', { includeClassDuties: true }],
    ['không nhắc nhiệm vụ chung', { includeClassDuties: false }],
    ['chỉ nhắc việc chủ trì', { includeCoordinating: false }],
    ['đặt giờ yên lặng từ 20h đến 7h', { quietHours: { fromMinutes: 1200, toMinutes: 420 } }],
    ['bỏ giờ yên lặng', { quietHours: null }],
  ])('reads what is to be changed by “%s”', (text, patch) => {
    expect(order(text)).toMatchObject({ patch });
  });

  it.each([
    ['thôi đừng nhắc nữa', 'end'],
    ['dừng nhắc nhóm này', 'end'],
    ['khong nhac nua nhe', 'end'],
    ['tiếp tục nhắc', 'resume'],
    ['xem lịch nhắc', 'show'],
  ])('reads “%s”', (text, type) => {
    expect(order(text)).toMatchObject({ type });
  });

  it.each([
    ...['tuần này Bộ Y tế có việc gì', 'tuan nay bo y te co viec gi', 'thứ hai có việc gì đến hạn'],
    ...['nhắc lại nhiệm vụ của Bộ Y tế', 'nhắc tôi Bộ Y tế còn việc nào', 'nhắc lại câu trên'],
    ...['Bộ nào phải gửi báo cáo hằng tuần', 'báo cáo hằng tuần của Bộ Công an', 'nhiệm vụ chung'],
    ...['Bộ Y tế nhắc nhở các đơn vị khi nào', 'gửi cho nhóm danh sách nhiệm vụ Bộ Y tế'],
    ...[
      'đăng ký kinh doanh qua mạng',
      'dừng triển khai dự án',
      'báo cho tôi việc quá hạn của Bộ Y tế',
    ],
    ...['cho tôi nhiệm vụ đến hạn thứ hai tuần này', 'nhắc nhóm này thứ hai à?', 'bỏ qua', ''],
  ])('leaves “%s” to be answered', (text) => {
    expect(order(text)).toBeNull();
  });

  it('tells a body the register does not know from none named', () => {
    expect(order('nhắc nhóm này mỗi thứ hai việc của Bộ Thể thao')).toMatchObject({
      agencies: { type: 'unknown' },
    });
    expect(order('nhắc nhóm này mỗi thứ hai 8 giờ')).toMatchObject({
      agencies: { type: 'unsaid' },
    });
    expect(order('nhắc nhóm này mỗi thứ hai việc của bộ mình')).toMatchObject({
      agencies: { type: 'own' },
    });
  });

  it('takes impossible hours, days and lead times for not said', () => {
    expect(order('đổi giờ nhắc sang 29h')).toBeNull();
    expect(order('nhắc trước hạn 400 ngày')).toMatchObject({ patch: {} });
    expect(order('tạm dừng nhắc đến 31/6')).toEqual({ type: 'change', patch: {} });
  });
});

describe('readOrderArgs', () => {
  it('reads what follows the command, and says where it is unclear', () => {
    expect(readOrderArgs('btc t2 8h', agencies, TODAY)).toMatchObject({
      agencies: { type: 'named', ids: ['bo-tai-chinh'] },
      patch: { weekday: 1, timeMinutes: 480 },
      isClear: true,
    });
    expect(readOrderArgs('tat ca', agencies, TODAY).agencies).toEqual({ type: 'all' });
    expect(readOrderArgs('xyz', agencies, TODAY).isClear).toBe(false);
  });
});

describe('readAnswer', () => {
  it.each([
    ['đã nhận', { type: 'received', item: null }],
    ['da nhan a', { type: 'received', item: null }],
    ['đã nhận việc 2', { type: 'received', item: 2 }],
    ['nhắc lại sau 3 ngày', { type: 'snoozed', item: null, days: 3 }],
    ['nhac lai muc 2 sau mot tuan', { type: 'snoozed', item: 2, days: 7 }],
    ['báo đã hoàn thành', { type: 'completed', item: null, documentText: null }],
    ['bao hoan thanh 2', { type: 'completed', item: 2, documentText: null }],
    [
      'báo hoàn thành mục 2 theo văn bản số 58/BC-BXD ngày 12/7/2024',
      { type: 'completed', item: 2, documentText: '58/BC-BXD ngày 12/7/2024' },
    ],
    ['chi tiết 4', { type: 'detail', item: 4 }],
  ])('reads “%s”', (text, answer) => {
    expect(readAnswer(text)).toEqual(answer);
  });

  it.each([
    'đã nhận được văn bản nào',
    'việc nào hoàn thành rồi',
    'báo cáo hoàn thành của Bộ Y tế',
    'nhắc lại',
  ])('takes “%s” for no answer', (text) => {
    expect(readAnswer(text)).toBeNull();
  });
});
