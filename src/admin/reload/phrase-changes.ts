import type { Register } from '../../domain/register.js';
import type { Task } from '../../domain/task.js';
import type { RegisterChanges } from './compare-registers.js';
import { clipText } from '../../domain/clip-text.js';

/** Things of a kind named in the message; the rest is in the file that goes with it. */
const MOST_NAMED = 3;
/** Tasks that went away are each named: none is lost without a word. */
const MOST_REMOVED_NAMED = 40;
const MOST_TITLE_LENGTH = 90;

const shorten = (text: string): string =>
  text.length > MOST_TITLE_LENGTH ? `${clipText(text, MOST_TITLE_LENGTH).trimEnd()}…` : text;

function nameSome<T>(
  things: readonly T[],
  nameOf: (one: T) => string,
  sign: string,
  most = MOST_NAMED,
): string[] {
  const lines = things.slice(0, most).map((one) => `${sign} ${nameOf(one)}`);
  const more = things.length - lines.length;
  return more > 0 ? [...lines, `${sign} … và ${more} mục khác`] : lines;
}

/** What changed, as short lines: counts first, then names. Pure. */
export function phraseChanges(changes: RegisterChanges, after: Register): string[] {
  const { documents, tasks, closed, others } = changes;
  const nameOf = new Map(after.agencies.map(({ id, name }) => [id, name]));
  const nameTask = ({ title, lead }: Task): string => {
    const leads = lead.map((id) => nameOf.get(id) ?? id).join(', ');
    return leads === '' ? shorten(title) : `${shorten(title)} (${leads})`;
  };
  const titleOf = ({ shortTitle, title }: { shortTitle: string; title: string }): string =>
    shorten(`${shortTitle} – ${title}`);
  return [
    `Văn bản: thêm ${documents.added.length}, sửa ${documents.changed.length}, bỏ ${documents.removed.length} (đang có ${after.documents.length})`,
    ...nameSome(documents.added, titleOf, '➕'),
    ...nameSome(documents.changed, titleOf, '✏️'),
    ...nameSome(documents.removed, titleOf, '➖', MOST_REMOVED_NAMED),
    `Nhiệm vụ: thêm ${tasks.added.length}, sửa ${tasks.changed.length}, hoàn thành ${closed.length}, bỏ ${tasks.removed.length} (đang có ${after.tasks.length})`,
    ...nameSome(tasks.added, nameTask, '➕'),
    ...nameSome(tasks.changed, nameTask, '✏️'),
    ...nameSome(closed, nameTask, '✅'),
    ...nameSome(tasks.removed, nameTask, '➖', MOST_REMOVED_NAMED),
    ...(others === 0 ? [] : [`Chỉ tiêu, cơ quan, danh mục khác: ${others} dòng thay đổi`]),
  ];
}

/** `văn bản +1; nhiệm vụ +3 −1`: one line for the audit log. */
export function summariseChanges({ documents, tasks, closed, others }: RegisterChanges): string {
  const count = (sign: string, things: readonly unknown[]): string[] =>
    things.length === 0 ? [] : [`${sign}${things.length}`];
  const ofDocuments = [
    ...count('+', documents.added),
    ...count('~', documents.changed),
    ...count('−', documents.removed),
  ];
  const ofTasks = [
    ...count('+', tasks.added),
    ...count('~', tasks.changed),
    ...count('✓', closed),
    ...count('−', tasks.removed),
  ];
  const parts = [
    ...(ofDocuments.length === 0 ? [] : [`văn bản ${ofDocuments.join(' ')}`]),
    ...(ofTasks.length === 0 ? [] : [`nhiệm vụ ${ofTasks.join(' ')}`]),
    ...(others === 0 ? [] : [`dòng khác ${others}`]),
  ];
  return parts.length === 0 ? 'không có gì thay đổi' : parts.join('; ');
}
