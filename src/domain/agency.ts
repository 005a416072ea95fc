import type { LocalDate } from './local-date.js';

/**
 * What a body is. `class` stands for assignees named as a class — "các bộ, ngành, địa phương" —
 * and `person` for office holders such as a Deputy Prime Minister.
 */
export type AgencyKind =
  | 'ministry' // bộ, cơ quan ngang bộ
  | 'government' // cơ quan thuộc Chính phủ
  | 'province' // tỉnh, thành phố trực thuộc Trung ương
  | 'committee' // ủy ban, ban chỉ đạo, tổ công tác
  | 'unit' // a unit below another agency: Tổng cục Thuế
  | 'enterprise' // tập đoàn, tổng công ty
  | 'court'
  | 'association'
  | 'person'
  | 'class';

/** Whom a class assignee binds. */
export type ClassMember = 'ministry' | 'government' | 'province' | 'committee' | 'enterprise';

/** Who carries on an agency's work after a reorganisation, and since when. */
export interface Succession {
  readonly agency: string;
  readonly from: LocalDate;
  /** null: everything that no narrower succession takes; else words of the field that moved. */
  readonly fields: readonly string[] | null;
}

/** A body that tasks are given to — cơ quan. */
export interface Agency {
  /** `bo-tai-chinh`; stable across reloads. */
  readonly id: string;
  /** Official name, `Bộ Tài chính`. */
  readonly name: string;
  readonly kind: AgencyKind;
  /** `BTC`; matched as whole words in any case. */
  readonly abbreviations: readonly string[];
  /** Other names: `Bộ TT&TT`, `bộ tài chánh`, `TP.HCM`. */
  readonly aliases: readonly string[];
  /** The agency this one is a unit of, by id. */
  readonly parent: string | null;
  /** For `kind: 'class'`: the kinds of agency it binds. */
  readonly members: readonly ClassMember[];
  /** First and last day the agency existed under this name, where a reorganisation set one. */
  readonly validFrom: LocalDate | null;
  readonly validUntil: LocalDate | null;
  readonly successions: readonly Succession[];
}
