import { packZip, type ZipPart } from './zip-fixture.js';

const TYPES = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const RELATIONS = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;
const DOCUMENT_RELATIONS = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>`;
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph; `list` is its list and level. */
export function wordParagraph(text: string, list?: { id: number; level: number }): string {
  const properties =
    list === undefined
      ? ''
      : `<w:pPr><w:numPr><w:ilvl w:val="${list.level}"/><w:numId w:val="${list.id}"/></w:numPr></w:pPr>`;
  return `<w:p>${properties}${run(text)}</w:p>`;
}

/** A table; null cells continue the cell above (merged downwards). */
export function wordTable(rows: readonly (readonly (string | null)[])[]): string {
  const cell = (text: string | null, row: number, column: number): string => {
    const below = rows[row + 1]?.[column];
    const merge =
      text === null
        ? '<w:tcPr><w:vMerge/></w:tcPr>'
        : below === null
          ? '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>'
          : '';
    return `<w:tc>${merge}<w:p>${run(text ?? '')}</w:p></w:tc>`;
  };
  const body = rows.map(
    (cells, row) => `<w:tr>${cells.map((text, column) => cell(text, row, column)).join('')}</w:tr>`,
  );
  return `<w:tbl>${body.join('')}</w:tbl>`;
}

/** A .docx of the given body; `noteTexts` become footnotes 1, 2 … */
export function packDocx(
  body: string,
  options: { numbering?: string; noteTexts?: readonly string[]; extra?: readonly ZipPart[] } = {},
): Buffer {
  const notes = (options.noteTexts ?? []).map(
    (text, index) => `<w:footnote w:id="${index + 1}"><w:p>${run(text)}</w:p></w:footnote>`,
  );
  return packZip([
    { name: '[Content_Types].xml', content: TYPES },
    { name: '_rels/.rels', content: RELATIONS },
    { name: 'word/_rels/document.xml.rels', content: DOCUMENT_RELATIONS },
    {
      name: 'word/document.xml',
      content: `<w:document ${W}><w:body>${body}</w:body></w:document>`,
    },
    {
      name: 'word/numbering.xml',
      content: `<w:numbering ${W}>${options.numbering ?? ''}</w:numbering>`,
    },
    { name: 'word/footnotes.xml', content: `<w:footnotes ${W}>${notes.join('')}</w:footnotes>` },
    ...(options.extra ?? []),
  ]);
}
