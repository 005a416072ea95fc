import type { Indicator } from '../domain/indicator.js';
import type { Register } from '../domain/register.js';
import { phraseCitation } from '../answering/phrase-citation.js';
import { createAgencyDirectory } from '../tasks/agency-directory.js';
import { dayCell, type ExportTable } from './export-table.js';

/** All indicators with their observations; agencies by official name. */
export function listIndicatorRecords(register: Register): Indicator[] {
  const directory = createAgencyDirectory(register.agencies);
  return register.indicators.map((indicator) => ({
    ...indicator,
    agencies: indicator.agencies.map((id) => directory.nameOf(id)),
  }));
}

/** One row for each figure a document prints. */
export function buildIndicatorTable(register: Register): ExportTable {
  const directory = createAgencyDirectory(register.agencies);
  const documents = new Map(register.documents.map((document) => [document.id, document]));
  const rows = register.indicators.flatMap((indicator) =>
    indicator.observations.map((observation) => ({ indicator, observation })),
  );
  return {
    name: 'Chỉ tiêu',
    title: 'Chỉ tiêu, số liệu trong văn bản',
    columns: [
      { header: 'STT', width: 6, isCentred: true },
      { header: 'Chỉ tiêu, số liệu', width: 44 },
      { header: 'Phạm vi', width: 18 },
      { header: 'Loại', width: 11, isCentred: true },
      { header: 'Giá trị văn bản ghi', width: 18, isCentred: true },
      { header: 'Số', width: 11, isCentred: true },
      { header: 'Đơn vị', width: 14, isCentred: true },
      { header: 'Chi tiết', width: 28 },
      { header: 'Tính đến ngày', width: 13, isCentred: true },
      { header: 'Hạn đạt', width: 13, isCentred: true },
      { header: 'Cơ quan', width: 24 },
      { header: 'Nguồn', width: 28 },
      { header: 'Trích văn bản', width: 60 },
      { header: 'Lưu ý', width: 30 },
      { header: 'Mã', width: 24 },
    ],
    rows: rows.map(({ indicator, observation }, index) => [
      index + 1,
      indicator.name,
      observation.group,
      observation.kind === 'target' ? 'Mục tiêu' : 'Thực hiện',
      observation.value,
      observation.number,
      observation.unit,
      observation.detail,
      dayCell(observation.asOf),
      dayCell(observation.dueOn),
      indicator.agencies.map((id) => directory.nameOf(id)).join('; '),
      phraseCitation([observation], documents),
      observation.quote,
      indicator.caution,
      indicator.id,
    ]),
  };
}
