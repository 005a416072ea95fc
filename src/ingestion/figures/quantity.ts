/** A figure with its unit as a text prints it. */
export interface Quantity {
  /** As printed, without a hedge before it: `256/1077`, `8,8 triệu khách hàng`, `23,8%`. */
  readonly text: string;
  /** The figure in `unit`; of a fraction its numerator. */
  readonly number: number;
  /** The fraction's denominator, or null. */
  readonly outOf: number | null;
  /** `%`, `tỷ đồng`, `triệu khách hàng`; null where no word follows. */
  readonly unit: string | null;
  /** Digits after the decimal comma, which tell how finely it was rounded. */
  readonly decimals: number;
  /** "gần", "khoảng", "trên" stands before it. */
  readonly isHedged: boolean;
  /** Offsets in the given text. */
  readonly start: number;
  readonly end: number;
}

/**
 * The value of a figure in Vietnamese print: dots part thousands, a comma the decimals. A single dot
 * that parts no group of three is taken for a decimal point (`99.4%`).
 */
export function parseFigure(printed: string): { value: number; decimals: number } {
  const isGrouped = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(printed);
  const plain = isGrouped ? printed.replaceAll('.', '') : printed;
  const [, decimals = ''] = plain.split(/[.,]/);
  return { value: Number(plain.replace(',', '.')), decimals: decimals.length };
}
