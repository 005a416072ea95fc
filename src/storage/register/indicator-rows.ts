import type { Inconsistency, Indicator, Observation } from '../../domain/indicator.js';
import { fromJson, toJson } from '../json-column.js';
import type { VersionedRow } from './versioned-row.js';

export interface IndicatorRow extends VersionedRow {
  readonly id: string;
  readonly name: string;
  readonly aliases: string;
  readonly agencies: string;
  readonly caution: string | null;
}

export interface ObservationRow extends VersionedRow {
  readonly indicator: string;
  readonly kind: Observation['kind'];
  readonly value: string;
  readonly number: number | null;
  readonly unit: string | null;
  readonly detail: string | null;
  readonly as_of: string | null;
  readonly due_on: string | null;
  readonly measured_group: string | null;
  readonly document: string;
  readonly section: string;
  readonly quote: string;
}

export const toIndicatorRow = (indicator: Indicator, row: VersionedRow): IndicatorRow => ({
  ...row,
  id: indicator.id,
  name: indicator.name,
  aliases: toJson(indicator.aliases),
  agencies: toJson(indicator.agencies),
  caution: indicator.caution,
});

export const toObservationRow = (
  indicator: string,
  observation: Observation,
  row: VersionedRow,
): ObservationRow => ({
  ...row,
  indicator,
  kind: observation.kind,
  value: observation.value,
  number: observation.number,
  unit: observation.unit,
  detail: observation.detail,
  as_of: observation.asOf,
  due_on: observation.dueOn,
  measured_group: observation.group,
  document: observation.document,
  section: observation.section,
  quote: observation.quote,
});

const fromObservationRow = (row: ObservationRow): Observation => ({
  kind: row.kind,
  value: row.value,
  number: row.number,
  unit: row.unit,
  detail: row.detail,
  asOf: row.as_of,
  dueOn: row.due_on,
  group: row.measured_group,
  document: row.document,
  section: row.section,
  quote: row.quote,
});

/** `observations` are the indicator's own, in order. */
export const fromIndicatorRow = (
  row: IndicatorRow,
  observations: readonly ObservationRow[],
): Indicator => ({
  id: row.id,
  name: row.name,
  aliases: fromJson(row.aliases),
  agencies: fromJson(row.agencies),
  caution: row.caution,
  observations: observations.map(fromObservationRow),
});

export interface InconsistencyRow extends VersionedRow {
  readonly id: string;
  readonly statement: string;
  readonly about: string;
  readonly places: string;
}

export const toInconsistencyRow = (
  inconsistency: Inconsistency,
  row: VersionedRow,
): InconsistencyRow => ({
  ...row,
  id: inconsistency.id,
  statement: inconsistency.statement,
  about: toJson(inconsistency.about),
  places: toJson(inconsistency.places),
});

export const fromInconsistencyRow = (row: InconsistencyRow): Inconsistency => ({
  id: row.id,
  statement: row.statement,
  about: fromJson(row.about),
  places: fromJson(row.places),
});
