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
const ERASE = described({ xoadulieu: 'Xóa dữ liệu của tôi' });

const OPERATION = described({
  trangthai: 'Tình trạng hoạt động',
  reload: 'Nạp lại dữ liệu',
  capnhat: 'Cập nhật kết quả nhiệm vụ',
  xacnhan: 'Xác nhận báo cáo hoàn thành',
  quaylai: 'Quay lại phiên bản dữ liệu trước',
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

/** What an admin of the assistant sees in their own chat. */
export const OWNER_MENU: readonly MenuCommand[] = [...PRIVATE_MENU, ...OPERATION];
