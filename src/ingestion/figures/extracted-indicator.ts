/** A figure of a document with what it measures — chỉ tiêu, số liệu. */
export interface ExtractedIndicator {
  readonly document: string;
  readonly section: string;
  /** What is measured, in the document's own words. */
  readonly name: string;
  /** As printed: `256/1077`, `8,8 triệu khách hàng`, `≥ 80`. */
  readonly value: string;
  /** The value as a number in `unit`: the rate where one is printed beside a count; else null. */
  readonly number: number | null;
  readonly unit: string | null;
  /** Verbatim from one unbroken stretch of the section. */
  readonly quote: string;
}
