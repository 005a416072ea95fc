/** A command as the menu shows it. */
export interface MenuCommand {
  readonly command: string;
  readonly description: string;
}

const described = (commands: Readonly<Record<string, string>>): MenuCommand[] =>
  Object.entries(commands).map(([command, description]) => ({ command, description }));

const QUESTIONS = described({
  nhiemvu: 'Nhiệm vụ của một cơ quan',
  quahan: 'Nhiệm vụ quá hạn',
  saphan: 'Nhiệm vụ sắp đến hạn (30 ngày tới)',
  chitieu: 'Số liệu, chỉ tiêu',
  thongke: 'Thống kê nhiệm vụ',
  tim: 'Tìm trong văn bản',
  dulieu: 'Văn bản đã nạp',
  xuat: 'Xuất danh sách ra Excel',
});

const SETTINGS = described({
  coquan: 'Đặt cơ quan của tôi',
  dangky: 'Đăng ký nhắc việc',
  huydangky: 'Hủy nhắc việc',
});

const REMINDERS = described({ nhacnho: 'Xem các nhắc việc đã đăng ký' });
const FEEDBACK = described({ gopy: 'Gửi góp ý' });
const HELP = described({ help: 'Hướng dẫn sử dụng' });
const START = described({ start: 'Bắt đầu' });
const ERASE = described({ xoadulieu: 'Xóa dữ liệu của tôi', quyen: 'Mã và vai trò của tôi' });

const OPERATION = described({
  quantri: 'Các lệnh quản trị',
  trangthai: 'Tình trạng hoạt động',
  reload: 'Nạp lại dữ liệu',
  themvanban: 'Thêm văn bản',
  bannhap: 'Văn bản đang xem lại',
  capnhat: 'Cập nhật kết quả nhiệm vụ',
  xacnhan: 'Xác nhận báo cáo hoàn thành',
  hoantac: 'Hoàn tác thay đổi gần nhất',
  quaylai: 'Quay lại phiên bản dữ liệu trước',
  chuatraloi: 'Câu hỏi chưa trả lời được',
  danhgia: 'Đánh giá và góp ý',
  sudung: 'Số câu hỏi theo ngày',
  hoithoai: 'Cuộc trò chuyện, đăng ký nhắc việc',
  guitin: 'Tình trạng gửi nhắc việc',
  hanmuc: 'Hạn mức tin nhắn tháng',
  nhatky: 'Nhật ký quản trị',
});

const APPOINTING = described({
  bientapvien: 'Biên tập viên: danh sách, bổ nhiệm',
  thoibientapvien: 'Thôi biên tập viên',
  tinloi: 'Tin không gửi được',
  guilai: 'Gửi lại tin không gửi được',
  guitiep: 'Cho kênh tạm ngừng gửi tiếp',
});

/** What a person sees in their own chat. */
export const PRIVATE_MENU: readonly MenuCommand[] = [
  ...QUESTIONS,
  ...SETTINGS,
  ...REMINDERS,
  ...FEEDBACK,
  ...ERASE,
  ...HELP,
  ...START,
];

/** What members of a group see: settings are its admins' to change. */
export const GROUP_MENU: readonly MenuCommand[] = [
  ...QUESTIONS,
  ...REMINDERS,
  ...FEEDBACK,
  ...HELP,
];

/** What the admins of a group see there. */
export const GROUP_ADMIN_MENU: readonly MenuCommand[] = [
  ...QUESTIONS,
  ...SETTINGS,
  ...REMINDERS,
  ...FEEDBACK,
  ...HELP,
];

/** What an editor sees in their own chat. */
export const EDITOR_MENU: readonly MenuCommand[] = [...PRIVATE_MENU, ...OPERATION];

/** What an owner of the assistant sees in their own chat. */
export const OWNER_MENU: readonly MenuCommand[] = [...EDITOR_MENU, ...APPOINTING];
