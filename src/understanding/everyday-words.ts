import { createPhraseTable } from '../language/terms/phrase-table.js';
import { tokenise, type Token } from './utterance.js';

/**
 * Everyday and borrowed words by the words official texts use for the same thing, in folded form.
 * Only what means nothing else stands here; abbreviations are `CHAT_SPELLINGS`.
 */
const EVERYDAY: readonly (readonly [string, string])[] = [
  ['app', 'ứng dụng'],
  ['apps', 'ứng dụng'],
  ['chip ban dan', 'bán dẫn'],
  ['wifi', 'Internet'],
  ['wi fi', 'Internet'],
  ['online', 'trực tuyến'],
  ['onl', 'trực tuyến'],
  ['smartphone', 'điện thoại thông minh'],
  ['dien thoai smartphone', 'điện thoại thông minh'],
  ['server', 'máy chủ'],
  ['website', 'trang web'],
  ['data center', 'trung tâm dữ liệu'],
  ['datacenter', 'trung tâm dữ liệu'],
  ['vu hack', 'cuộc tấn công mạng'],
  ['cuoc hack', 'cuộc tấn công mạng'],
  ['hack', 'tấn công mạng'],
  ['virus tong tien', 'mã độc tống tiền'],
  ['virut tong tien', 'mã độc tống tiền'],
  ['mang day', 'mạng băng rộng cố định'],
  ['trang song', 'lõm sóng'],
  ['mat song', 'lõm sóng'],
  ['cay xang', 'cửa hàng xăng dầu'],
  ['cay xang dau', 'cửa hàng xăng dầu'],
  ['tram xang', 'cửa hàng xăng dầu'],
  ['kham benh', 'khám chữa bệnh'],
  ['bang lai', 'giấy phép lái xe'],
  ['bang lai xe', 'giấy phép lái xe'],
  ['tre con', 'trẻ em'],
  ['con nit', 'trẻ em'],
  ['tre nho', 'trẻ em'],
  ['nuoc minh', 'Việt Nam'],
  ['nuoc ta', 'Việt Nam'],
  ['ty do', 'tỷ USD'],
  ['ty do la', 'tỷ USD'],
  ['ban hang online', 'thương mại điện tử'],
  ['ban hang qua mang', 'thương mại điện tử'],
  ['mua ban online', 'thương mại điện tử'],
  ['mua sam online', 'thương mại điện tử'],
  ['mua hang online', 'thương mại điện tử'],
];

/** Words that mean this only with their marks: folded they are others ("thằng" is then "tháng"). */
const MARKED: ReadonlyMap<string, readonly Token[]> = new Map([['thằng', tokenise('đơn vị')]]);

const TABLE = createPhraseTable(
  EVERYDAY.map(([phrase, words]) => [phrase, tokenise(words)] as const),
);

/** What is typed with the words official texts use; everything else is left as it stands. */
export function useOfficialWords(typed: readonly Token[]): readonly Token[] {
  const folded = typed.map((token) => token.folded);
  const tokens: Token[] = [];
  for (let at = 0; at < typed.length;) {
    const match = TABLE.matchesAt(folded, at).at(-1);
    const token = typed[at];
    if (match !== undefined) tokens.push(...match.value);
    else if (token !== undefined) tokens.push(...(MARKED.get(token.text.toLowerCase()) ?? [token]));
    at += match?.length ?? 1;
  }
  return tokens;
}
