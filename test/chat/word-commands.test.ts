import { describe, expect, it } from 'vitest';
import { readWordCommand } from '../../src/chat/word-commands.js';

describe('readWordCommand', () => {
  it.each([
    ['DANGKY', 'dangky', ''],
    ['đăng ký', 'dangky', ''],
    ['dang ky', 'dangky', ''],
    ['Đăng kí ạ', 'dangky', ''],
    ['DANGKY Bộ Y tế thứ hai 8h', 'dangky', 'Bộ Y tế thứ hai 8h'],
    ['dangky: BTC', 'dangky', 'BTC'],
    ['đăng ký nhắc việc Bộ Y tế thứ hai 8h', 'dangky', 'nhắc việc Bộ Y tế thứ hai 8h'],
    ['dang ky nhac viec bo y te thu hai 8h', 'dangky', 'nhac viec bo y te thu hai 8h'],
    ['đăng ký: Bộ Tài chính', 'dangky', 'Bộ Tài chính'],
    ['HUYDANGKY', 'huydangky', ''],
    ['hủy đăng ký', 'huydangky', ''],
    ['huỷ đăng ký', 'huydangky', ''],
    ['huy dang ky', 'huydangky', ''],
    ['DUNG', 'huydangky', ''],
    ['dừng', 'huydangky', ''],
    ['Dừng nhắc việc giúp em ạ', 'huydangky', ''],
    ['TIEP', 'tiep', ''],
    ['tiếp ạ', 'tiep', ''],
    ['TROGIUP', 'help', ''],
    ['trợ giúp', 'help', ''],
    ['help!', 'help', ''],
    ['QUAHAN', 'quahan', ''],
    ['QUAHAN BTC', 'quahan', 'BTC'],
    ['quá hạn', 'quahan', ''],
    ['SAPHAN', 'saphan', ''],
    ['NHIEMVU Bộ Y tế', 'nhiemvu', 'Bộ Y tế'],
    ['CHITIEU', 'chitieu', ''],
    ['THONGKE', 'thongke', ''],
    ['COQUAN Bộ Công an', 'coquan', 'Bộ Công an'],
    ['cơ quan tôi là Bộ Công an', 'coquan', 'Bộ Công an'],
    ['NHACNHO', 'nhacnho', ''],
    ['DULIEU', 'dulieu', ''],
    ['dữ liệu', 'dulieu', ''],
    ['GOPY số liệu mục 2 sai', 'gopy', 'số liệu mục 2 sai'],
    ['góp ý: số liệu mục 2 sai', 'gopy', 'số liệu mục 2 sai'],
    ['TRANGTHAI', 'trangthai', ''],
    ['RELOAD', 'reload', ''],
    ['/quahan BTC', 'quahan', 'BTC'],
    ['/dangky@bot nhắc việc', 'dangky', 'nhắc việc'],
    ['/khongco', 'khongco', ''],
  ])('takes "%s" for %s', (text, name, args) => {
    expect(readWordCommand(text)).toMatchObject({ name, args });
  });

  it.each([
    'nhiệm vụ của Bộ Y tế',
    'nhiệm vụ nào quá hạn?',
    'quá hạn BTC',
    'đăng ký kinh doanh có bao nhiêu nhiệm vụ',
    'đăng ký khai sinh trực tuyến đạt bao nhiêu %',
    'Bộ nào đăng ký',
    'đăng ký bộ nào?',
    'đúng',
    'đúng rồi',
    'dùng',
    'dừng sóng 2G khi nào',
    'tiếp tục hoàn thiện thể chế là nhiệm vụ của ai',
    'góp ý dự thảo nghị định là việc của bộ nào',
    'trạng thái nhiệm vụ của Bộ Y tế',
    'TRANGTHAI nhiệm vụ của Bộ Y tế',
    'dữ liệu dân cư đã kết nối chưa',
    'cơ quan chủ trì Đề án 06',
    'thống kê nhiệm vụ theo bộ',
    'xuất khẩu nông sản',
    'chỉ tiêu dịch vụ công',
    '5G phủ sóng đến đâu',
    '',
    '/',
    '15/7/2024 có gì',
  ])('leaves "%s" a question', (text) => {
    expect(readWordCommand(text)).toBeNull();
  });

  it('reads text typed with combining marks like any other', () => {
    expect(readWordCommand('đăng ký'.normalize('NFD'))).toMatchObject({ name: 'dangky', args: '' });
  });

  it.each([
    ['/quahan BTC', 'slashed'],
    ['QUAHAN BTC', 'joined'],
    ['quá hạn', 'words'],
    ['đăng ký: Bộ Tài chính', 'words'],
  ])('tells how "%s" was typed: %s', (text, form) => {
    expect(readWordCommand(text)?.form).toBe(form);
  });

  it('takes linear time on a long message', () => {
    expect(readWordCommand(`gopy ${'a '.repeat(50_000)}`)?.name).toBe('gopy');
  });
});
