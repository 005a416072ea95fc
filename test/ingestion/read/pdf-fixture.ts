/** A line of text on a page: where it begins, in points from the page's lower left corner. */
export interface PdfLine {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** A PDF with a text layer: one font whose codes are the letters' own code points. */
export function writePdf(pages: readonly (readonly PdfLine[])[], encrypt = ''): Buffer {
  const hex = (text: string): string =>
    [...text].map((sign) => (sign.codePointAt(0) ?? 32).toString(16).padStart(4, '0')).join('');
  const letters = [...new Set(pages.flat().flatMap((line) => [...line.text]))];
  const map = letters.map((sign) => `<${hex(sign)}> <${hex(sign)}>`).join('\n');
  const cmap = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange ${Math.min(letters.length, 100)} beginbfchar\n${map}\nendbfchar endcmap end end`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${6 + index * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor << /Type /FontDescriptor /FontName /Plain /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>',
    `<< /Length ${cmap.length} >>\nstream\n${cmap}\nendstream`,
  ];
  pages.forEach((lines, index) => {
    const content = lines
      .map((line) => `BT /F1 12 Tf 1 0 0 1 ${line.x} ${line.y} Tm <${hex(line.text)}> Tj ET`)
      .join('\n');
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + index * 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  });
  let body = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = body.length;
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${encrypt} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(body, 'latin1');
}
