import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/domain/answer.js';
import { openShippedAssistant, type ShippedAssistant } from '../builders/shipped-assistant.js';

describe('questions on tasks', () => {
  let assistant: ShippedAssistant;
  beforeAll(async () => {
    assistant = await openShippedAssistant();
  });

  const ask = (...turns: string[]) => assistant.ask('2024-07-15', ...turns);
  const ownIds = (answer: Answer): string[] =>
    answer.tasks.filter((task) => task.scope === 'own').map((task) => task.id);

  it('takes “thằng nào” for whoever it may be, not for a month', () => {
    expect(ask('thằng nào trễ nhiều nhất').text).toMatch(/^Bộ Kế hoạch và Đầu tư có/);
  });

  it('reads “bao h” as when', () => {
    expect(ask('nd vien thong cong ich han den bao h').text).toMatch(/31\/8\/2024/);
  });

  it('asks for the first deadline of the one task answered as “hạn gốc”', () => {
    const answer = ask('btc con viec nao tre', 'han goc cua no la bao gio');
    expect(ownIds(answer)).toEqual(['phuong-an-phan-bo-kinh-phi-de-an-06']);
  });

  it('tells late work by a day that bears no year', () => {
    expect(ownIds(ask('Bộ Công an có việc nào hoàn thành nhưng trễ'))).toContain(
      'dinh-danh-tau-thuyen',
    );
  });

  it.each([
    ['từ 1/7 đến 15/7 việc nào bị trễ thêm', '2024-06-30', '2024-07-14'],
    ['tháng này có thêm việc nào quá hạn', '2024-06-30', '2024-07-14'],
  ])('finds what became late within days, the day after its deadline: %s', (question, from, to) => {
    const dues = ask(question).tasks.flatMap(({ scope, due }) => (scope === 'own' ? [due] : []));
    expect(dues).toHaveLength(14);
    expect(dues.every((due) => due !== null && due >= from && due <= to)).toBe(true);
  });

  it('judges what will become late by the end of the time to come', () => {
    const answer = ask('tuần tới có thêm việc nào trễ');
    expect(ownIds(answer)).toEqual(['lay-mau-hai-cot-liet-si']);
  });

  it('counts within the ministries or the provinces as a group', () => {
    const central = ask('khối bộ ngành có bao nhiêu nhiệm vụ quá hạn');
    expect([central.count, ownIds(central).length]).toEqual([17, 17]);
    expect(ownIds(ask('khối địa phương còn việc gì chưa xong'))).toEqual([
      'ke-hoach-ban-chi-dao-cac-co-quan-chua-ban-hanh',
    ]);
    expect(ask('trong khối bộ ngành, bộ nào nhiều việc trễ nhất').text).toMatch(
      /^Bộ Kế hoạch và Đầu tư có/,
    );
  });

  it('finds tasks by how many lead them', () => {
    expect(ownIds(ask('việc nào giao cho 3 cơ quan'))).toEqual([
      'khac-phuc-lo-hong-bao-mat-lo-lot-thong-tin',
    ]);
    expect(ownIds(ask('viec giao cho 7 tinh la gi')).toSorted()).toEqual([
      'ke-hoach-ban-chi-dao-cac-co-quan-chua-ban-hanh',
      'nghi-quyet-mien-giam-phi-dich-vu-cong-truc-tuyen',
    ]);
    expect(ownIds(ask('những việc nhiều bộ cùng chủ trì'))).toHaveLength(3);
  });

  it('means those that bring a plan, not those that cite one', () => {
    expect(ownIds(ask('đề án nào đang trễ')).toSorted()).toEqual([
      'de-an-chuyen-doi-so-bo-nganh-dia-phuong',
      'de-an-cong-nghe-thong-tin-y-te',
      'de-an-dao-tao-nhan-luc-chuyen-doi-so',
    ]);
    expect(ownIds(ask('còn mấy đề án chưa xong'))).toHaveLength(5);
  });

  it('takes a Deputy Prime Minister without a name for all of them', () => {
    const answer = ask('phó thủ tướng chỉ đạo việc nào');
    expect(answer.count).toBe(9);
    expect(ownIds(ask('ptt le minh khai chi dao viec gi'))).toEqual([
      'nghi-dinh-kinh-phi-thuong-xuyen',
    ]);
    expect(ask('phó thủ tướng nào phụ trách nhiều việc nhất').text).toMatch(
      /^Phó Thủ tướng Trần Lưu Quang có .* 3 việc/,
    );
  });

  it('lists what was to be done and is not, whoever asks “ngành nào”', () => {
    expect(ownIds(ask('ngành nào phải tổ chức hội nghị mà chưa làm'))).toContain(
      'hoi-nghi-so-hoa-nganh-xay-dung',
    );
    expect(ownIds(ask('đơn vị nào phải trình nghị định mà chưa trình')).toSorted()).toEqual([
      'nghi-dinh-kinh-phi-thuong-xuyen',
      'nghi-dinh-thu-nghiem-co-kiem-soat-ngan-hang',
      'nghi-dinh-vien-thong-cong-ich',
    ]);
    expect(ownIds(ask('bo nao duoc giao xay dung ke hoach so hoa ma chua xong'))).toEqual(
      expect.arrayContaining([
        'ke-hoach-so-hoa-nganh-nong-nghiep',
        'ke-hoach-so-hoa-khu-cong-nghiep',
      ]),
    );
  });

  it.each([
    'nhiệm vụ nào báo xong nhưng thực ra chưa xong',
    'co viec nao xep hoan thanh ma van chua trinh khong',
    'những việc hoàn thành trên giấy',
  ])('names what is listed as completed while the report says otherwise: %s', (question) => {
    const answer = ask(question);
    expect(ownIds(answer)).toContain('nghi-dinh-sua-doi-nghi-dinh-73-2019');
    expect(answer.tasks.every(({ status }) => status === 'completed')).toBe(true);
    expect(answer.count).toBe(4);
  });

  it('computes what is left of a stated total, and says so', () => {
    const answer = ask('nhiệm vụ theo thông báo 203 còn bao nhiêu chưa xong');
    expect(answer.text).toMatch(/^Còn 22\/34 chưa hoàn thành \(tính: 34 − 12\)/);
    expect(answer.count).toBe(22);
    expect(ask('thông báo 203 xong bao nhiêu nhiệm vụ').count).toBe(12);
  });

  it('tells a department that its province is what documents give tasks to', () => {
    const named = ask('Sở TT&TT Tây Ninh có việc gì');
    expect(named.refused).toBe(true);
    expect(named.text).toContain('Tây Ninh: 2 nhiệm vụ riêng, 45 nhiệm vụ chung');
    const unnamed = ask('Sở Y tế phải làm những gì');
    expect(unnamed.refused).toBe(true);
    expect(unnamed.text).toContain('UBND tỉnh');
  });

  it('means the law itself, not what carries it out', () => {
    expect(ownIds(ask('bo noi vu xong luat luu tru chua'))).toEqual(['luat-luu-tru-sua-doi']);
    expect(ownIds(ask('chiến lược dữ liệu quốc gia ban hành chưa'))).toEqual([
      'chien-luoc-du-lieu-so',
    ]);
  });

  it('means the unit of a ministry where both are named', () => {
    expect(ask('viec nao cua bo tai chinh giao cho tong cuc thue').count).toBe(2);
  });

  it('tells leading together from taking part', () => {
    expect(ask('viec nao ca bca va btttt cung chu tri').count).toBe(2);
  });

  it('ends asking for dated tasks when recurring ones are asked for', () => {
    const answer = ask(
      'bo cong an co nhung nv nao chua xong',
      'viec nao co han',
      'con viec nao thuong xuyen',
    );
    expect(answer.count).toBe(2);
  });

  it('lists a committee’s own tasks; how many of its plan are done a report tells', () => {
    expect(ask('viec cua uy ban quoc gia cds').count).toBe(4);
    expect(ask('nhiệm vụ của Ủy ban Quốc gia hoàn thành bao nhiêu').text).toMatch(/^19\/79/);
  });

  it('judges by the day that is supposed to be today', () => {
    const late = ask('nếu hôm nay là 1/8 thì bộ tttt trễ mấy việc');
    expect([late.count, ownIds(late).length]).toEqual([5, 5]);
    expect(late.text).toContain('tính đến 1/8/2024');
    const soon = ask('giả sử hôm nay là 20/8 thì bộ nông nghiệp có việc nào sắp đến hạn');
    expect(ownIds(soon).toSorted()).toEqual([
      'lien-thong-du-lieu-tau-ca',
      'thu-tuc-tau-ca-qua-vneid',
    ]);
  });

  it('counts all where all and a part are asked for', () => {
    expect(ask('bộ công thương có bao nhiêu việc, bao nhiêu việc quá hạn').count).toBe(3);
  });

  it('gives the share of what is done, also where “ty le” is typed', () => {
    expect(ask('ty le hoan thanh cua bo cong an').text).toContain('5/14');
  });

  it('tells what a class is to do, not which of it', () => {
    const answer = ask('các tỉnh phải làm gì trong tháng 9');
    expect(answer.tasks.map(({ id }) => id)).toEqual(['phe-duyet-ho-so-de-xuat-cap-do']);
  });

  it('asks for the state of what stands between “xong” and “chưa”', () => {
    expect(ownIds(ask('btttt xong de an tay nguyen chua'))).toEqual([
      'de-an-kinh-te-so-tay-nguyen',
    ]);
    expect(ownIds(ask('an giang xong nghi quyet phi chua'))).toEqual([
      'nghi-quyet-mien-giam-phi-dich-vu-cong-truc-tuyen',
    ]);
  });

  it('reads lateness with an upper bound, and the half of a month', () => {
    const late = ask('nhiem vu nao tre duoi 30 ngay').tasks.filter(({ scope }) => scope === 'own');
    expect(late).toHaveLength(14);
    expect(late.every(({ due }) => due === '2024-06-30')).toBe(true);
    expect(ask('nửa đầu tháng 8 có hạn gì').text).toContain('từ 1/8/2024 đến 15/8/2024');
    expect(ask('nửa cuối tháng này việc nào đến hạn').text).toContain('từ 16/7/2024 đến 31/7/2024');
  });

  it('leaves the duties of classes out of what nobody in particular was asked for', () => {
    expect(ask('việc quá hạn', 'bỏ việc chung ra').count).toBe(19);
  });

  it.each([
    'dang ky nhac viec bo xay dung',
    'toi muon duoc nhac viec sap den han',
    'huy nhac viec',
  ])('says how reminders are set, whatever tasks the words name: %s', (question) => {
    expect(ask(question).intent).toBe('subscription');
  });

  it.each([
    ['đầu tháng 5 có việc nào phải xong', 'từ 1/5/2024 đến 10/5/2024'],
    ['từ đầu tháng 6 đến nay việc nào đến hạn', 'từ 1/6/2024 đến 15/7/2024'],
    ['đến cuối năm btttt còn việc gì', 'từ 15/7/2024 đến 31/12/2024'],
    ['ngày kia có việc gì đến hạn', 'đến hạn ngày 17/7/2024'],
  ])('reads parts of months and days around today: %s', (question, range) => {
    expect(ask(question).text).toContain(range);
  });

  it('takes each agency in the role it is named with', () => {
    expect(ask('viec nao chu tri la bca, phoi hop la bqp').count).toBe(3);
  });

  it('names who has what was just listed', () => {
    expect(ask('cac viec sap den han', 'bo nao co').intent).toBe('task_rank');
  });
});
