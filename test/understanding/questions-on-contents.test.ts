import { beforeAll, describe, expect, it } from 'vitest';
import { openShippedAssistant, type ShippedAssistant } from '../builders/shipped-assistant.js';

describe('a question on what the documents say', () => {
  let assistant: ShippedAssistant;
  beforeAll(async () => {
    assistant = await openShippedAssistant();
  });

  const ask = (...turns: string[]) => assistant.ask('2024-07-15', ...turns);
  const headline = (...turns: string[]): string => ask(...turns).view.headline;

  describe('in everyday words', () => {
    it.each([
      ['việt nam xếp hạng bao nhiêu về lượt tải app', '^lượt tải ứng dụng: thứ hạng 11 toàn cầu'],
      ['khám bệnh trả tiền không tiền mặt được mấy phần trăm cơ sở rồi', '^100%'],
      ['quý 1/2024 có bao nhiêu vụ hack', 'gần 2,4 nghìn cuộc'],
      ['nop ho so online cap tinh bao nhieu', '^địa phương: 17%'],
    ])('%s', (question, expected) => {
      expect(headline(question)).toMatch(new RegExp(expected));
    });
  });

  it('answers a figure though it is also asked whether the documents agree', () => {
    expect(
      headline('tỷ lệ dân có tài khoản ngân hàng là bao nhiêu, có khác nhau giữa các văn bản ko'),
    ).toMatch(/77%.*87,08%|87,08%.*77%/);
    expect(
      headline('cổng dvcqg cuối năm 2023 có bao nhiêu tài khoản, hai văn bản ghi có khớp ko'),
    ).toMatch(/11,2 triệu.*11,6 triệu/);
  });

  it('takes a figure for meant by a word that names one thing, or by one of its parts', () => {
    expect(headline('mạng 4g phủ được bao nhiêu phần trăm dân số')).toMatch(/^dân số: 99,8%/);
    expect(headline('còn bao nhiêu thôn chưa có điện mà lõm sóng')).toMatch(
      /^chưa có điện: 177 thôn/,
    );
    expect(ask('Việt Nam có bao nhiêu trạm BTS 5G').refused).toBe(true);
  });

  describe('for the first or the last', () => {
    it.each([
      [
        'tinh nao nop ho so truc tuyen cao nhat',
        '^Đà Nẵng: 67% \\(nơi duy nhất văn bản nêu tên\\)',
      ],
      ['bộ nào nộp hồ sơ trực tuyến thấp nhất', '^Văn bản không ghi số liệu của từng bộ, ngành'],
      ['tinh nao cap can cuoc nhieu nhat', '^Văn bản không ghi số liệu của từng địa phương'],
      ['lĩnh vực nào doanh thu thấp nhất trong công nghiệp CNTT', '^nội dung số: 8.500 tỷ đồng'],
      ['cấp độ nào có nhiều hệ thống thông tin nhất', '^cấp độ 1: 3.309'],
      ['Bình Dương đứng thứ mấy về hóa đơn máy tính tiền', '^Bình Dương: 12,8 triệu, đứng thứ 3/5'],
    ])('%s', (question, expected) => {
      expect(headline(question)).toMatch(new RegExp(expected));
    });
  });

  it('puts the figures of two documents named side by side', () => {
    expect(headline('so sánh số thôn lõm sóng của báo cáo quý 1 với thông báo 203')).toMatch(
      /^1\.050 thôn.*BC Quý I\/2024; 1\.077 thôn .*203\/TB-VPCP/,
    );
  });

  it('says that no figure is of the period asked for', () => {
    expect(headline('tỷ lệ dvc toàn trình năm 2025')).toMatch(
      /^Không có số liệu của kỳ này; .*48%/,
    );
  });

  describe('that a passage bears in the very words', () => {
    it.each([
      ['Doanh nghiệp nào trúng đấu giá 5G', 'VNPT và Viettel'],
      ['trẻ con dưới 14 tuổi có được cấp định danh ko', 'trẻ dưới 14 tuổi sẽ được cấp tài khoản'],
      ['quy hoạch hạ tầng TTTT thời kỳ nào', 'thời kỳ 2021-2030'],
      ['hội nghị ngành ngân hàng chủ đề gì, ngày nào', 'Mở rộng kết nối và phát triển'],
    ])('%s', (question, expected) => {
      expect(ask(question).text).toContain(expected);
    });
    it.each([
      'ngân hàng nào tốt nhất',
      'doanh nghiệp nào lớn nhất việt nam',
      'ngành ngân hàng tuyển dụng thế nào',
      'luật an ninh mạng 2018 nói gì về lưu trữ dữ liệu',
      'phạt bao nhiêu nếu không xuất hóa đơn điện tử',
    ])('but not %s', (question) => {
      expect(ask(question).refused).toBe(true);
    });
  });

  it('names who is on a list asked for with “ai”', () => {
    expect(ask('ai đc cấp phép 5g').text).toContain('VNPT; Viettel');
  });

  it('answers that of two questions which the documents answer', () => {
    expect(headline('giá vàng bao nhiêu, tỷ lệ dvc toàn trình bao nhiêu')).toMatch(/^48%/);
    expect(ask('giá vàng bao nhiêu, giá xăng bao nhiêu').refused).toBe(true);
  });

  it('says whether an agency was at a meeting', () => {
    expect(headline('bo y te co du phien hop thu 8 khong')).toMatch(
      /^Có, 203\/TB-VPCP nêu Bộ Y tế/,
    );
    expect(headline('bộ giáo dục có dự phiên 7 không')).toMatch(
      /^KL phiên họp thứ 7 không nêu riêng Bộ Giáo dục và Đào tạo/,
    );
  });

  it('tells a document’s number where its “số hiệu” is asked for', () => {
    expect(headline('so hieu bao cao 6 thang la gi')).toMatch(/^Báo cáo không ghi số/);
  });

  it('tells what a printed figure is of, whatever is asked of it', () => {
    expect(headline('ai tính ra con số 18,3%')).toContain('Học viện Công nghệ Bưu chính');
  });

  it('says which steps of a scale are told of where another is asked about', () => {
    expect(headline('Có bộ nào được chấm hệ thống một cửa mức A không')).toMatch(
      /^Văn bản không ghi nơi nào ở mức được hỏi; các mức đã ghi: mức độ C: 05\/21/,
    );
    expect(headline('TTHC mức D có mấy tỉnh')).toMatch(/^mức độ D: 24\/63/);
  });

  it('gives reasons from texts where a figure’s are asked for', () => {
    expect(ask('vì sao dvc toàn trình thấp').intent).toBe('document_content');
  });

  it('sets what two documents say under a heading one after the other', () => {
    const { text } = ask('tồn tại hạn chế phiên 7 với phiên 8');
    expect(text).toContain('KL phiên họp thứ 7, mục A.II.1');
    expect(text).toContain('203/TB-VPCP, mục A.II.5');
  });

  it('takes money for a purpose for “kinh phí”', () => {
    expect(headline('bao nhieu tien cho an toan thong tin')).toMatch(/^Mục tiêu 10%/);
  });

  describe('goes on with what was told', () => {
    it.each([
      [['nghị định 70 về gì', 'ban hành ngày nào'], 'ngày 25/6/2024'],
      [['tồn tại hạn chế phiên 8', 'còn phiên 7'], '^KL phiên họp thứ 7, Tồn tại, hạn chế'],
      [['mobile money bao nhiêu khách', 'nông thôn thì sao'], '^6,3 triệu khách hàng'],
      [['doanh thu cntt 6 tháng', 'phần mềm thì sao'], '^phần mềm: 57.000 tỷ đồng'],
      [['ai dự phiên 8', 'thế phiên 7 có bộ xây dựng không'], '^Có, KL phiên họp thứ 7 nêu'],
    ])('%s', (turns, expected) => {
      expect(headline(...turns)).toMatch(new RegExp(expected));
    });
    it('but not with another matter', () => {
      expect(ask('tỷ lệ dvc toàn trình', 'thế lương cán bộ thì sao').refused).toBe(true);
    });
  });

  it('adds up what is asked to be added', () => {
    expect(headline('cộng các lĩnh vực lại có ra 1.928.311 không')).toContain('1.940.911');
  });

  it('says of a list of those that lack something that they have done it since', () => {
    expect(ask('còn tinh nao chua mien phi dvc').text).toMatch(
      /✅ Sau đó đã hoàn thành: 63\/63 địa phương đã ban hành \(BC 6 tháng 2024, PL2\.a\.11\)/,
    );
    expect(ask('bộ nào chưa kết nối emc').text).not.toContain('✅');
  });

  it('lists the tasks that bring a law, not those that cite one', () => {
    const titles = (question: string): readonly string[] =>
      ask(question).tasks.map(({ title }) => title);
    expect(titles('làm luật gì trong 6 tháng')).toHaveLength(5);
    expect(titles('có những luật nào đang xây dựng').every((one) => /Luật/.test(one))).toBe(true);
    expect(titles('bộ công an làm luật gì')).toHaveLength(2);
  });

  it('sets two figures of one kind side by side, each caution once', () => {
    const { text, indicators } = ask(
      'tốc độ mạng cố định và tốc độ mạng di động cái nào nhanh hơn',
    );
    expect(indicators.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['107,24', '51,65']),
    );
    expect(text.split('speedtest.net')).toHaveLength(2);
    expect(ask('kinh tế số ICT và kinh tế số ngành cái nào lớn hơn').text).toMatch(
      /60%.*\n.*\n.*40%/,
    );
  });

  it('does not take over a share that no document prints', () => {
    expect(headline('báo cáo 6 tháng ghi dvc toàn trình 52% hả')).toMatch(
      /^Không văn bản nào đã nạp ghi tỷ lệ được nêu; số đã ghi: 48%/,
    );
    expect(headline('đến nay dvc toàn trình đã vượt 50% chưa')).toMatch(/^48%/);
    expect(headline('dvc toàn trình 48% phải không')).toMatch(/^48%/);
  });

  it('does not take half of a word for what asks', () => {
    expect(headline('báo cáo quý 1 nói tỷ trọng kinh tế số bao nhiêu')).toMatch(
      /^BC Quý I\/2024 không ghi số liệu này; số mới nhất đã nạp: 18,3%/,
    );
    expect(headline('Cần Thơ có bao nhiêu hóa đơn máy tính tiền')).toMatch(
      /^Không có số liệu riêng của Cần Thơ; số chung: /,
    );
  });

  it('compares what documents give though no word asks for a figure', () => {
    expect(
      headline('so sánh số tài khoản vneid kích hoạt ở thông báo 203 và báo cáo 6 tháng'),
    ).toMatch(/^gần 54 triệu tài khoản .*203\/TB-VPCP; trên 55,25 triệu/);
  });

  describe('for a meaning', () => {
    it.each(['chữ ký số là gì', 'vneid la gi', 'công dân số là gì vậy', 'AI là gì'])(
      'says that no document defines it, then where it stands: %s',
      (question) => {
        const answer = ask(question);
        expect(answer.view.headline).toMatch(/^Các văn bản đã nạp không định nghĩa “/);
        expect(answer.passages).not.toEqual([]);
        expect(answer.view.groups).toEqual([]);
      },
    );

    it('gives the meaning where a document tells it, and refuses what none speaks of', () => {
      expect(headline('căn cước điện tử là gì')).toMatch(/^căn cước điện tử: /);
      expect(headline('tồn tại hạn chế là gì')).not.toMatch(/định nghĩa/);
      expect(ask('bitcoin là gì').refused).toBe(true);
    });
  });

  describe('for a reason', () => {
    it('gives it where a text states it', () => {
      expect(ask('sao nhân lực số vừa thừa vừa thiếu').text).toMatch(
        /^Văn bản ghi về[\s\S]{0,80}do đào tạo số lượng lớn/,
      );
      expect(ask('vì sao thôn lõm sóng tăng').text).toMatch(/^Văn bản ghi về[\s\S]*mới phát sinh/);
    });

    it('says that none is stated, with what is', () => {
      expect(ask('vì sao tái sử dụng dữ liệu của bộ chỉ 1%').text).toMatch(
        /^Văn bản không nêu rõ nguyên nhân[\s\S]*1,13%/,
      );
      expect(headline('tại sao dvc toàn trình mới 48%')).toMatch(
        /^Văn bản không nêu rõ nguyên nhân; số đã ghi: 48%/,
      );
    });

    it('takes “chấm” for no lateness', () => {
      expect(ask('lý do hệ thống một cửa bị chấm thấp').intent).not.toBe('task_list');
    });
  });
});
