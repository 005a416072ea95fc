import { normaliseText } from '../language/fold.js';
import {
  countLeadingPhrase,
  isPhrase,
  syllablesOf,
  withoutCourtesy,
} from '../language/typed-phrase.js';

/** A command as typed: its name as on every channel, and the words after it. */
export interface WordCommand {
  readonly name: string;
  readonly args: string;
  /** `/quahan`, `QUAHAN` as nobody writes it in a sentence, or plain words (`quá hạn`). */
  readonly form: 'slashed' | 'joined' | 'words';
}

/**
 * How one command may be typed without a slash.
 * - `joined`: written as one word (`QUAHAN BTC`), nobody's way of putting a question.
 * - `alone`: phrases that are the command only when nothing else is said.
 * - `opening`: phrases that are the command when followed by one of `before`, or by a colon.
 */
interface CommandWords {
  readonly name: string;
  readonly joined: readonly string[];
  readonly takesArgs: boolean;
  readonly alone: readonly string[];
  readonly opening?: readonly string[];
  readonly before?: readonly string[];
}

/** What a subscription is about, so that "đăng ký kinh doanh" stays a question. */
const SUBSCRIPTION_OBJECTS = [
  ...['nhắc', 'nhận', 'theo dõi', 'thông báo', 'bản tin', 'báo cáo tuần', 'lịch', 'hằng', 'hàng'],
  ...['mỗi', 'thứ', 'cho nhóm', 'cho chúng tôi', 'cho tôi', 'cho bộ', 'bộ', 'ubnd', 'tỉnh'],
  ...['tất cả', 'toàn bộ', 'việc', 'nhiệm vụ', 'btc'],
];

const COMMANDS: readonly CommandWords[] = [
  { name: 'start', joined: ['batdau'], takesArgs: false, alone: ['start', 'bắt đầu'] },
  {
    name: 'help',
    joined: ['trogiup', 'huongdan'],
    takesArgs: false,
    alone: ['help', 'trợ giúp', 'giúp đỡ', 'hướng dẫn', 'hướng dẫn sử dụng', 'menu', 'lệnh'],
  },
  { name: 'nhiemvu', joined: ['nhiemvu'], takesArgs: true, alone: ['nhiệm vụ'] },
  { name: 'quahan', joined: ['quahan'], takesArgs: true, alone: ['quá hạn'] },
  {
    name: 'saphan',
    joined: ['saphan', 'sapdenhan'],
    takesArgs: true,
    alone: ['sắp hạn', 'sắp đến hạn'],
  },
  { name: 'chitieu', joined: ['chitieu'], takesArgs: true, alone: ['chỉ tiêu'] },
  { name: 'thongke', joined: ['thongke'], takesArgs: true, alone: ['thống kê'] },
  {
    name: 'tim',
    joined: ['timkiem'],
    takesArgs: true,
    alone: ['tìm', 'tìm kiếm'],
    opening: ['tìm'],
  },
  {
    name: 'coquan',
    joined: ['coquan'],
    takesArgs: true,
    alone: ['cơ quan', 'cơ quan tôi', 'cơ quan của tôi'],
    opening: [
      ...['cơ quan tôi là', 'cơ quan của tôi là', 'cơ quan mình là', 'đơn vị tôi là'],
      ...['đơn vị của tôi là', 'đơn vị mình là', 'cơ quan', 'đơn vị'],
    ],
  },
  {
    name: 'dangky',
    joined: ['dangky', 'dangki'],
    takesArgs: true,
    alone: ['đăng ký', 'đăng kí', 'đăng ký nhắc', 'đăng ký nhắc việc'],
    opening: ['đăng ký', 'đăng kí'],
    before: SUBSCRIPTION_OBJECTS,
  },
  {
    name: 'huydangky',
    joined: ['huydangky', 'huydangki'],
    takesArgs: true,
    alone: [
      ...['hủy đăng ký', 'hủy đăng kí', 'hủy nhắc', 'hủy nhắc việc', 'dừng', 'dừng nhắc', 'stop'],
      ...['dừng nhắc việc', 'ngừng nhắc', 'ngừng nhắc việc', 'thôi nhắc', 'đừng nhắc nữa'],
      ...['dừng lại', 'dừng nhắc nhở', 'ngừng nhắc nhở', 'tắt nhắc việc', 'tắt nhắc nhở'],
    ],
    opening: ['hủy đăng ký', 'hủy đăng kí'],
    before: SUBSCRIPTION_OBJECTS,
  },
  {
    name: 'nhacnho',
    joined: ['nhacnho', 'nhacviec'],
    takesArgs: true,
    alone: ['nhắc nhở', 'nhắc việc', 'lịch nhắc', 'xem nhắc nhở', 'xem lịch nhắc'],
  },
  { name: 'dulieu', joined: ['dulieu'], takesArgs: false, alone: ['dữ liệu', 'xem dữ liệu'] },
  {
    name: 'xuat',
    joined: ['xuatfile', 'xuatexcel'],
    takesArgs: true,
    alone: ['xuất', 'xuất excel'],
  },
  {
    name: 'gopy',
    joined: ['gopy'],
    takesArgs: true,
    alone: ['góp ý', 'phản ánh'],
    opening: ['góp ý', 'phản ánh'],
  },
  { name: 'reload', joined: ['reload'], takesArgs: false, alone: ['nạp lại', 'tải lại'] },
  { name: 'trangthai', joined: ['trangthai'], takesArgs: false, alone: ['trạng thái'] },
  {
    name: 'xoadulieu',
    joined: ['xoadulieu'],
    takesArgs: true,
    alone: ['xóa dữ liệu', 'xóa dữ liệu của tôi'],
  },
  { name: 'tiep', joined: ['xemtiep'], takesArgs: false, alone: ['tiếp', 'xem tiếp', 'tiếp tục'] },
];

const SLASHED = /^\/([a-z][a-z0-9_]*)(?:@\S+)?(?:\s+(\S.*))?$/is;
const QUESTION_WORDS = [
  ...['gì', 'nào', 'bao nhiêu', 'mấy', 'đâu', 'sao', 'chưa', 'không', 'thế nào', 'ai', 'khi nào'],
];

/** `text` after its first `count` words, as typed. */
function afterWords(text: string, count: number): string {
  const words = /[\p{L}\p{N}]+/gu;
  for (let taken = 0; taken < count; taken += 1) words.exec(text);
  return text.slice(count === 0 ? 0 : words.lastIndex);
}

const LEADING_SIGNS = /^[\s:,.;–-]+/;

function isQuestion(text: string, typed: readonly string[]): boolean {
  if (text.includes('?')) return true;
  return typed.some((_, at) =>
    QUESTION_WORDS.some((word) => countLeadingPhrase(typed.slice(at), word) > 0),
  );
}

function readJoined(text: string, typed: readonly string[], entry: CommandWords): string | null {
  // Written apart it is a phrase; here the first word itself is the command.
  if (!entry.joined.includes(typed[0] ?? '')) return null;
  const rest = withoutCourtesy(typed).length;
  if (entry.takesArgs) return rest === 1 ? '' : afterWords(text, 1);
  return rest === 1 ? '' : null;
}

function readOpening(text: string, typed: readonly string[], entry: CommandWords): string | null {
  for (const phrase of entry.opening ?? []) {
    const taken = countLeadingPhrase(typed, phrase);
    if (taken === 0 || taken === typed.length) continue;
    const rest = afterWords(text, taken);
    if (rest.trimStart().startsWith(':')) return rest;
    // "cơ quan tôi là …" says by itself what follows; "cơ quan" and "góp ý" do not.
    if (phrase.endsWith(' là')) return isQuestion(text, typed) ? null : rest;
    const following = typed.slice(taken);
    const isMeant = (entry.before ?? []).some((word) => countLeadingPhrase(following, word) > 0);
    if (isMeant && !isQuestion(text, typed)) return rest;
  }
  return null;
}

/**
 * The command a message without a slash clearly is — `DANGKY …`, `đăng ký nhắc việc …`, `dang ky`,
 * `quá hạn` — or null: a question is never taken for one. Also reads `/quahan BTC`. Marks may be
 * left out, not changed: "đúng" is not DUNG.
 */
export function readWordCommand(text: string): WordCommand | null {
  const message = normaliseText(text);
  const slashed = SLASHED.exec(message);
  if (slashed)
    return {
      name: (slashed[1] ?? '').toLowerCase(),
      args: (slashed[2] ?? '').trim(),
      form: 'slashed',
    };
  const typed = syllablesOf(message);
  const bare = withoutCourtesy(typed);
  for (const entry of COMMANDS) {
    const joined = readJoined(message, typed, entry);
    const isAlone = entry.alone.some((phrase) => isPhrase(typed, phrase) || isPhrase(bare, phrase));
    const args = joined ?? (isAlone ? '' : readOpening(message, typed, entry));
    if (args === null) continue;
    return {
      name: entry.name,
      args: args.replace(LEADING_SIGNS, '').trim(),
      form: joined === null ? 'words' : 'joined',
    };
  }
  return null;
}
