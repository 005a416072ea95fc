import type { IngestReport, ReportedTask } from './ingest-report.js';

/** Rows shown of each list before the rest is counted. */
const SHOWN_TASKS = 5;
const SHOWN_WARNINGS = 10;
const LONGEST_TITLE = 110;

/** A short account of a report for a person at a terminal; what is left out is counted. */
export function summariseReport(report: IngestReport): string {
  const { document, sections, tasks, indicators, warnings } = report;
  const dated = tasks.filter(({ due }) => due !== null).length;
  const recurring = tasks.filter(({ recurrence }) => recurrence !== null).length;
  const withoutLead = tasks.filter(({ lead }) => lead.length === 0).length;
  const name = [document.kind, document.number].filter((part) => part !== null).join(' ');
  const lines = [
    `${document.id}: ${name} – ${document.title}`,
    `  Cơ quan ban hành: ${document.issuer}; ngày ban hành: ${shownDate(document.issuedOn)}.`,
    `  Đọc được ${sections.length} mục, ${tasks.length} nhiệm vụ (${dated} có thời hạn, ` +
      `${recurring} thường xuyên, ${withoutLead} chưa rõ cơ quan chủ trì), ${indicators.length} số liệu.`,
    ...tasks.slice(0, SHOWN_TASKS).map((task) => `  • ${taskLine(task)}`),
    ...restLine(tasks.length - SHOWN_TASKS, 'nhiệm vụ'),
    ...warnings.slice(0, SHOWN_WARNINGS).map((warning) => `  ⚠️ ${warning}`),
    ...restLine(warnings.length - SHOWN_WARNINGS, 'cảnh báo'),
  ];
  return lines.join('\n');
}

function taskLine({ section, lead, title, due, recurrence }: ReportedTask): string {
  const who = lead.length === 0 ? 'chưa rõ cơ quan' : lead.join('; ');
  const when = due === null ? (recurrence ?? 'không ghi thời hạn') : `hạn ${shownDate(due)}`;
  return `[${section}] ${who}: ${shorten(title)} (${when})`;
}

function restLine(count: number, what: string): string[] {
  return count > 0 ? [`  … và ${count} ${what} nữa; xem đủ với --json.`] : [];
}

function shorten(title: string): string {
  if (title.length <= LONGEST_TITLE) return title;
  const cut = title.slice(0, LONGEST_TITLE);
  return `${cut.slice(0, cut.lastIndexOf(' '))} …`;
}

/** `2024-05-06` → `06/5/2024`, as official documents print it. */
function shownDate(date: string | null): string {
  if (date === null) return 'không ghi';
  const [year = '', month = '', day = ''] = date.split('-');
  return `${day}/${Number(month)}/${year}`;
}
