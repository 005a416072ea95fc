import { matchPhrase, type Word } from './words.js';

const split = (list: string): readonly string[] =>
  list.split(',').map((phrase) => phrase.replace(/\s+/g, ' ').trim());

/** Verbs an administrative order begins with, folded. */
const ORDER_VERBS = split(`
  ban hanh, bao cao, bao dam, dam bao, bao ve, bo tri, bo sung, bien soan, ban giao, bam sat, cap nhat, cai thien,
  cai cach, cat giam, chan chinh, chi dao, chi tra, chinh ly, chinh sua, chiu trach nhiem, chu dong,
  chu tri, chuan bi, chuan hoa, chuyen doi, chuyen giao, chuyen, cong bo, cong khai, cung cap, cung co,
  cu the hoa, cam ket, dang ky, dang tai, danh gia, dao tao, dau tu, day manh, day nhanh, de xuat, de nghi,
  dieu chinh, dieu hanh, dieu phoi, dieu tra, doi moi, doi chieu, doi soat, don doc, don gian hoa, dong bo,
  dong vien, dua, duy tri, dam phan, dinh huong, du bao, du kien, gan, gan ket, giai quyet, giai ngan, giai toa,
  giam, giam sat, giao, giao ban, gop phan, giu vung, giup, gui, ha thap, han che, hinh thanh, ho tro,
  hoan tat, hoan thanh, hoan thien, hop tac, huong dan, huong ung, huy dong, kiem tra, kiem soat, kien quyet,
  kien toan, kien nghi, khac phuc, khai thac, khan truong, khao sat, khen thuong, khoi phuc, khoi cong,
  khuyen khich, khuyen nghi, kip thoi, ket noi, ke khai, keu goi, lam viec, lam ro, lam tot, lam, lam moi, lam giau,
  lanh dao, lap, lien ket, lien thong, long ghep, lua chon, mo rong, mo, nam, nam bat, nam chac,
  nang cao, nang cap, ngam, nghien cuu, nghiem tuc, nghiem thu, ngan chan, nhan dien, nhan rong, no luc,
  on dinh, phat dong, phat hanh, phat hien, phat huy, phat trien, pho bien, phan bo, phan cap, phan cong,
  phan dau, phan tich, phan loai, phe duyet, phoi hop, phong ngua, phong chong, phuc hoi, phuc vu, quan ly, quan tam,
  quan triet, quyet liet, quyet tam, quy dinh, quy hoach, quyet toan, ra mat, ra soat, rut ngan, san sang,
  sap xep, so hoa, so ket, som, sua chua, sua doi, su dung, soan thao, tai cau truc, tai co cau, tang cuong, tang,
  tao, tao lap, tao dieu kien, tap hop, tap trung, tap huan, tham dinh, tham gia, tham muu, tham tra, thanh lap,
  thanh tra, thanh toan, thao go, theo doi, thi diem, thi hanh, thiet lap, thong ke, thong nhat, thong bao,
  thong tin, thu, thu hut, thu hoi, thu thap, thuc day, thuc hien, thuc thi, thuong xuyen, tich cuc, tich hop, tien hanh,
  tiep can, tiep nhan, tiep thu, tiep tuc, tim kiem, tinh toan, to chuc, toi uu hoa, tong hop, tong ket,
  tong ra soat, tra loi, trao doi, tranh thu, trien khai, triet de, trinh, truc tiep, truyen thong, tuan thu,
  tuyen truyen, uu tien, van dong, van hanh, xay dung, xac dinh, xac lap, xac minh, xac thuc, xem xet, xet, xin y kien, xoa,
  xoa bo, xu ly, xu phat, xuat cap, yeu cau, co giai phap, co phuong an, co ke hoach, co bien phap, co y kien, co trach nhiem,
  bai bo, bao quan, bien tap, bo nhiem, bo, cau truc lai, cho y kien, co cau lai, cong nhan, cu, dan dat, dat, de cao, di chuyen, dinh gia,
  dinh ky, doi thoai, dong hanh, gia han, ghi nhan, giai trinh, giai phong, gioi thieu, hop nhat, hop, kiem ke, kiem dem, khanh thanh, khoi thong,
  khong de, lap lai, luu tru, luu y, mien, ngung, nhap, nghien tuc, neu cao, nop, on dinh, phat, phoi thuoc, phu song, quang ba, ra don, ren luyen, sao luu,
  soat xet, so tan, tai lap, tham gia y kien, thay the, thong qua, thuong mai hoa, tu choi, tu kiem tra, tiet kiem, tiep te, truy quet, truy cuu,
  ung dung, ung pho, ung cuu, ve sinh, vun dap, xep hang, xuc tien, dau noi, day lui, de ra, bao tri, boi duong, cham lo, chi vien, dap ung, da dang hoa, moi, khong duoc, khong,
  bao quat, bo khuyet, cap, chap hanh, chong, cong tac, co van ban, dien tap, dong gop, du, hoa giai, khac, kich hoat, niem yet, nghi, phu trach, so sanh,
  ket hop, tham hoi, chu trong, coi trong, keu goi, bien che, cham soc, thuc hanh, tra cuu, trang bi, ung ho, vinh danh, xac nhan, xa hoi hoa, xay, xuat ban, xuat khau, tu chu, tu ra soat, tu danh gia,
  kiem diem, don tiep, don doan, hau kiem, truc ban, phan luong, nao vet, lap dat, thi cong, khoi to, truy to, xet xu, cap phep, thay moi,
  giao nop, khoanh vung, dap dich, cach ly, tham van, phan bien, ky ket, dam nhiem, thuyet minh, tong kiem tra, trong rung, trong cay
`);

/** Words that stand between whom an order addresses and its verb, folded. */
const ORDER_ADVERBS = split(`
  can, phai, se, can phai, tiep tuc, khan truong, som, chu dong, kip thoi, thuong xuyen, nghiem tuc, truc tiep,
  quyet liet, tap trung, tich cuc, dong thoi, theo chuc nang, theo tham quyen, theo nhiem vu, theo pham vi, can cu, tren co so, trong pham vi,
  dinh ky, tuy, nhanh chong, co trach nhiem, chiu trach nhiem, co, duoc, cung, cung nhu, cu the hoa, hang nam, hang thang, hang quy,
  trien khai, ngay, sau khi, trong qua trinh, nghien cuu, khong, luon, deu, chi, van, con, vao, dua tren, chua, dang, thuoc, tham gia, lien he, cu
`);

// Where an order verb is also part of a name ("thanh tra", "công bố") the name's own words win.
const CONTINUES_A_NOUN: Readonly<Record<string, readonly string[]>> = {
  'bao cao': ['vien'],
  'dau tu': ['cong'],
  'thong bao': ['ket', 'so'],
  thu: ['truong', 'tuong', 'tuc', 'hai', 'ba', 'tu', 'nhat'],
  giao: ['thong', 'duc', 'dich', 'vien'],
  nam: ['dinh', 'trung', 'tu', 'bo'],
  gan: ['day', 'gui'],
  moi: ['truong', 'nguoi'],
  lam: ['dong', 'nghiep'],
  bo: ['truong', 'phan', 'chi', 'tu', 'tieu', 'y'],
  chi: ['cuc', 'so', 'tieu', 'thi'],
  hop: ['dong', 'tac'],
  mo: ['hinh'],
  du: ['an', 'thao', 'lieu', 'lich'],
  cu: ['tri'],
  phat: ['thanh'],
  cap: ['uy', 'tinh', 'xa', 'bo', 'huyen', 'tren', 'duoi', 'co'],
  dua: ['tren'],
  nghi: ['dinh', 'quyet'],
  khac: [],
  chuyen: ['mon', 'gia', 'de', 'nganh'],
  co: ['quan', 'so', 'che', 'cau', 'ban'],
};

const VERBS_BY_FIRST_WORD = byFirstWord(ORDER_VERBS);
const ADVERBS_BY_FIRST_WORD = byFirstWord(ORDER_ADVERBS);

function byFirstWord(phrases: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const grouped = new Map<string, string[]>();
  for (const phrase of phrases) {
    const first = phrase.split(' ')[0] ?? '';
    grouped.set(first, [...(grouped.get(first) ?? []), phrase]);
  }
  return grouped;
}

/**
 * How many words the order verb at `start` takes; 0 where none begins there. A noun that only looks
 * like one ("giao thông", "dự án") is none.
 */
export function orderVerbAt(words: readonly Word[], start: number): number {
  return longestFree(words, start, VERBS_BY_FIRST_WORD);
}

/** Whether at `start` something an addressee is told to do begins: a verb, or an adverb before it. */
export function isOrderAt(words: readonly Word[], start: number): boolean {
  return orderVerbAt(words, start) > 0 || longestFree(words, start, ADVERBS_BY_FIRST_WORD) > 0;
}

function longestFree(
  words: readonly Word[],
  start: number,
  byFirstWord: ReadonlyMap<string, readonly string[]>,
): number {
  let best = 0;
  for (const phrase of byFirstWord.get(words[start]?.folded ?? '') ?? []) {
    const length = matchPhrase(words, start, phrase);
    if (length <= best) continue;
    const next = words[start + length]?.folded ?? '';
    if (!(CONTINUES_A_NOUN[phrase] ?? []).includes(next)) best = length;
  }
  return best;
}
