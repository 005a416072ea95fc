import { beforeAll, describe, expect, it } from 'vitest';
import { openShippedAssistant, type ShippedAssistant } from '../builders/shipped-assistant.js';

describe('a question for a figure', () => {
  let assistant: ShippedAssistant;
  beforeAll(async () => {
    assistant = await openShippedAssistant();
  });

  const ask = (...turns: string[]) => assistant.ask('2024-07-15', ...turns);
  const headline = (turn: string): string => ask(turn).view.headline;

  it.each([
    ['bao nhiêu dịch vụ công trên cổng quốc gia', '^4\\.510 dịch vụ'],
    ['bn dvc tren cong quoc gia roi', '^4\\.510 dịch vụ'],
    ['hơn 5 sàn tmđt bán được bao nhiêu sản phẩm', '^1\\.096,3 triệu'],
    ['bao nhiêu tài khoản trên cổng dịch vụ công quốc gia', '^hơn 16,4 triệu tài khoản'],
  ])('gives the one that counts what is asked for: %s', (question, expected) => {
    expect(headline(question)).toMatch(new RegExp(expected));
  });

  it('takes a figure for meant whose name opens as the words do', () => {
    expect(headline('số cuộc gọi tổng đài dvc')).toMatch(/^hơn 453 nghìn/);
  });

  it('reads a lone “%” as the share asked for', () => {
    expect(headline('da nang ho so truc tuyen may %')).toMatch(/^Đà Nẵng: 67%/);
  });

  it('says that no target is recorded where one is asked for', () => {
    expect(headline('mục tiêu kinh tế số là gì')).toMatch(/^Văn bản không ghi mục tiêu/);
    expect(headline('mục tiêu dvc toàn trình')).toMatch(/^Mục tiêu 80%/);
  });

  it('gives the highest or lowest of figures that are called alike', () => {
    expect(headline('csdl nào nhiều huyện nhất')).toMatch(/^705\/705/);
    expect(headline('csdl đất đai nào ít huyện làm xong nhất')).toMatch(/^300\/705/);
  });

  it('asks for nobody’s task by a first or last that a figure tells', () => {
    expect(headline('tinh nao ho so truc tuyen cao nhat')).toMatch(/^Đà Nẵng: 67%/);
    expect(ask('bộ nào quá hạn nhiều nhất').intent).toMatch(/^task/);
  });

  it('takes what is left over for the answer only where it is asked for', () => {
    expect(headline('53 dịch vụ thiết yếu xong mấy rồi')).toMatch(/^43\/53/);
    expect(headline('con may dvc thiet yeu')).toMatch(/^còn lại: 10/);
  });

  describe('beside another', () => {
    it.each([
      ['có bao nhiêu camera và bao nhiêu trung tâm dữ liệu', '15 triệu camera.*\n.*46 trung tâm'],
      ['tỷ lệ ipv6 bao nhiêu, mobile money bao nhiêu khách', '^60%.*\n.*8,8 triệu'],
      ['emc là gì, bao nhiêu bộ kết nối emc', '^EMC: hệ thống giám sát.*\n.*19/21'],
      ['chi thi 09 ve gi va cong dien 33 ve gi', '^Chỉ thị số 09.*\nCông điện số 33'],
    ])('answers both: %s', (question, expected) => {
      expect(headline(question)).toMatch(new RegExp(expected));
    });

    it('reads a half that leans on the other, or one matter with two names, as one question', () => {
      expect(headline('tỷ lệ dvc toàn trình của bộ và tỉnh là bao nhiêu')).not.toMatch(/\n/);
      expect(headline('kinh tế số chiếm bao nhiêu, tăng bao nhiêu')).not.toMatch(/\n/);
      expect(headline('thuế nước ngoài nộp được bao nhiêu và từ mấy nhà cung cấp')).not.toMatch(
        /\n/,
      );
    });
  });

  it('gives the figure that is called by the province asked about', () => {
    expect(headline('Hà Nội thu thêm bao nhiêu nhờ hóa đơn điện tử')).toMatch(
      /13\.000 tỷ.*Doanh thu bình quân tháng tại Hà Nội/,
    );
    expect(headline('Hà Nội có bao nhiêu hóa đơn điện tử')).toMatch(/^Hà Nội: 48 triệu/);
  });
});
