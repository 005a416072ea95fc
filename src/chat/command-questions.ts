/** Commands that are short ways to ask: what each asks, with the words typed after it. */
export const COMMAND_QUESTIONS: Readonly<Record<string, (args: string) => string>> = {
  start: () => 'xin chào',
  help: () => 'trợ giúp',
  trogiup: () => 'trợ giúp',
  nhiemvu: (args) => `nhiệm vụ ${args}`,
  quahan: (args) => `nhiệm vụ quá hạn ${args}`,
  saphan: (args) => `nhiệm vụ sắp đến hạn ${args}`,
  chitieu: (args) => (args === '' ? 'trợ giúp' : `số liệu ${args}`),
  thongke: (args) => `thống kê nhiệm vụ ${args}`,
  tim: (args) => (args === '' ? 'trợ giúp' : args),
  dulieu: () => 'dữ liệu',
  tiep: () => 'tiếp',
};
