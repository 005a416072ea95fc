/** Commands that are short ways to ask: what each asks, with the words typed after it. */
export const COMMAND_QUESTIONS: Readonly<Record<string, (args: string) => string>> = {
  start: () => 'xin chào',
  help: () => 'trợ giúp',
  trogiup: () => 'trợ giúp',
  nhiemvu: (args) => `nhiệm vụ ${args}`,
  quahan: (args) => `nhiệm vụ quá hạn ${args}`,
  saphan: (args) => `nhiệm vụ sắp đến hạn ${args}`,
  chitieu: (args) => `số liệu ${args}`,
  thongke: (args) => `thống kê nhiệm vụ ${args}`,
  tim: (args) => args,
  dulieu: () => 'dữ liệu',
  tiep: () => 'tiếp',
};

/** What such a command asks back where the words it needs are missing, and an example of them. */
export const COMMAND_PROMPTS: Readonly<Record<string, { ask: string; example: string }>> = {
  chitieu: { ask: 'Anh/chị muốn xem chỉ tiêu nào?', example: 'dịch vụ công trực tuyến toàn trình' },
  tim: { ask: 'Anh/chị muốn tìm nội dung gì?', example: 'hạ tầng số' },
};
