import type { ExtractedTask } from '../extract/extracted-task.js';
import type { FoundInconsistency } from './found-inconsistency.js';

const STILL_OPEN =
  /(?:đang|chuẩn bị|sẽ|dự kiến|chưa)\s(?:tổng hợp|trình|xây dựng|hoàn thiện|thực hiện|triển khai|xin|lấy|rà soát|ban hành|phối hợp|tiếp thu|báo cáo|thẩm định|hoàn thành|nghiên cứu)/iu;
const IS_DONE = /đã (?:được )?(?:ban hành|hoàn thành|phê duyệt|thông qua|tổ chức xong|ký)/iu;
const LONGEST_NOTE = 160;

/** Rows listed as completed whose own note says that work goes on. */
export function checkStatus(tasks: readonly ExtractedTask[]): FoundInconsistency[] {
  return tasks.flatMap(({ status, statusNote, section, quote }) => {
    if (status !== 'completed' || statusNote === null) return [];
    const open = STILL_OPEN.exec(statusNote)?.[0];
    if (open === undefined || IS_DONE.test(statusNote)) return [];
    return [
      {
        check: 'status' as const,
        statement:
          `Mục ${section} nằm trong danh sách hoàn thành, nhưng phần kết quả ghi ` +
          `“${shorten(statusNote)}”.`,
        places: [{ section, quote }],
      },
    ];
  });
}

function shorten(note: string): string {
  if (note.length <= LONGEST_NOTE) return note;
  const cut = note.slice(0, LONGEST_NOTE);
  return `${cut.slice(0, cut.lastIndexOf(' '))} …`;
}
