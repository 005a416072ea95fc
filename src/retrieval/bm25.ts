/**
 * Measured on XQuAD-vi (240 paragraphs, 1,190 questions), hit@1 with everything else as it stands:
 * k 1.2 → .929, 2 → .932, 3 → .932: words repeated in a passage matter here.
 * b .5 → .932, .7 → .932, .9 → .935; on passages twice and five times as long .7 is best.
 * d (BM25+) 0 → .932, .5 → .929: the bonus for any match at all only helps long passages, and
 * passages here are short.
 */
export const BM25 = { k: 2, b: 0.7, d: 0 };

/**
 * What stands in headings and lead-in lines counts half: it is shared by all points below and tells
 * the chapter, not the point.
 */
export const CONTEXT_BOOST = 0.5;
