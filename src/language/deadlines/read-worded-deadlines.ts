import type { DeadlineMention } from './deadline-mention.js';
import type { FoldedText } from './fold-with-offsets.js';

const AT_A_SESSION =
  /\b(?:tai |truoc |trong )?ky hop (?:thu )?(?:\d{1,2}|[ivx]{1,5})(?:,? (?:cua )?quoc hoi(?: khoa [ivx]+)?| khoa [ivx]+)?(?![a-z])/g;
/** "ngay sau khi Luật có hiệu lực": on a day that the document does not know. */
const AFTER_AN_EVENT =
  /\bngay (?:sau )?khi [^,;.:]{2,80}?(?:co hieu luc(?: thi hanh)?|duoc (?:ban hanh|phe duyet|thong qua|ky)|ban hanh)(?![a-z])/g;

/** Deadlines that name a session or an event and so no day. */
export function readWordedDeadlines(text: string, folded: FoldedText): DeadlineMention[] {
  return [...readSessions(text, folded), ...readEvents(text, folded)];
}

function readEvents(text: string, folded: FoldedText): DeadlineMention[] {
  return [...folded.text.matchAll(AFTER_AN_EVENT)].map((match) => {
    const start = folded.at(match.index);
    const end = folded.at(match.index + match[0].length);
    const words = text.slice(start, end).trim();
    return { text: words, start, end, dueOn: null, yearStated: true, rule: 'sự kiện' };
  });
}

function readSessions(text: string, folded: FoldedText): DeadlineMention[] {
  return [...folded.text.matchAll(AT_A_SESSION)].flatMap((match) => {
    const before = folded.text.slice(Math.max(0, match.index - 40), match.index);
    // "đã được thông qua tại kỳ họp thứ 7" tells what happened.
    if (/\bda (?:duoc )?[a-z ,]*$/.test(before)) return [];
    const start = folded.at(match.index);
    const end = folded.at(match.index + match[0].length);
    return [
      {
        text: text.slice(start, end).trim(),
        start,
        end,
        dueOn: null,
        yearStated: true,
        rule: 'kỳ họp',
      },
    ];
  });
}
