import type { AnswerIndicator } from '../domain/answer.js';
import type { Indicator, Observation } from '../domain/indicator.js';
import { formatDate } from '../domain/local-date.js';
import type { Query } from '../domain/query.js';
import type { ComposeContext, Draft } from './draft.js';
import { phraseCitation } from './phrase-citation.js';

/**
 * The value of an indicator: the newest figure first, then how it moved, the target, and what must
 * be known to read it. `query.groups` narrows to whose figure is asked; `query.aspect` may be
 * `target`.
 */
export function composeIndicator(query: Query, context: ComposeContext): Draft {
  const { knowledge } = context;
  const indicators = (query.indicators ?? []).flatMap((id) => knowledge.indicators.get(id) ?? []);
  const [main, ...others] = indicators;
  if (!main) return { headline: 'Không còn chỉ tiêu này trong dữ liệu đang nạp.', refused: true };
  const rows = rowsOf(main, query);
  const lead = leadOf(rows, query);
  const newest = lead[0];
  const count = newest ? statedCount(main, newest) : undefined;
  const used = [...rows, ...others.flatMap((other) => rowsOf(other, query))];
  return {
    headline: newest
      ? `${lead.map((row) => phraseValue(row)).join('; ')} – ${main.name}`
      : main.name,
    summary: [
      ...rows.filter((row) => !lead.includes(row)).map((row) => phraseRow(row, context)),
      ...others.flatMap((other) => [
        `${other.name}:`,
        ...rowsOf(other, query).map((row) => phraseRow(row, context)),
      ]),
    ],
    citations: [phraseCitation(used, knowledge.documents)],
    notes: indicators.flatMap((indicator) =>
      indicator.caution === null ? [] : [`⚠️ ${indicator.caution}`],
    ),
    indicators: indicators.flatMap((indicator) =>
      rowsOf(indicator, query).map((row) => toAnswerIndicator(indicator, row)),
    ),
    ...(count === undefined ? {} : { count }),
  };
}

/** Observations that are asked for, newest first; all of them where no group is named or known. */
function rowsOf(indicator: Indicator, query: Query): readonly Observation[] {
  const newestFirst = indicator.observations.toReversed().toSorted((a, b) => compareAsOf(b, a));
  if (!query.groups?.length) return newestFirst;
  const wanted = newestFirst.filter(
    (row) => row.kind === 'target' || (row.group !== null && query.groups?.includes(row.group)),
  );
  return wanted.some((row) => row.kind === 'actual') ? wanted : newestFirst;
}

function compareAsOf(left: Observation, right: Observation): number {
  return (left.asOf ?? '').localeCompare(right.asOf ?? '');
}

/** What stands in the headline: the newest figure, or each group's newest of the same day. */
function leadOf(rows: readonly Observation[], query: Query): readonly Observation[] {
  const kind = query.aspect === 'target' ? 'target' : 'actual';
  const wanted = rows.filter((row) => row.kind === kind);
  const pool = wanted.length > 0 ? wanted : rows;
  const [newest] = pool;
  if (!newest) return [];
  const same = pool.filter((row) => row.asOf === newest.asOf && row.document === newest.document);
  const whole = same.filter((row) => row.group === null);
  return whole.length > 0 && !query.groups?.length ? whole.slice(0, 1) : same.slice(0, 3);
}

function phraseValue(row: Observation): string {
  const unit =
    row.unit !== null && !row.value.includes(row.unit) && row.unit !== '%' ? ` ${row.unit}` : '';
  const group = row.group === null ? '' : `${row.group}: `;
  const detail = row.detail === null ? '' : ` (${row.detail})`;
  return `${group}${row.value}${unit}${detail}`;
}

function phraseRow(row: Observation, { knowledge }: ComposeContext): string {
  const when =
    row.kind === 'target'
      ? row.dueOn === null
        ? 'Mục tiêu'
        : `Mục tiêu đến ${formatDate(row.dueOn)}`
      : row.asOf === null
        ? 'Số liệu'
        : `Đến ${formatDate(row.asOf)}`;
  return `• ${when}: ${phraseValue(row)} (${knowledge.documents.get(row.document)?.shortTitle ?? row.document})`;
}

/** For counts of tasks as a document states them (`19/79`): the number completed. */
function statedCount(indicator: Indicator, row: Observation): number | undefined {
  const match = /^0*(\d{1,4})(?:\/\d+)?$/.exec(row.value);
  const isTaskCount = /nhiệm vụ|nghị định|văn bản|quyết định|chỉ thị/i.test(
    `${row.unit ?? ''} ${indicator.name}`,
  );
  return match && isTaskCount ? Number(match[1]) : undefined;
}

function toAnswerIndicator(indicator: Indicator, row: Observation): AnswerIndicator {
  const target = indicator.observations.findLast((other) => other.kind === 'target');
  return {
    name: row.group === null ? indicator.name : `${indicator.name} – ${row.group}`,
    value: row.value,
    number: row.number,
    unit: row.unit,
    asOf: row.asOf,
    target: target?.value ?? null,
    source: { document: row.document, section: row.section, quote: row.quote },
  };
}
