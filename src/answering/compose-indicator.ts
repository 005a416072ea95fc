import type { AnswerIndicator, ViewGroup } from '../domain/answer.js';
import type { Indicator, Observation } from '../domain/indicator.js';
import { formatDate, isWithin } from '../domain/local-date.js';
import type { Query } from '../domain/query.js';
import { foldedKey } from '../language/fold.js';
import type { ComposeContext, Draft } from './draft.js';
import { chooseLead, rankOf } from './choose-lead.js';
import { leftOf } from './phrase-left.js';
import { phraseCitation } from './phrase-citation.js';
import { ownRows, toViewItem } from './show-task.js';

/**
 * The value of an indicator: the newest figure first (or that of the period asked for), then how it
 * moved, the target, and what must be known to read it. `query.groups` narrows to whose figure is
 * asked; `query.aspect` may be `target`; `query.taskIds` are tasks on the same matter.
 */
export function composeIndicator(query: Query, context: ComposeContext): Draft {
  const { knowledge } = context;
  const indicators = (query.indicators ?? []).flatMap((id) => knowledge.indicators.get(id) ?? []);
  const [main, ...others] = indicators;
  if (!main) return { headline: 'Không còn chỉ tiêu này trong dữ liệu đang nạp.', refused: true };
  const rows = rowsOf(main, query);
  const lead = chooseLead(rows, query);
  const left = leftOf(lead[0], query);
  const count =
    left?.count ?? (lead[0] && query.intent === 'stated_figure' ? statedCount(lead[0]) : undefined);
  const used = [...lead, ...rows, ...others.flatMap((other) => rowsOf(other, query))];
  const tasks = (query.taskIds ?? []).flatMap((id) => knowledge.tasks.get(id) ?? []);
  const groups: ViewGroup[] =
    tasks.length === 0
      ? []
      : [
          {
            title: 'Nhiệm vụ liên quan',
            items: tasks.map((task) => toViewItem(task, context, { leads: true })),
          },
        ];
  return {
    headline: [
      phraseNotSplit(query, context),
      phraseNoneOfKind(query),
      phraseNoTarget(indicators, query),
      phraseNotTold(rows, query, context),
      phraseNotOfPeriod(rows, query),
      left?.words ?? '',
      [phraseLead(lead, rows, query, context), main.name].filter(Boolean).join(' – '),
    ].join(''),
    summary: [
      ...rows.filter((row) => !lead.includes(row)).map((row) => phraseRow(row, context)),
      ...others.flatMap((other) => [
        `${other.name}:`,
        ...rowsOf(other, query).map((row) => phraseRow(row, context)),
      ]),
    ],
    groups,
    citations: [phraseCitation(used, knowledge.documents)],
    notes: [
      ...new Set(indicators.flatMap(({ caution }) => (caution === null ? [] : [`⚠️ ${caution}`]))),
    ],
    indicators: indicators.flatMap((indicator) =>
      rowsOf(indicator, query).map((row) => toAnswerIndicator(indicator, row)),
    ),
    tasks: ownRows(tasks),
    ...(count === undefined ? {} : { count }),
  };
}

/** What documents state of the tasks counted, beside the register's own count. */
export function phraseReported(
  { indicators }: Query,
  { knowledge }: ComposeContext,
): { lines: string[]; citations: string[]; indicators: AnswerIndicator[] } {
  const found = (indicators ?? []).flatMap((id) => knowledge.indicators.get(id) ?? []);
  const rows = found.flatMap((one) => one.observations);
  return {
    lines: found.flatMap((one) =>
      one.observations.slice(0, 1).map((row) => {
        const source = knowledge.documents.get(row.document)?.shortTitle ?? row.document;
        return `${source} ghi: ${phraseValue(row)} – ${one.name}`;
      }),
    ),
    citations: rows.length > 0 ? [phraseCitation(rows, knowledge.documents)] : [],
    indicators: found.flatMap((one) => one.observations.map((row) => toAnswerIndicator(one, row))),
  };
}

/**
 * `Không có số liệu riêng của Hà Nội; số chung: ` where the figure is not told of the agency asked. A
 * class ("các địa phương") is what common figures are told of.
 */
function phraseNotSplit({ agencies }: Query, { knowledge }: ComposeContext): string {
  const { directory } = knowledge;
  const single = (agencies ?? []).filter((id) => !directory.isClass(id));
  return single.length > 0
    ? `Không có số liệu riêng của ${single.map((id) => directory.nameOf(id)).join(', ')}; số chung: `
    : '';
}

/** What the figure is not split into: asked "bộ nào thấp nhất" of what is told of all together. */
const NONE_OF_KIND: Readonly<Record<string, string>> = {
  no_province: 'Văn bản không ghi số liệu của từng địa phương; số chung: ',
  claimed: 'Không văn bản nào đã nạp ghi tỷ lệ được nêu; số đã ghi: ',
  no_level: 'Văn bản không ghi nơi nào ở mức được hỏi; các mức đã ghi: ',
  why: 'Văn bản không nêu rõ nguyên nhân; số đã ghi: ',
  no_ministry: 'Văn bản không ghi số liệu của từng bộ, ngành; số chung: ',
};

const phraseNoneOfKind = ({ aspect }: Query): string => NONE_OF_KIND[aspect ?? ''] ?? '';

/** `Văn bản không ghi mục tiêu của chỉ tiêu này; số đã ghi: ` where one is asked for. */
const phraseNoTarget = (indicators: readonly Indicator[], { aspect }: Query): string =>
  aspect === 'target' &&
  !indicators.some(({ observations }) =>
    observations.some(
      (row) => row.kind === 'target' || /mục tiêu|chỉ tiêu/iu.test(row.detail ?? ''),
    ),
  )
    ? 'Văn bản không ghi mục tiêu của chỉ tiêu này; số đã ghi: '
    : '';

/** `Không có số liệu của kỳ này; số mới nhất: ` where none of the figures is of the days asked for. */
function phraseNotOfPeriod(rows: readonly Observation[], { period, aspect }: Query): string {
  if (period === undefined || aspect === 'target' || rows.length === 0) return '';
  const isOfPeriod = ({ asOf, dueOn }: Observation): boolean =>
    (asOf !== null && isWithin(asOf, period)) || (dueOn !== null && isWithin(dueOn, period));
  // What bears no day may be of any.
  if (rows.some((row) => isOfPeriod(row) || (row.asOf ?? row.dueOn) === null)) return '';
  return 'Không có số liệu của kỳ này; số đã nạp: ';
}

/** `BC Quý I/2024 không ghi số liệu này; số gần nhất: ` where the document named gives no figure of it. */
function phraseNotTold(
  rows: readonly Observation[],
  { places }: Query,
  { knowledge }: ComposeContext,
): string {
  if (!places?.length || rows.length === 0) return '';
  if (rows.some((row) => places.some((place) => place.document === row.document))) return '';
  const names = places.map(
    ({ document }) => knowledge.documents.get(document)?.shortTitle ?? document,
  );
  return `${[...new Set(names)].join(', ')} không ghi số liệu này; số mới nhất đã nạp: `;
}

/** Observations that are asked for, newest first; within a day as the document prints them. */
function rowsOf(indicator: Indicator, query: Query): readonly Observation[] {
  const documents = [...new Set(indicator.observations.map((row) => row.document))];
  const newestFirst = indicator.observations.toSorted(
    (a, b) =>
      (b.asOf ?? '').localeCompare(a.asOf ?? '') ||
      documents.indexOf(b.document) - documents.indexOf(a.document),
  );
  if (!query.groups?.length) return newestFirst;
  const wanted = query.groups.map(foldedKey);
  const isWanted = (row: Observation): boolean =>
    row.group !== null && wanted.includes(foldedKey(row.group));
  const rows = newestFirst.filter((row) => row.kind === 'target' || isWanted(row));
  return rows.some((row) => row.kind === 'actual') ? rows : newestFirst;
}

/**
 * `48% (đến 30/6/2024)`; of a target also how far the newest figure is: `mục tiêu 80% (đến
 * 31/12/2024), số liệu mới nhất 48% (đến 30/6/2024)`; of several documents each with its own.
 */
function phraseLead(
  lead: readonly Observation[],
  rows: readonly Observation[],
  query: Query,
  context: ComposeContext,
): string {
  const [first] = lead;
  if (!first) return '';
  if (new Set(lead.map((row) => row.document)).size > 1)
    return lead
      .map((row) => `${phraseValue(row)}${phraseWhen(row)}, ${sourceOf(row, context)}`)
      .join('; ');
  const value = `${lead.map(phraseValue).join('; ')}${phraseRank(first, query, context)}${phraseWhen(first)}`;
  if (first.kind !== 'target') return value;
  const newest = rows.find((row) => row.kind === 'actual');
  return newest
    ? `Mục tiêu ${value}, số liệu mới nhất ${phraseValue(newest)}${phraseWhen(newest)}`
    : `Mục tiêu ${value}`;
}

/** `, đứng thứ 3/5 nơi văn bản nêu tên`; of one alone that it is the only one told of. */
function phraseRank(
  first: Observation,
  { aspect, indicators }: Query,
  { knowledge }: ComposeContext,
): string {
  if (aspect !== 'most' && aspect !== 'fewest' && aspect !== 'rank') return '';
  const rows = knowledge.indicators.get(indicators?.[0] ?? '')?.observations ?? [];
  const { rank, of } = rankOf(first, rows);
  if (of === 1) return ' (nơi duy nhất văn bản nêu tên)';
  return aspect === 'rank' ? `, đứng thứ ${rank}/${of} nơi văn bản nêu tên` : '';
}

const sourceOf = ({ document }: Observation, { knowledge }: ComposeContext): string =>
  knowledge.documents.get(document)?.shortTitle ?? document;

function phraseWhen(row: Observation): string {
  const on = row.kind === 'target' ? row.dueOn : row.asOf;
  return on === null ? '' : ` (đến ${formatDate(on)})`;
}

/** The figure as printed, with its unit where the print does not carry it already. */
export function phraseValue(row: Observation): string {
  const printed = foldedKey(row.value);
  const unit =
    row.unit === null ||
    row.unit === '%' ||
    printed.includes(foldedKey(row.unit)) ||
    /\p{L}{3}/u.test(row.value)
      ? ''
      : ` ${row.unit}`;
  const group = row.group === null ? '' : `${row.group}: `;
  // "mục tiêu 48.000 doanh nghiệp" beside the target 48.000 doanh nghiệp says nothing new.
  const repeats =
    row.detail !== null && foldedKey(row.detail) === foldedKey(`mục tiêu ${row.value}${unit}`);
  const detail = row.detail === null || repeats ? '' : ` (${row.detail})`;
  return `${group}${row.value}${unit}${detail}`;
}

function phraseRow(row: Observation, context: ComposeContext): string {
  const when =
    row.kind === 'target'
      ? row.dueOn === null
        ? 'Mục tiêu'
        : `Mục tiêu đến ${formatDate(row.dueOn)}`
      : row.asOf === null
        ? 'Số liệu'
        : `Đến ${formatDate(row.asOf)}`;
  return `• ${when}: ${phraseValue(row)} (${sourceOf(row, context)})`;
}

/** The number a stated total begins with: 19 of `19/79`, 10 of `10 Nghị định`, 3 of `03`. */
function statedCount(row: Observation): number | undefined {
  const match = /^0*(\d{1,4})(?![\d.,])/.exec(row.value);
  return match && !row.value.includes('%') ? Number(match[1]) : undefined;
}

export function toAnswerIndicator(indicator: Indicator, row: Observation): AnswerIndicator {
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
