const ONSETS = new Set(
  'b c ch d g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ').concat(''),
);
const RHYMES = new Set(
  (
    'a ac ach ai am an ang anh ao ap at au ay e ec em en eng eo ep et eu i ia ich iec iem ien ieng iep iet ieu ' +
    'im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong oong ' +
    'oop op ot u ua uan uang uat uay uc ue uech uenh ui uia uoc uoi uom uon uong uop uot uou um un ung uo up ut uu ' +
    'uy uya uych uyen uyet uyn uynh uyt uyu y yem yen yeng yet yeu'
  ).split(' '),
);

// "y" alone is a rhyme after few onsets: "ngy" lost a letter.
const NO_SYLLABLE = /^(?:ngh?|gh|ch|tr|nh|ph|kh|gi|[bcdgnprx])y$/;

/** Whether a folded word could be a Vietnamese syllable: a known onset before a known rhyme. */
export function isVietnameseSyllable(folded: string): boolean {
  if (NO_SYLLABLE.test(folded)) return false;
  for (let length = Math.min(3, folded.length - 1); length >= 0; length -= 1)
    if (ONSETS.has(folded.slice(0, length)) && RHYMES.has(folded.slice(length))) return true;
  return false;
}
