import type { Observation } from '../domain/indicator.js';
import { isWithin } from '../domain/local-date.js';
import type { Query } from '../domain/query.js';
import { foldedKey } from '../language/fold.js';

/** Most groups of one day that fit into a headline. */
const MOST_LEADS = 3;

/**
 * Of the rows of an indicator, newest first, those that answer a question in one line: the newest
 * figure, or each group's newest of the same day; of several documents named the one of each; of a
 * superlative the part with most or fewest.
 */
export function chooseLead(rows: readonly Observation[], query: Query): readonly Observation[] {
  if (query.aspect === 'most' || query.aspect === 'fewest')
    return firstOfRank(rows.filter(isOfPlace), query);
  if (query.aspect === 'most_part' || query.aspect === 'fewest_part')
    return firstOfRank(rows.filter(isOfPart), query);
  const wanted = rows.filter(
    (row) => row.kind === (query.aspect === 'target' ? 'target' : 'actual'),
  );
  const { period, places = [] } = query;
  const isInPeriod = (row: Observation): boolean =>
    period !== undefined && row.asOf !== null && isWithin(row.asOf, period);
  const inPlaces = wanted.filter((row) => places.some((one) => one.document === row.document));
  const documents = [...new Set(places.map((place) => place.document))];
  if (documents.length > 1) {
    const each = documents.flatMap((document) =>
      newestOf(
        inPlaces.filter((row) => row.document === document),
        query,
      ).slice(0, 1),
    );
    if (each.length > 1) return each;
  }
  const pool =
    [inPlaces.filter(isInPeriod), inPlaces, wanted.filter(isInPeriod), wanted, rows].find(
      (some) => some.length > 0,
    ) ?? [];
  return newestOf(pool, query);
}

function newestOf(all: readonly Observation[], { groups }: Query): readonly Observation[] {
  // What is left over is no answer to how much there is, though told of later.
  const others = groups?.length ? all : all.filter((row) => !isRemainder(row));
  const pool = others.length > 0 ? others : all;
  const [newest] = pool;
  if (!newest) return [];
  const same = pool.filter((row) => row.asOf === newest.asOf && row.document === newest.document);
  const whole = same.filter((row) => row.group === null);
  return whole.length > 0 && !groups?.length
    ? whole.slice(0, 1)
    : same.slice(0, groups?.length ?? MOST_LEADS);
}

const isRemainder = ({ group }: Observation): boolean => /^còn lại(?!\p{L})/iu.test(group ?? '');

/** What is measured of a place by its name: provinces and countries are written with a capital. */
const isOfPlace = (row: Observation): boolean =>
  row.kind === 'actual' && row.number !== null && /^\p{Lu}/u.test(row.group ?? '');

const WHOLE = /^(?:tong|toan|ca nuoc|trung binh|cong)\b/;

/** A part of the whole: `phần mềm` beside `tổng số`. */
const isOfPart = (row: Observation): boolean =>
  row.kind === 'actual' &&
  row.number !== null &&
  row.group !== null &&
  !WHOLE.test(foldedKey(row.group));

/** Of the newest day and one unit, the row with most or fewest. */
function firstOfRank(rows: readonly Observation[], { aspect = '' }: Query): readonly Observation[] {
  const direction = aspect.startsWith('most') ? -1 : 1;
  return besides(rows[0], rows)
    .toSorted((a, b) => direction * ((a.number ?? 0) - (b.number ?? 0)))
    .slice(0, 1);
}

const besides = (
  row: Observation | undefined,
  rows: readonly Observation[],
): readonly Observation[] =>
  rows.filter(
    (other) =>
      other.asOf === row?.asOf && other.document === row?.document && other.unit === row?.unit,
  );

/** Where a place stands among those named on its day, from the highest down, and of how many. */
export function rankOf(
  row: Observation,
  rows: readonly Observation[],
): { readonly rank: number; readonly of: number } {
  const places = besides(row, rows.filter(isOfPlace));
  const higher = places.filter((other) => (other.number ?? 0) > (row.number ?? 0));
  return { rank: higher.length + 1, of: places.length };
}
