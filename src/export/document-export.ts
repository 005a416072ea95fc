import type { Register } from '../domain/register.js';
import { dayCell, type ExportTable } from './export-table.js';

/** The loaded documents, oldest first, with how many tasks each speaks of. */
export function buildDocumentTable(register: Register): ExportTable {
  const countTasks = (document: string): number =>
    register.tasks.filter((task) => task.events.some((event) => event.document === document))
      .length;
  return {
    name: 'Văn bản',
    title: 'Danh mục văn bản đã nạp',
    columns: [
      { header: 'STT', width: 6, isCentred: true },
      { header: 'Loại', width: 14 },
      { header: 'Số, ký hiệu', width: 18 },
      { header: 'Ngày ban hành', width: 14, isCentred: true },
      { header: 'Thời gian văn bản ghi', width: 18, isCentred: true },
      { header: 'Cơ quan ban hành', width: 30 },
      { header: 'Trích yếu', width: 60 },
      { header: 'Tên gọi tắt', width: 22 },
      { header: 'Kỳ báo cáo, ngày họp', width: 14, isCentred: true },
      { header: 'Số nhiệm vụ', width: 10, isCentred: true },
      { header: 'Mã', width: 24 },
    ],
    rows: register.documents.map((document, index) => [
      index + 1,
      document.kind,
      document.number,
      dayCell(document.issuedOn),
      document.issuedText,
      document.issuer,
      document.title,
      document.shortTitle,
      dayCell(document.periodEndOn),
      countTasks(document.id),
      document.id,
    ]),
  };
}
