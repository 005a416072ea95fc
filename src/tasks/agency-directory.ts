import type { Agency, AgencyKind, ClassMember } from '../domain/agency.js';
import type { LocalDate } from '../domain/local-date.js';

/** A former agency whose work another carries on. */
export interface Predecessor {
  readonly agency: Agency;
  readonly from: LocalDate;
  /** null: all its work but what narrower successions take; else words of the field that moved. */
  readonly fields: readonly string[] | null;
  /** Fields of the same former agency that went elsewhere. */
  readonly movedElsewhere: readonly string[];
}

/** Agencies and how they hang together; built once per register version. */
export interface AgencyDirectory {
  find(id: string): Agency | undefined;
  /** The official name, or the id itself for a body the register does not know. */
  nameOf(id: string): string;
  /** The agency and every unit below it. */
  withUnits(id: string): ReadonlySet<string>;
  /** Classes of assignee ("các bộ, ngành, địa phương") that bind the agency. */
  classesBinding(id: string): ReadonlySet<string>;
  isClass(id: string): boolean;
  /** Former agencies whose work the agency carries on by that day. */
  predecessorsOf(id: string, today: LocalDate): readonly Predecessor[];
  /** Who carries on the agency's work by that day; empty while it still exists. */
  successorsOf(
    id: string,
    today: LocalDate,
  ): readonly { agency: Agency; from: LocalDate; fields: readonly string[] | null }[];
  list(): readonly Agency[];
}

const CLASS_MEMBERS: Readonly<Record<AgencyKind, ClassMember | null>> = {
  ministry: 'ministry',
  government: 'government',
  province: 'province',
  committee: 'committee',
  enterprise: 'enterprise',
  unit: null,
  court: null,
  association: null,
  person: null,
  class: null,
};

/**
 * The directory of a register's agencies; made once for a version, since agencies do not change
 * within one.
 */
export function createAgencyDirectory(agencies: readonly Agency[]): AgencyDirectory {
  const byId = new Map(agencies.map((agency) => [agency.id, agency]));
  const unitsOf = new Map<string, string[]>();
  for (const agency of agencies)
    if (agency.parent !== null)
      unitsOf.set(agency.parent, [...(unitsOf.get(agency.parent) ?? []), agency.id]);

  const predecessors = new Map<string, Predecessor[]>();
  for (const agency of agencies)
    for (const succession of agency.successions)
      predecessors.set(succession.agency, [
        ...(predecessors.get(succession.agency) ?? []),
        {
          agency,
          from: succession.from,
          fields: succession.fields,
          movedElsewhere: agency.successions
            .filter((other) => other.agency !== succession.agency)
            .flatMap((other) => other.fields ?? []),
        },
      ]);

  const withUnits = (id: string): ReadonlySet<string> => new Set([id, ...(unitsOf.get(id) ?? [])]);

  return {
    find: (id) => byId.get(id),
    nameOf: (id) => byId.get(id)?.name ?? id,
    withUnits,
    isClass: (id) => byId.get(id)?.kind === 'class',
    classesBinding(id) {
      const agency = byId.get(id);
      const member = agency ? CLASS_MEMBERS[agency.kind] : null;
      // A class is bound by what binds all of its members: "các địa phương" by duties of all.
      const members = member === null ? (agency?.members ?? []) : [member];
      return new Set(
        members.length === 0
          ? []
          : agencies
              .filter(
                (other) =>
                  other.kind === 'class' &&
                  other.id !== id &&
                  members.every((one) => other.members.includes(one)),
              )
              .map((other) => other.id),
      );
    },
    predecessorsOf: (id, today) =>
      (predecessors.get(id) ?? []).filter(
        (predecessor) => predecessor.from <= today && predecessor.agency.id !== id,
      ),
    successorsOf(id, today) {
      const agency = byId.get(id);
      if (!agency || agency.validUntil === null || agency.validUntil >= today) return [];
      return agency.successions.flatMap((succession) => {
        const successor = byId.get(succession.agency);
        return successor && succession.from <= today && successor.id !== id
          ? [{ agency: successor, from: succession.from, fields: succession.fields }]
          : [];
      });
    },
    list: () => agencies,
  };
}
