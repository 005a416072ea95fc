/** What every row of the register bears. */
export interface VersionedRow {
  readonly version: number;
  /** Order within the version, or within the owning row, from 0. */
  readonly position: number;
}
