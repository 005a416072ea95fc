/**
 * Words that carry no subject of their own, in folded form. Folding merges many words ("ma" is mà
 * and mã, "ban" is bạn and bản), so a syllable stands here alone only where its function reading
 * prevails and its content readings live on in pairs ("có" beside "cơ quan"); the others are
 * listed inside the phrases that make them plain.
 */
export const FUNCTION_SYLLABLES: ReadonlySet<string> = new Set(
  // connecting words
  (
    'la va cua cac nhung cho voi trong tai o theo ve boi nhu hay hoac thi cung vi nen ' +
    // aspect, number, comparison
    'co duoc bi se da dang rat moi mot ' +
    // question words
    'gi nao ai sao dau may ' +
    // particles and politeness
    'a nhe nhi vay the ha u oi nha ko k dc ntn bn z xin'
  ).split(' '),
);

/** Phrases of the same kind; where several start at one place the longest counts. */
export const FUNCTION_PHRASES: readonly string[] = [
  // questions
  'bao nhieu',
  'co bao nhieu',
  'la bao nhieu',
  'nhu the nao',
  'the nao',
  'ra sao',
  'lam sao',
  'khi nao',
  'luc nao',
  'bao gio',
  'bao lau',
  'o dau',
  'cho nao',
  'vi sao',
  'tai sao',
  'nhung gi',
  'cai gi',
  'dieu gi',
  'la gi',
  'nghia la gi',
  'hay khong',
  'hay chua',
  'co khong',
  'duoc khong',
  'dung khong',
  'phai khong',
  'co phai',
  'the a',
  'xong chua',
  'duoc chua',
  'chua vay',
  'chua a',
  // time that only says "as of today"
  'hien nay',
  'hien tai',
  'bay gio',
  'den nay',
  'tinh den nay',
  'gio sao roi',
  'sao roi',
  // asking
  'cho hoi',
  'cho em hoi',
  'cho toi hoi',
  'cho minh hoi',
  'cho biet',
  'cho toi biet',
  'cho em biet',
  'cho minh biet',
  'cho xem',
  'cho toi xem',
  'cho em xem',
  'cho minh xem',
  'xin hoi',
  'xin cho biet',
  'hoi ve',
  'noi gi',
  'noi gi ve',
  'noi ve',
  'tim giup',
  'giup toi',
  'giup em',
  'giup minh',
  'muon biet',
  'toi muon',
  'toi muon biet',
  'em muon biet',
  'minh muon biet',
  'vui long',
  'lam on',
  'da thua',
  'thua anh',
  'thua chi',
  'anh chi',
  'anh oi',
  'chi oi',
  'em oi',
  'ban oi',
  'bot oi',
  'voi a',
  'nhe a',
  'vay a',
  'cam on',
  // connecting
  'doi voi',
  'lien quan den',
  'lien quan toi',
  've viec',
  've van de',
  'cua minh',
];
