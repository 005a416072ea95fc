import type { Agency } from '../../domain/agency.js';
import type { Inconsistency, Indicator } from '../../domain/indicator.js';
import type { LegalReference, StatedList, Term } from '../../domain/reference.js';
import type { TaskRecord } from '../../domain/task.js';

/** Where a seed record stands; `line` counts from 1. */
export interface SeedPlace {
  readonly file: string;
  readonly line: number;
}

/** The reviewed register as the seed files hold it, in the order of their lines. */
export interface Seeds {
  readonly agencies: readonly Agency[];
  readonly tasks: readonly TaskRecord[];
  readonly indicators: readonly Indicator[];
  readonly inconsistencies: readonly Inconsistency[];
  readonly lists: readonly StatedList[];
  readonly terms: readonly Term[];
  readonly legalReferences: readonly LegalReference[];
  /** The line a record of the lists above was read from. Throws for any other object. */
  readonly requirePlace: (record: object) => SeedPlace;
}
