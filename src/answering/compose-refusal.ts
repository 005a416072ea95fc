import { selectTasks } from '../tasks/select-tasks.js';
import type { ViewChoice } from '../domain/answer.js';
import { formatDate } from '../domain/local-date.js';
import type { KnowledgeDocument } from '../domain/document.js';
import type { Query } from '../domain/query.js';
import { MAX_CHOICES } from './compose-clarify.js';
import type { ComposeContext, Draft } from './draft.js';
import type { KnowledgeBase } from './knowledge-base.js';
import { shorten } from './phrase-status.js';

/** Documents named in a refusal; with more loaded, the newest are named and the rest counted. */
const MOST_NAMED = 8;

const LABEL_LENGTH = 60;

/** What a department's province was given, or how to ask for it. */
function phraseProvinces(query: Query, { knowledge, today }: ComposeContext): string[] {
  if (query.aspect !== 'department') return [];
  const { register, directory } = knowledge;
  const given = 'Văn bản giao việc cho UBND tỉnh, thành phố, không giao riêng cho sở';
  const [province] = query.agencies ?? [];
  if (province === undefined)
    return [`${given}: anh/chị hỏi theo tên tỉnh, thành phố hoặc gõ “nhiệm vụ chung”.`];
  const found = selectTasks(register.tasks, directory, { agencies: [province] }, today);
  const name = directory.nameOf(province);
  return [
    `${given}. ${name}: ${found.own.length} nhiệm vụ riêng, ${found.class.length} nhiệm vụ chung – gõ “nhiệm vụ của ${name}” để xem.`,
  ];
}

const isOfBody = ({ aspect }: Query): boolean =>
  aspect === 'unknown_body' || aspect === 'department';

/** Declines what the loaded documents do not hold, and says which they are and to what date. */
export function composeRefusal(query: Query, context: ComposeContext): Draft {
  const { knowledge } = context;
  const guesses = listGuesses(query, knowledge);
  const { documents } = knowledge.register;
  const [first] = documents;
  const last = documents.at(-1);
  const span =
    first && last
      ? ` (từ ${formatDate(first.periodEndOn ?? first.orderedOn)} đến ${formatDate(last.periodEndOn ?? last.orderedOn)})`
      : '';
  const reason =
    query.aspect === 'unknown_document' && query.text !== undefined
      ? `chưa nạp ${query.text}`
      : query.aspect === 'uncited_document' && query.text !== undefined
        ? `trong đó không nhắc đến ${query.text}`
        : isOfBody(query) && query.text !== undefined
          ? `trong đó không có nhiệm vụ nào giao cho ${query.text}`
          : query.aspect === 'no_task' && query.text !== undefined
            ? `trong đó không có nhiệm vụ nào làm ra “${query.text}”`
            : query.aspect === 'unrecorded' && query.text !== undefined
              ? `trong đó không ghi ${query.text}`
              : 'trong đó không có nội dung này';
  return {
    headline: `Tôi chỉ trả lời từ ${documents.length} văn bản đã nạp${span}; ${reason}.`,
    summary: [`Đã nạp: ${nameDocuments(documents)}.`],
    choices: guesses,
    notes: [
      ...phraseProvinces(query, context),
      ...(guesses.length > 0 ? ['Ý anh/chị có phải là một trong các mục trên?'] : []),
      'Có thể hỏi: nhiệm vụ, thời hạn, chỉ tiêu, nội dung văn bản. Gõ “trợ giúp” để xem ví dụ.',
    ],
    freshness: false,
    refused: true,
  };
}

/** What the question came near to: figures and tasks to tap or to choose by number. */
function listGuesses(query: Query, knowledge: KnowledgeBase): ViewChoice[] {
  const indicators = (query.indicators ?? []).flatMap((id) => knowledge.indicators.get(id) ?? []);
  const tasks = (query.taskIds ?? []).flatMap((id) => knowledge.tasks.get(id) ?? []);
  return [
    ...indicators.map(({ name }) => ({
      label: shorten(name, LABEL_LENGTH),
      utterance: `số liệu: ${name}`,
    })),
    ...tasks.map(({ title }) => ({
      label: shorten(title, LABEL_LENGTH),
      utterance: `chi tiết nhiệm vụ: ${title}`,
    })),
  ].slice(0, MAX_CHOICES);
}

function nameDocuments(documents: readonly KnowledgeDocument[]): string {
  const named = documents.slice(-MOST_NAMED).map((document) => document.shortTitle);
  const rest = documents.length - named.length;
  return rest > 0
    ? `${named.join(', ')} và ${rest} văn bản khác (gõ “dữ liệu” để xem)`
    : named.join(', ');
}
