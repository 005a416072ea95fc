import type { Agency, AgencyKind } from '../../domain/agency.js';
import { fromJson, toJson } from '../json-column.js';
import type { VersionedRow } from './versioned-row.js';

export interface AgencyRow extends VersionedRow {
  readonly id: string;
  readonly name: string;
  readonly kind: AgencyKind;
  readonly abbreviations: string;
  readonly aliases: string;
  readonly parent: string | null;
  readonly members: string;
  readonly valid_from: string | null;
  readonly valid_until: string | null;
  readonly successions: string;
}

export const toAgencyRow = (agency: Agency, row: VersionedRow): AgencyRow => ({
  ...row,
  id: agency.id,
  name: agency.name,
  kind: agency.kind,
  abbreviations: toJson(agency.abbreviations),
  aliases: toJson(agency.aliases),
  parent: agency.parent,
  members: toJson(agency.members),
  valid_from: agency.validFrom,
  valid_until: agency.validUntil,
  successions: toJson(agency.successions),
});

export const fromAgencyRow = (row: AgencyRow): Agency => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  abbreviations: fromJson(row.abbreviations),
  aliases: fromJson(row.aliases),
  parent: row.parent,
  members: fromJson(row.members),
  validFrom: row.valid_from,
  validUntil: row.valid_until,
  successions: fromJson(row.successions),
});
