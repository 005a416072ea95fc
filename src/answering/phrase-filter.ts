import type { LeadCount, Sector, TaskFilter } from '../domain/query.js';
import { formatDate, type DateRange } from '../domain/local-date.js';
import type { KnowledgeBase } from './knowledge-base.js';
import { phraseSection } from './phrase-citation.js';

const SECTORS: Readonly<Record<Sector, string>> = {
  ministries: 'Khối bộ, cơ quan ngang bộ',
  central: 'Khối bộ, ngành',
  provinces: 'Khối địa phương',
};
const LEADS: Readonly<Record<Sector, string>> = {
  ministries: 'bộ, cơ quan ngang bộ',
  central: 'bộ, ngành',
  provinces: 'địa phương',
};

/** `do 3 cơ quan cùng chủ trì`. */
function phraseLeadCount({ least, most, sector }: LeadCount): string {
  const bodies = sector === null ? 'cơ quan' : LEADS[sector];
  const number = most === null ? `từ ${least} ${bodies} trở lên` : `${least} ${bodies}`;
  return `do ${number} ${least > 1 ? 'cùng ' : ''}chủ trì`;
}

/** Whose tasks are meant: `Bộ Tài chính, Bộ Y tế`; empty where no agency is named. */
export function phraseSubject(filter: TaskFilter, knowledge: KnowledgeBase): string {
  if (filter.agencies === undefined && filter.sector !== undefined) return SECTORS[filter.sector];
  return (filter.agencies ?? []).map((id) => knowledge.directory.nameOf(id)).join(', ');
}

/** Which tasks are meant, read after "nhiệm vụ": `quá hạn`, `đến hạn từ 1/7/2024 đến 31/7/2024`. */
export function phraseFilter(filter: TaskFilter, knowledge: KnowledgeBase): string {
  const words: string[] = [];
  const { roles } = filter;
  if (filter.classOnly === true) words.push('chung của các bộ, ngành, địa phương');
  if (roles && !roles.includes('lead'))
    words.push(roles.includes('supervising') ? 'được giao chỉ đạo' : 'tham gia phối hợp');
  else if (roles?.includes('coordinating')) words.push('chủ trì hoặc phối hợp');
  if (filter.leadCount) words.push(phraseLeadCount(filter.leadCount));
  if (filter.overdue === true)
    words.push(filter.turnedLate === true ? 'mới chuyển sang quá hạn,' : 'quá hạn');
  if (filter.overdue === false)
    words.push(filter.dated === true ? 'còn trong hạn' : 'chưa quá hạn');
  if (filter.supervised === true) words.push('có lãnh đạo được giao chỉ đạo');
  if (filter.extended === true) words.push('đã gia hạn');
  if (filter.completed === 'early') words.push('hoàn thành trước hạn');
  else if (filter.completed === 'late') words.push('hoàn thành quá hạn');
  else if (filter.completed === 'on_time') words.push('hoàn thành đúng hạn');
  else if (filter.statuses && !(filter.overdue === false && filter.dated === true))
    words.push(phraseStatuses(filter.statuses));
  if (filter.due) words.push(phraseRange(filter.due));
  if (filter.rhythm !== undefined) words.push(`hằng ${filter.rhythm}`);
  else if (filter.recurring === true) words.push('thường xuyên');
  if (filter.untold === true) words.push('chưa có báo cáo tiến độ');
  if (filter.dated === false) words.push('không định hạn');
  if (filter.dated === true && !filter.due && filter.overdue !== false) words.push('có định hạn');
  if (filter.topic !== undefined && filter.topic !== '') words.push(`về “${filter.topic}”`);
  if (filter.withAgencies?.length)
    words.push(
      `có ${filter.withAgencies.map((id) => knowledge.directory.nameOf(id)).join(', ')} ${filter.jointly === true ? 'cùng chủ trì' : 'tham gia'}`,
    );
  if (filter.excludedAgencies?.length)
    words.push(
      `ngoài ${filter.excludedAgencies.map((id) => knowledge.directory.nameOf(id)).join(', ')}`,
    );
  if (filter.places?.length) words.push(`theo ${phrasePlaces(filter.places, knowledge)}`);
  return words.join(' ');
}

function phrasePlaces(places: NonNullable<TaskFilter['places']>, knowledge: KnowledgeBase): string {
  const [first] = places;
  if (!first) return '';
  const title = knowledge.documents.get(first.document)?.shortTitle ?? first.document;
  return first.section === null ? title : `${title}, ${phraseSection(first.section)}`;
}

function phraseStatuses(statuses: readonly string[]): string {
  if (statuses.includes('completed')) return 'đã hoàn thành';
  return statuses.length === 1 && statuses[0] === 'unknown' ? 'chưa có báo cáo' : 'chưa hoàn thành';
}

/** `đến hạn ngày 20/7/2024`, `đến hạn từ 1/7/2024 đến 31/7/2024`. */
export function phraseRange(range: DateRange): string {
  if (range.from !== null && range.from === range.to)
    return `đến hạn ngày ${formatDate(range.from)}`;
  if (range.from === null) return range.to === null ? '' : `có hạn đến ${formatDate(range.to)}`;
  if (range.to === null) return `có hạn từ ${formatDate(range.from)}`;
  return `đến hạn từ ${formatDate(range.from)} đến ${formatDate(range.to)}`;
}
