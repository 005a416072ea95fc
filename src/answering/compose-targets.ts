import type { ViewItem } from '../domain/answer.js';
import type { Indicator, Observation } from '../domain/indicator.js';
import {
  formatDate,
  isWithin,
  yearOf,
  type DateRange,
  type LocalDate,
} from '../domain/local-date.js';
import type { Query } from '../domain/query.js';
import { phraseValue, toAnswerIndicator } from './compose-indicator.js';
import type { ComposeContext, Draft } from './draft.js';
import { phraseCitation } from './phrase-citation.js';

/** Years looked through where no period ends them: plans reach no further. */
const MOST_YEARS = 12;

/** A target and the indicator it is set for. */
interface Target {
  readonly indicator: Indicator;
  readonly row: Observation & { readonly dueOn: LocalDate };
}

/**
 * Targets due in a period (`query.period`; without one those due from today on), soonest first, each
 * with the newest figure told beside it. `query.agencies` and `query.places` narrow to whose
 * indicators and to what documents set.
 */
export function composeTargets(query: Query, context: ComposeContext): Draft {
  const { today } = context;
  const period = query.period ?? { from: today, to: null };
  const targets = findTargets(period, query, context).toSorted((a, b) =>
    a.row.dueOn < b.row.dueOn ? -1 : a.row.dueOn > b.row.dueOn ? 1 : 0,
  );
  const which = [phrasePeriod(query.period), ...phraseWhose(query, context)].join('');
  if (targets.length === 0) return composeNone(query, which, period, context);
  return {
    headline: `${targets.length} mục tiêu ${which}`,
    groups: [{ title: null, items: targets.map((target) => toItem(target, context)) }],
    indicators: targets.map(({ indicator, row }) => toAnswerIndicator(indicator, row)),
    passages: targets
      .flatMap((target) => [target.row, ...actualOf(target)])
      .map(({ document, section, quote }) => ({ document, section, quote })),
    citations: [],
    notes: [
      ...new Set(
        targets.flatMap(({ indicator: { name, caution } }) =>
          caution === null ? [] : [`⚠️ ${name}: ${caution}`],
        ),
      ),
    ],
  };
}

/** No target: those set for everybody, where one body's own were asked for. */
function composeNone(
  { agencies, ...common }: Query,
  which: string,
  period: DateRange,
  context: ComposeContext,
): Draft {
  const others = agencies ? findTargets(period, common, context).length : 0;
  return {
    headline: `Các văn bản đã nạp không ghi mục tiêu nào ${which}.`,
    notes:
      others > 0
        ? [
            `Có ${others} mục tiêu chung${common.period ? ' trong thời gian này' : ': gõ “các mục tiêu” để xem'}.`,
          ]
        : [],
  };
}

function findTargets(period: DateRange, query: Query, context: ComposeContext): Target[] {
  const { knowledge, today } = context;
  const first = period.from === null ? yearOf(today) - MOST_YEARS : yearOf(period.from);
  const last = period.to === null ? first + MOST_YEARS : yearOf(period.to);
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  const indicators = new Set(years.flatMap((year) => knowledge.targetsDueIn(year)));
  const documents = new Set((query.places ?? []).map(({ document }) => document));
  const agencies = new Set(
    (query.agencies ?? []).flatMap((id) => [...knowledge.directory.withUnits(id)]),
  );
  return [...indicators].flatMap((indicator) =>
    agencies.size > 0 && !indicator.agencies.some((id) => agencies.has(id))
      ? []
      : indicator.observations.flatMap((row): Target[] => {
          const { kind, dueOn } = row;
          if (kind !== 'target' || dueOn === null || !isWithin(dueOn, period)) return [];
          if (documents.size > 0 && !documents.has(row.document)) return [];
          return [{ indicator, row: { ...row, dueOn } }];
        }),
  );
}

/** The newest figure of the same group, if one is told. */
const actualOf = ({ indicator, row }: Target): readonly Observation[] =>
  indicator.observations
    .filter(({ kind, group }) => kind === 'actual' && group === row.group)
    .toSorted((a, b) => ((a.asOf ?? '') > (b.asOf ?? '') ? -1 : 1))
    .slice(0, 1);

function toItem(target: Target, { knowledge }: ComposeContext): ViewItem {
  const { indicator, row } = target;
  const [actual] = actualOf(target);
  return {
    taskId: null,
    title: indicator.name,
    facts: [
      `🎯 ${phraseValue(row)} – đến ${formatDate(row.dueOn)}`,
      ...(actual
        ? [
            `📊 Mới nhất: ${phraseValue(actual)}${actual.asOf === null ? '' : ` (đến ${formatDate(actual.asOf)})`}`,
          ]
        : []),
    ],
    citation: phraseCitation(actual ? [row, actual] : [row], knowledge.documents),
  };
}

function phrasePeriod(period: DateRange | undefined): string {
  if (period === undefined) return 'có thời hạn từ nay về sau';
  const { from, to } = period;
  if (from === null) return to === null ? 'có thời hạn' : `có thời hạn đến ${formatDate(to)}`;
  if (to === null) return `có thời hạn từ ${formatDate(from)}`;
  const isYear = from.endsWith('-01-01') && to === `${yearOf(from)}-12-31`;
  return isYear
    ? `có thời hạn trong năm ${yearOf(from)}`
    : `có thời hạn từ ${formatDate(from)} đến ${formatDate(to)}`;
}

function phraseWhose(
  { agencies, places }: Query,
  { knowledge: { directory, documents } }: ComposeContext,
): string[] {
  const names = (agencies ?? []).map((id) => directory.nameOf(id));
  const titles = new Set(
    (places ?? []).map(({ document }) => documents.get(document)?.shortTitle ?? document),
  );
  return [
    ...(names.length > 0 ? [` giao riêng ${names.join(', ')}`] : []),
    ...(titles.size > 0 ? [` theo ${[...titles].join(', ')}`] : []),
  ];
}
