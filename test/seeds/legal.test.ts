import { describe, expect, it } from 'vitest';
import { shippedSeeds, sourceLines } from './read-shipped.js';

const DOCUMENTS = [
  'tb-phien-7-2023',
  'bc-quy-1-2024',
  'tb-203-vpcp-2024',
  'bc-6-thang-2024',
  'tb-so-ket-6-thang-2024',
];
/** `06/QĐ-TTg`, `10/2024/NĐ-CP`, `105/2023/QH15`, `1115/TCT`. */
const NUMBER = /(?<![\p{L}\d/])\d{1,5}(?:\/\d{4})?\/\p{Lu}\p{L}*\d*(?:-[\p{L}\d]+)*/gu;
// Two letters may share the day behind the second.
const DATE_AFTER =
  /^(?:, (?:Văn bản|Công văn) số \S+)?\W{0,3}(?:ngày )?(\d{1,2})(?:\/| tháng )(\d{1,2})(?:\/| năm )(\d{4})/u;
/** The project "Đề án 06/CP" and the number of the notice itself are no references. */
const NO_REFERENCE = new Set(['tb-203-vpcp-2024 203/TB-VPCP']);

/** Every number a document prints, with the day printed behind it. */
async function printedNumbers(id: string): Promise<{ number: string; day: string | null }[]> {
  const lines = await sourceLines(id);
  const text = lines.join(' ').replace(/\]\(#\)/g, '').replace(/\[/g, '').replace(/\s+/g, ' ');
  return [...text.matchAll(NUMBER)]
    .filter(([number]) => number !== '06/CP' && !NO_REFERENCE.has(`${id} ${number}`))
    .map((match) => {
      const found = DATE_AFTER.exec(text.slice(match.index + match[0].length));
      const [, day = '', month = '', year = ''] = found ?? [];
      return {
        number: match[0],
        day: found ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null,
      };
    });
}

describe('the shipped legal references', () => {
  it.each(DOCUMENTS)('hold every number that %s prints, with the day printed beside it', async (id) => {
    const { legalReferences } = await shippedSeeds();
    const printed = await printedNumbers(id);
    const ofDocument = legalReferences.filter(({ document }) => document === id);
    const missing = printed.filter(
      ({ number, day }) =>
        !ofDocument.some(
          (one) => one.number === number && (day === null || one.issuedOn === day),
        ),
    );
    expect(missing).toEqual([]);
    expect(printed.length).toBeGreaterThan(0);
  });

  it('hold no number and no day that its document does not print', async () => {
    const { legalReferences } = await shippedSeeds();
    const printed = new Map(
      await Promise.all(DOCUMENTS.map(async (id) => [id, await printedNumbers(id)] as const)),
    );
    const invented = legalReferences.filter(({ document, number, issuedOn }) => {
      const found = (printed.get(document) ?? []).filter((one) => one.number === number);
      return found.length === 0 || (issuedOn !== null && !found.some(({ day }) => day === issuedOn));
    });
    expect(invented.map(({ document, number, issuedOn }) => [document, number, issuedOn])).toEqual([]);
  });
});
