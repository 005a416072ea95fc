/**
 * Misreadings of scanned texts that folding does not mend already ("sớng", "chuyên đổi" and "lờm
 * sóng" fold to the right words or to those below), folded form → what was meant. Used in the
 * search form only; the text shown keeps its slips. Each has one meaning in any document.
 */
export const OCR_SLIPS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'lum song': 'lom song',
    'lorn song': 'lom song',
    'lum dien': 'lom dien',
    'lorn dien': 'lom dien',
    vnneid: 'vneid',
    'chuyen doi s6': 'chuyen doi so',
    'kinh te s6': 'kinh te so',
    'du lieu s6': 'du lieu so',
    'thong tm': 'thong tin',
  }),
);
