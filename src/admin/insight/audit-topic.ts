import type { AuditEntry, AuditLog } from '../../domain/audit.js';
import { stampOf } from '../../domain/phrase-instant.js';
import type { InsightTopic } from './insight-topic.js';

const MOST_SHOWN = 15;

/** How an action is called; one that is not listed shows as it is. */
const ACTIONS: Readonly<Record<string, string>> = {
  reload: 'nạp lại dữ liệu',
  activate: 'quay lại phiên bản',
  appoint: 'bổ nhiệm biên tập viên',
  end: 'thôi biên tập viên',
  refused: 'bị từ chối',
  'add-document': 'thêm văn bản',
  draft: 'nhận văn bản để xem lại',
  'edit-draft': 'sửa bản nháp',
  'cancel-draft': 'hủy bản nháp',
  'reject-claim': 'bác báo cáo hoàn thành',
  correct: 'cập nhật nhiệm vụ',
  undo: 'hoàn tác',
  resend: 'gửi lại tin',
  release: 'cho gửi tiếp',
};

const nameOf = ({ by, byName }: AuditEntry): string => {
  if (by === 'system') return 'hệ thống';
  return byName ? `${byName} (${by})` : by;
};
const actionOf = ({ action }: AuditEntry): string => ACTIONS[action] ?? action;

function phraseEntry(entry: AuditEntry, timeZone: string): string {
  const { subject, before, after } = entry;
  const change = [
    ...(before === null || before === subject ? [] : [`trước: ${before}`]),
    ...(after === null || after === subject ? [] : [`sau: ${after}`]),
  ].join('; ');
  const words = `${stampOf(entry.at, timeZone)} · ${nameOf(entry)} · ${actionOf(entry)}: ${subject}`;
  return change === '' ? words : `${words} (${change})`;
}

/** Who did what, when, and how it was before. Looks at the newest entries, however old. */
export function createAuditTopic(audit: AuditLog, timeZone: string): InsightTopic {
  return {
    command: 'nhatky',
    description: 'nhật ký quản trị',
    summarise: async () => {
      const entries = await audit.list(MOST_SHOWN);
      return [
        entries.length === 0
          ? 'Nhật ký quản trị chưa có dòng nào.'
          : `Nhật ký quản trị: ${entries.length} dòng mới nhất`,
        ...entries.map((entry) => `• ${phraseEntry(entry, timeZone)}`),
      ];
    },
    tabulate: async () => ({
      name: 'Nhật ký quản trị',
      title: 'Nhật ký quản trị',
      columns: [
        { header: 'STT', width: 6, isCentred: true },
        { header: 'Thời điểm', width: 18, isCentred: true },
        { header: 'Người thực hiện', width: 28 },
        { header: 'Việc', width: 24 },
        { header: 'Đối tượng', width: 36 },
        { header: 'Trước', width: 30 },
        { header: 'Sau', width: 40 },
      ],
      rows: (await audit.export()).map((entry, index) => [
        index + 1,
        stampOf(entry.at, timeZone),
        nameOf(entry),
        actionOf(entry),
        entry.subject,
        entry.before,
        entry.after,
      ]),
    }),
  };
}
