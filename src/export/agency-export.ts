import type { Agency, AgencyKind } from '../domain/agency.js';
import { formatDate } from '../domain/local-date.js';
import type { Register } from '../domain/register.js';
import { createAgencyDirectory } from '../tasks/agency-directory.js';
import { dayCell, type ExportTable } from './export-table.js';

const KIND_WORDS: Readonly<Record<AgencyKind, string>> = {
  ministry: 'Bộ, cơ quan ngang bộ',
  government: 'Cơ quan thuộc Chính phủ',
  province: 'Tỉnh, thành phố',
  committee: 'Ủy ban, ban chỉ đạo',
  unit: 'Đơn vị trực thuộc',
  enterprise: 'Doanh nghiệp',
  court: 'Tòa án, viện kiểm sát',
  association: 'Hội, hiệp hội',
  person: 'Lãnh đạo',
  class: 'Nhóm cơ quan',
};

/** The agencies of the register, with how many tasks each leads and coordinates. */
export function buildAgencyTable(register: Register): ExportTable {
  const directory = createAgencyDirectory(register.agencies);
  const phraseSuccessions = (agency: Agency): string =>
    agency.successions
      .map(({ agency: id, from, fields }) => {
        const part = fields === null ? '' : ` (${fields.join(', ')})`;
        return `${directory.nameOf(id)}${part} từ ${formatDate(from)}`;
      })
      .join('; ');
  return {
    name: 'Cơ quan',
    title: 'Danh mục cơ quan, đơn vị',
    columns: [
      { header: 'STT', width: 6, isCentred: true },
      { header: 'Tên', width: 40 },
      { header: 'Loại', width: 22 },
      { header: 'Viết tắt', width: 20 },
      { header: 'Tên gọi khác', width: 36 },
      { header: 'Trực thuộc', width: 24 },
      { header: 'Từ ngày', width: 13, isCentred: true },
      { header: 'Đến ngày', width: 13, isCentred: true },
      { header: 'Cơ quan kế thừa', width: 36 },
      { header: 'Số nhiệm vụ chủ trì', width: 11, isCentred: true },
      { header: 'Số nhiệm vụ phối hợp', width: 11, isCentred: true },
      { header: 'Mã', width: 28 },
    ],
    rows: register.agencies.map((agency, index) => [
      index + 1,
      agency.name,
      KIND_WORDS[agency.kind],
      agency.abbreviations.join('; '),
      agency.aliases.join('; '),
      agency.parent === null ? null : directory.nameOf(agency.parent),
      dayCell(agency.validFrom),
      dayCell(agency.validUntil),
      phraseSuccessions(agency),
      register.tasks.filter((task) => task.lead.includes(agency.id)).length,
      register.tasks.filter((task) => task.coordinating.includes(agency.id)).length,
      agency.id,
    ]),
  };
}
