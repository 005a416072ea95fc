import { beforeAll, describe, expect, it } from 'vitest';
import { openShippedAssistant, type ShippedAssistant } from '../builders/shipped-assistant.js';

describe('a question on what stands where', () => {
  let assistant: ShippedAssistant;
  beforeAll(async () => {
    assistant = await openShippedAssistant();
  });

  const ask = (...turns: string[]) => assistant.ask('2024-07-15', ...turns);
  const headline = (...turns: string[]): string => ask(...turns).view.headline;

  it('says to whom a document was sent', () => {
    expect(headline('thông báo phiên 7 gửi cho FPT không')).toMatch(/^Có, .* ở nơi nhận/);
  });

  it('answers a wish for a chart with its figures, a bare one by asking of what', () => {
    expect(ask('vẽ biểu đồ tròn tình hình thực hiện').intent).toBe('task_group');
    expect(headline('ve bieu do cot mobile money')).toMatch(/^hơn 8,8 triệu khách hàng/);
    expect(ask('vẽ biểu đồ').clarify).toBe(true);
  });

  it('finds who lacks something though a number stands between', () => {
    expect(ask('những tỉnh nào tới tháng 7 vẫn chưa có kế hoạch BCĐ').intent).toBe('missing_list');
  });

  it('takes a year that was typed for that of the list', () => {
    expect(headline('tỉnh nào chưa có kế hoạch 2024')).toMatch(/^Địa phương chưa .* năm 2024/);
  });

  it.each([
    'có văn bản nào nhắc tới 5G không',
    'văn bản nào nói về dữ liệu mở',
    'có những văn bản nào nói về dữ liệu mở',
  ])('shows where the documents speak of a thing, asked “%s”', (question) => {
    const { intent, passages, view } = ask(question);
    expect(intent).toBe('document_content');
    expect(view.headline).toMatch(/^Văn bản ghi về “(?:5G|dữ liệu mở)”/);
    expect(passages[0]?.quote).toMatch(/5G|dữ liệu mở/);
  });

  it('takes the newest figure of a matter for that, not for how fresh the data are', () => {
    expect(ask('số liệu mới nhất về dvc toàn trình').intent).toBe('indicator');
    expect(ask('số liệu mới nhất là ngày nào').intent).toBe('freshness');
  });

  it('declines what only shares words with a figure', () => {
    expect(ask('hộ chiếu gắn chip đã cấp bao nhiêu').intent).not.toBe('indicator');
  });

  it('takes “về việc gì” for what a decision is about, not for tasks', () => {
    expect(ask('QĐ 206 về việc gì và có bao nhiêu dịch vụ').intent).toBe('legal_documents');
  });

  it('finds what a text holds by its kind', () => {
    expect(ask('luat du lieu co chinh sach gi').text).toMatch(/Quỹ phát triển dữ liệu quốc gia/);
    expect(ask('luật lưu trữ sửa đổi có điểm gì mới').text).toMatch(/Tài liệu lưu trữ số/);
    expect(headline('5 đẩy mạnh gồm những gì')).toMatch(/^5 đẩy mạnh: \(i\)/);
  });

  it('counts the rows of a table and the points under a heading', () => {
    expect(headline('phụ lục 2 bảng b có bao nhiêu dòng')).toMatch(/: 9 dòng$/);
    expect(headline('quan điểm phát triển kinh tế số có mấy cái')).toMatch(/: 5 ý$/);
  });

  it('shows the passage before the tasks given there', () => {
    const { text } = ask('AI được nhắc ở đâu');
    expect(text.indexOf('nền tảng trí tuệ nhân tạo')).toBeLessThan(
      text.indexOf('Nhiệm vụ được giao tại các đoạn này'),
    );
  });

  it('tells what a word of several words stands for though nothing asks what it is', () => {
    expect(headline('chu de cds nam 2024')).toMatch(/^chủ đề chuyển đổi số năm 2024: “Phát triển/);
  });

  it('finds the text of a named document where it gives no such figure', () => {
    expect(ask('ha tang so phien 7 dat gi').intent).toBe('document_content');
    expect(ask('camera có rủi ro gì').text).toMatch(/rò rỉ dữ liệu/);
  });

  it.each([
    ['qd 142 phe duyet cai gi', '^Quyết định số 142/QĐ-TTg.*Chiến lược dữ liệu quốc gia'],
    ['nghị định 70 quy định về cái gì', '^Nghị định số 70/2024/NĐ-CP.*Luật Căn cước'],
    ['chỉ thị 04 yêu cầu cái gì', '^Chỉ thị số 04/CT-TTg'],
  ])('says what a named text is about: %s', (question, expected) => {
    expect(headline(question)).toMatch(new RegExp(expected));
  });
});
