import { listChanges } from '../../amendments/phrase-correction.js';
import { shorten, STATUS_WORDS } from '../../answering/phrase-status.js';
import { phraseAgencies } from '../../answering/show-task.js';
import type { ChatReply, OfferedAction } from '../../domain/chat.js';
import type { CorrectionDraft } from '../../domain/draft.js';
import { formatDate } from '../../domain/local-date.js';
import type { Register } from '../../domain/register.js';
import type { Task } from '../../domain/task.js';
import { setsSomething } from '../../drafts/create-correction-desk.js';
import type { AmendedVersion } from '../../register/create-amender.js';
import { plainReply, plainView } from '../../domain/plain-reply.js';

const TITLE_LENGTH = 160;

const button = (draft: CorrectionDraft, label: string, verb: string): OfferedAction => ({
  label,
  action: { type: 'feature', feature: 'correct', payload: `${draft.id}:${verb}` },
});

const nameOf = (register: Register, id: string): string =>
  register.agencies.find((agency) => agency.id === id)?.name ?? id;

/** How a task stands now: agency, deadline, status. */
function phraseState(task: Task, register: Register): string[] {
  const leads = phraseAgencies(
    task.lead.map((id) => nameOf(register, id)),
    3,
  );
  const due =
    task.due === null ? (task.recurrence ?? 'không định hạn') : `hạn ${formatDate(task.due)}`;
  return [`👤 ${leads} · ${due} · ${STATUS_WORDS[task.status].toLowerCase()}`];
}

export function howToCorrectReply(): ChatReply {
  return plainReply('Cập nhật nhiệm vụ: gõ /capnhat kèm vài từ trong tên nhiệm vụ.', [
    'Từng bước: /capnhat đề án chuyển đổi số y tế',
    'Một dòng: /capnhat đề án chuyển đổi số y tế; đã hoàn thành; căn cứ 58/QĐ-BYT ngày 19/4/2024',
    'Các mục: đã hoàn thành / đang thực hiện / chưa hoàn thành; hạn 30/6/2025; chủ trì Bộ Y tế; ghi chú …; ngày báo cáo …; căn cứ … (bắt buộc).',
    'Hoàn tác: /hoantac',
  ]);
}

/** Which of the tasks found is meant; at most four. */
export function choiceReply(draft: CorrectionDraft, register: Register): ChatReply {
  const tasks = draft.offered.flatMap((id) => register.tasks.find((one) => one.id === id) ?? []);
  return {
    ...plainReply(
      '',
      [],
      [
        tasks.map((_, at) => button(draft, `Chọn ${at + 1}`, `t:${at + 1}`)),
        [button(draft, 'Thôi', 'no')],
      ],
    ),
    view: {
      ...plainView(`Có ${tasks.length} nhiệm vụ gần với mô tả, anh/chị cập nhật việc nào?`),
      groups: [
        {
          title: null,
          items: tasks.map((task) => ({
            taskId: null,
            title: shorten(task.title, TITLE_LENGTH),
            facts: phraseState(task, register),
            citation: '',
          })),
        },
      ],
    },
  };
}

const pendingLines = (draft: CorrectionDraft, register: Register): string[] => [
  ...(setsSomething(draft)
    ? [`✏️ Sẽ ghi: ${listChanges(draft, register.agencies).join('; ')}`]
    : []),
  ...(draft.basis === null ? [] : [`📄 Căn cứ: ${draft.basis}`]),
];

/** The task, what is set so far, and what can be set; with a basis it can be committed. */
export function correctionReply(draft: CorrectionDraft, register: Register): ChatReply {
  const task = register.tasks.find((one) => one.id === draft.taskId);
  if (!task) return plainReply('Không còn nhiệm vụ này trong dữ liệu đang nạp.');
  const isReady = setsSomething(draft) && draft.basis !== null;
  return plainReply(
    `Cập nhật: ${shorten(task.title, TITLE_LENGTH)}`,
    [
      ...phraseState(task, register),
      ...pendingLines(draft, register),
      isReady ? 'Ghi nhận, hay sửa thêm?' : 'Anh/chị chọn điều cần cập nhật:',
    ],
    [
      ...(isReady ? [[button(draft, '✅ Ghi nhận', 'ok')]] : []),
      [
        button(draft, 'Đã hoàn thành', 's:completed'),
        button(draft, 'Đang thực hiện', 's:in_progress'),
        button(draft, 'Chưa hoàn thành', 's:not_completed'),
      ],
      [
        button(draft, 'Thời hạn', 'a:due'),
        button(draft, 'Chủ trì', 'a:lead'),
        button(draft, 'Ghi chú', 'a:note'),
      ],
      [button(draft, 'Ngày báo cáo', 'a:reported'), button(draft, 'Thôi', 'no')],
    ],
  );
}

const QUESTIONS: Readonly<Record<NonNullable<CorrectionDraft['asks']>, string>> = {
  basis: 'Căn cứ văn bản nào? Gõ số văn bản, ví dụ: 58/QĐ-BYT ngày 19/4/2024',
  due: 'Thời hạn mới? Ví dụ: 30/6/2025, tháng 6/2025, quý II/2025',
  lead: 'Cơ quan chủ trì? Ví dụ: Bộ Y tế; nhiều cơ quan cách nhau bằng dấu chấm phẩy',
  note: 'Ghi chú tiến độ?',
  reported: 'Ngày của báo cáo? Ví dụ: 15/7/2024',
};

/** Asks for one value; the next typed line is taken for it. */
export function askReply(
  draft: CorrectionDraft,
  asks: NonNullable<CorrectionDraft['asks']>,
  register: Register,
): ChatReply {
  const task = register.tasks.find((one) => one.id === draft.taskId);
  return plainReply(
    `❓ ${QUESTIONS[asks]}`,
    [`Nhiệm vụ: ${shorten(task?.title ?? '', TITLE_LENGTH)}`, ...pendingLines(draft, register)],
    [[button(draft, 'Thôi', 'no')]],
  );
}

/** What was set, how the task stands now, and how to undo it. */
export function correctedReply(
  { publication, amendment, warnings }: AmendedVersion,
  title: string,
  notes: readonly string[],
): ChatReply {
  const { register } = publication.after;
  const { content } = amendment;
  const task =
    content.kind === 'correction'
      ? register.tasks.find((one) => one.id === content.taskId)
      : undefined;
  const changes = content.kind === 'correction' ? listChanges(content, register.agencies) : [];
  return plainReply(`✅ Đã cập nhật: ${shorten(title, TITLE_LENGTH)}`, [
    `Ghi: ${changes.join('; ')}`,
    ...(content.kind === 'correction' ? [`📄 Căn cứ: ${content.basis}`] : []),
    ...(task ? phraseState(task, register) : []),
    ...warnings.map((warning) => `⚠️ ${warning}`),
    ...notes,
    `Phiên bản dữ liệu ${register.version}. Hoàn tác: /hoantac`,
  ]);
}
