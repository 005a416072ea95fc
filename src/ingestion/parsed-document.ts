import type { Section } from '../domain/document.js';
import type { LocalDate } from '../domain/local-date.js';

/** What the text itself says of the document; null where it does not. */
export interface DocumentMeta {
  readonly kind: string;
  readonly number: string | null;
  readonly issuer: string;
  readonly issuedOn: LocalDate | null;
  readonly issuedText: string | null;
  readonly title: string;
}

/** Meaning of an annex table's column, recognised from its header words. */
export type ColumnRole =
  | 'ordinal' // TT, STT
  | 'task' // nhiệm vụ, nội dung
  | 'result' // kết quả yêu cầu, sản phẩm
  | 'deadline' // thời gian hoàn thành, thời hạn
  | 'lead' // cơ quan thực hiện, đơn vị chủ trì
  | 'coordinating' // cơ quan phối hợp
  | 'assignedBy' // văn bản giao nhiệm vụ
  | 'progress' // kết quả thực hiện, tiến độ, ghi chú
  | 'indicator' // chỉ tiêu
  | 'unit' // đơn vị tính
  | 'value' // chỉ tiêu giao, số liệu
  | 'other';

/** A cell after merged cells were filled from above and rows broken over pages were joined. */
export interface TableCell {
  readonly role: ColumnRole;
  /** Header words as printed. */
  readonly header: string;
  readonly text: string;
  /** True where the cell was empty and took the text of the row above (a merged cell). */
  readonly inherited: boolean;
}

/** A section with what later steps of reading need and the register does not keep. */
export interface ParsedSection extends Section {
  /** For `kind: 'row'`. */
  readonly cells: readonly TableCell[] | null;
  /** For `kind: 'row'`: title lines of its table, nearest last (`b) Các nhiệm vụ chưa hoàn thành`). */
  readonly tableTitles: readonly string[];
  /** Paths of the footnotes referred to in the text (`fn.4`). */
  readonly footnotes: readonly string[];
  /** First line in the source file, from 1. */
  readonly line: number;
}

/** A document read, cleaned and cut into its own numbered structure. */
export interface ParsedDocument {
  readonly id: string;
  readonly meta: DocumentMeta;
  readonly sections: readonly ParsedSection[];
  /** Vietnamese sentences on what could not be read. */
  readonly warnings: readonly string[];
}
