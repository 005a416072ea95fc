import type { Authority } from '../../authority/create-authority.js';
import { DEFAULT_INSIGHT_DAYS, type InsightTopic } from '../insight/insight-topic.js';
import { phraseStatus, type StatusFigures } from '../insight/phrase-status.js';
import { workbookFile } from '../workbook-file.js';
import type { ChatReply, CommandHandler, Inbound } from '../../domain/chat.js';
import type { Clock } from '../../domain/clock.js';
import type { ChatFeature } from '../../chat/feature.js';
import { plainReply } from '../../domain/plain-reply.js';

export interface AdminInsightDeps {
  readonly authority: Authority;
  readonly topics: readonly InsightTopic[];
  readonly readStatus: () => Promise<StatusFigures>;
  /** `/xuat` for everything else: the list a chat was shown. */
  readonly exportList: CommandHandler;
  readonly clock: Clock;
  readonly timeZone: string;
}

const FEATURE = 'admin-insight';
const MOST_DAYS = 366;

const OPERATIONS = [
  '/trangthai – tình trạng hoạt động',
  '/reload – nạp lại văn bản và dữ liệu',
  '/quaylai – quay lại phiên bản dữ liệu trước',
  '/themvanban – thêm văn bản từ tệp gửi vào đây; /bannhap – bản đang xem lại',
  '/capnhat – cập nhật nhiệm vụ; /xacnhan – xét báo cáo hoàn thành; /hoantac – hoàn tác',
  '/bientapvien, /thoibientapvien – bổ nhiệm, thôi biên tập viên (chỉ quản trị viên)',
  '/tinloi, /guilai, /guitiep – tin không gửi được, gửi lại, cho gửi tiếp (chỉ quản trị viên)',
];

/** `/danhgia 7` → 7; what is no sensible number of days → the usual. */
function readDays(args: string): number {
  const days = Number(/^(\d{1,4})(?:\s*ngày)?$/.exec(args.trim())?.[1]);
  return days >= 1 ? Math.min(days, MOST_DAYS) : DEFAULT_INSIGHT_DAYS;
}

/**
 * What admins look into: `/trangthai`, `/quantri` and one command per topic, each with its file
 * (`/xuat danhgia`). Topics show what people wrote: in private chats only.
 */
export function createAdminInsightFeature(deps: AdminInsightDeps): ChatFeature {
  const { authority, clock, timeZone, topics } = deps;
  const findTopic = (name: string): InsightTopic | undefined =>
    topics.find(({ command }) => command === name.toLowerCase());

  const show =
    (topic: InsightTopic) =>
    async (_inbound: Inbound, args: string): Promise<ChatReply> => {
      const days = readDays(args);
      const [headline, ...lines] = await topic.summarise(days);
      const payload = `${topic.command} ${days}`;
      return plainReply(headline, lines, [
        [{ label: '📥 Excel', action: { type: 'feature', feature: FEATURE, payload } }],
      ]);
    };

  const exportTopic = async (_inbound: Inbound, args: string): Promise<ChatReply> => {
    const [name = '', ...rest] = args.trim().split(/\s+/);
    const topic = findTopic(name);
    if (!topic) return plainReply('Nút này không còn dùng được.');
    const table = await topic.tabulate(readDays(rest.join(' ')));
    return {
      ...plainReply(table.title, [`Tệp Excel: ${table.rows.length} dòng.`]),
      files: [await workbookFile(topic.command, [table], clock.now(), timeZone)],
    };
  };

  const exportAsked = (name: string): CommandHandler =>
    authority.adminOnly('editor', exportTopic, { what: `/xuat ${name}`, privateOnly: true });

  const overview = (): Promise<ChatReply> =>
    Promise.resolve(
      plainReply('Lệnh dành cho quản trị viên, biên tập viên', [
        ...OPERATIONS,
        ...topics.map(({ command, description }) => `/${command} – ${description}`),
        'Ra Excel: gõ /xuat kèm tên, ví dụ /xuat danhgia 7 (bảy ngày qua).',
      ]),
    );

  const status = async (): Promise<ChatReply> => {
    const [headline, ...lines] = phraseStatus(await deps.readStatus());
    return plainReply(headline, lines);
  };

  return {
    name: FEATURE,
    commands: {
      ...Object.fromEntries(
        topics.map((topic) => [
          topic.command,
          authority.adminOnly('editor', show(topic), { privateOnly: true }),
        ]),
      ),
      trangthai: authority.adminOnly('editor', status),
      quantri: authority.adminOnly('editor', overview),
      xuat: (inbound, args) => {
        const [name = ''] = args.trim().split(/\s+/);
        const topic = findTopic(name);
        return topic ? exportAsked(topic.command)(inbound, args) : deps.exportList(inbound, args);
      },
    },
    onAction: (inbound, payload) => exportAsked(payload.split(' ')[0] ?? '')(inbound, payload),
  };
}
