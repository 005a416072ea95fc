import type { Section } from '../domain/document.js';
import type { Register } from '../domain/register.js';
import { foldedKey } from '../language/fold.js';

/** A person whom a document names with an office — chức danh. */
export interface OfficeHolder {
  readonly name: string;
  /** As printed: `Chủ tịch Ủy ban Quốc gia về chuyển đổi số`, `BỘ TRƯỞNG, CHỦ NHIỆM`. */
  readonly offices: readonly string[];
  readonly document: string;
  readonly section: string;
  /** The words that name both, verbatim. */
  readonly quote: string;
  /** Whether the person signed the document. */
  readonly signed: boolean;
}

const HEAD =
  '(?:Phó )?(?:Thủ tướng|Chủ tịch|Bộ trưởng|Thứ trưởng|Chủ nhiệm|Trưởng ban|Tổng [Gg]iám đốc|Giám đốc|Thống đốc|Tổng Thanh tra|Cục trưởng|Viện trưởng)';
// A name begins with one of the families' names, so that "Bộ Thông tin" is none.
const FAMILY =
  'Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Ngô|Dương|Lý|Mai|Đào|Đoàn|Trịnh|Trương|Lương|Đinh|Lâm|Tô|Hà|Cao|Thái|Tạ|Châu|Chu|Kiều|Hồ|Tống|Quách|La|Lưu|Nghiêm|Vương|Phùng|Thân|Từ';
const NAME = `(?:${FAMILY})(?: \\p{Lu}\\p{Ll}+){1,3}`;
const NAMED = new RegExp(
  `(?<before>${HEAD}(?: [^\\s,;.:()]+){0,10}?) (?<name>${NAME})(?:, (?<after>${HEAD}[^,;.:()]*?)(?= (?:đã|chủ trì|kết luận|yêu cầu)|[,;.:()]|$))?`,
  'gu',
);
const SIGNED = new RegExp(`^(?<office>[^\\p{Ll}]{4,120}?) (?<name>${NAME})`, 'u');

/** What is known of who signed, chaired or was named. */
export interface OfficeSource {
  readonly register: Pick<Register, 'documents'>;
  /** Openings and signatures of all documents. */
  readonly preambles: readonly Section[];
}

const known = new WeakMap<OfficeSource['register'], readonly OfficeHolder[]>();

/** Everyone whom the openings and signatures of the loaded documents name with an office. */
export function listOfficeHolders({ register, preambles }: OfficeSource): readonly OfficeHolder[] {
  const found = known.get(register);
  if (found) return found;
  const holders = preambles.flatMap((section) => [...readSigned(section), ...readNamed(section)]);
  known.set(register, holders);
  return holders;
}

function readSigned(section: Section): OfficeHolder[] {
  if (!section.path.startsWith('chữ ký')) return [];
  const match = SIGNED.exec(section.text);
  const { office = '', name = '' } = match?.groups ?? {};
  if (!match) return [];
  return [
    {
      name,
      offices: [office],
      document: section.document,
      section: section.path,
      quote: match[0],
      signed: true,
    },
  ];
}

function readNamed(section: Section): OfficeHolder[] {
  return [...section.text.matchAll(NAMED)].map((match) => {
    const { before = '', name = '', after } = match.groups ?? {};
    return {
      name,
      offices: after === undefined ? [before] : [before, after.trim()],
      document: section.document,
      section: section.path,
      quote: match[0].trim(),
      signed: false,
    };
  });
}

const ASKED_OFFICE =
  /\b((?:pho )?(?:thu tuong|chu tich|bo truong|thu truong|chu nhiem|truong ban|tong giam doc|giam doc|thong doc|tong thanh tra|cuc truong|vien truong))\b((?: [a-z\d]+)*)/;
// What holds the question together and names no office.
const FRAME = new Set(
  'la ai ten gi nao nguoi hien nay gio dang lam cua cac bay ong ba vay the a ha'.split(' '),
);

/**
 * Who holds the office that the words name, newest document first; none where no document says it.
 * `words` are folded: `ai la chu tich uy ban quoc gia`.
 */
export function findOfficeHolders(words: string, source: OfficeSource): readonly OfficeHolder[] {
  const match = ASKED_OFFICE.exec(words);
  if (!match) return [];
  const [, head = '', rest = ''] = match;
  const asked = rest.split(' ').filter((word) => word !== '' && !FRAME.has(word));
  const { documents } = source.register;
  const issuers = new Map(documents.map(({ id, issuer }) => [id, foldedKey(issuer)]));
  const order = documents.map(({ id }) => id);
  return listOfficeHolders(source)
    .filter((holder) =>
      holder.offices.some((office) => {
        const printed = foldedKey(office);
        // "Phó Chủ tịch" is no "Chủ tịch".
        const isHead = new RegExp(`(?:^|(?<!pho) )${head}\\b`).test(printed);
        const told = ` ${printed} ${holder.signed ? (issuers.get(holder.document) ?? '') : ''} `;
        return isHead && asked.every((word) => told.includes(` ${word} `));
      }),
    )
    .toSorted((a, b) => order.indexOf(b.document) - order.indexOf(a.document));
}
