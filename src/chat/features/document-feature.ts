import type { RecordDeed } from '../../authority/create-audit-recorder.js';
import type { Authority } from '../../authority/create-authority.js';
import { personOf } from '../../authority/person.js';
import { chatKey, type ChatReply, type Inbound } from '../../domain/chat.js';
import type { Clock } from '../../domain/clock.js';
import { openQuestions, type DocumentDraft, type DraftStore } from '../../domain/draft.js';
import { FileFetchError } from '../../domain/errors.js';
import type { Register } from '../../domain/register.js';
import { hasRole } from '../../domain/role.js';
import { ClassifiedDocumentError } from '../../drafts/classified-document-error.js';
import type { DocumentReview, ReviewCommand } from '../../drafts/create-document-review.js';
import { phraseHead, phraseQuestion } from '../../drafts/preview-draft.js';
import { readDraftCommand, type DraftCommand } from '../../drafts/read-draft-command.js';
import { DocumentRefusedError } from '../../ingestion/read/document-refused-error.js';
import { explainRefusal } from '../../register/explain-refusal.js';
import type { ChatFeature } from '../feature.js';
import { plainReply } from '../../domain/plain-reply.js';
import {
  acceptedReply,
  changedReply,
  classifiedReply,
  draftReply,
  howToAddReply,
  sheetFaultsReply,
} from './document-replies.js';

export interface DocumentFeatureDeps {
  readonly authority: Authority;
  readonly record: RecordDeed;
  readonly drafts: DraftStore;
  readonly review: DocumentReview;
  readonly register: () => Register;
  readonly clock: Clock;
  readonly timeZone: string;
}

const NAME = 'document';
const GONE = 'Bản nháp này đã xong, đã hủy hoặc hết hạn.';
const IS_SHEET = /\.xlsx$/i;

/** The message of a failure that the admin can do something about, or null for a fault of ours. */
function explain(error: unknown): string | null {
  const isAboutFile = error instanceof DocumentRefusedError || error instanceof FileFetchError;
  return isAboutFile ? error.message : explainRefusal(error);
}

/**
 * Adding a document: a file sent by an admin becomes a draft, which is reviewed by typed lines,
 * buttons or a corrected Excel file, and committed as one version or thrown away.
 */
export function createDocumentFeature(deps: DocumentFeatureDeps): ChatFeature {
  const { authority, record, drafts, review, clock } = deps;

  const isEditor = async (inbound: Inbound): Promise<boolean> =>
    hasRole(await authority.roleOf(inbound), 'editor');
  const findDraft = (inbound: Inbound): Promise<DocumentDraft | null> =>
    drafts.find(chatKey(inbound.chat), NAME, clock.now());
  const save = (inbound: Inbound, draft: DocumentDraft): Promise<void> =>
    drafts.save(chatKey(inbound.chat), NAME, draft, new Date(draft.expiresAtMs));
  const show = (draft: DocumentDraft, page: number, replaces = false): ChatReply =>
    draftReply(draft, deps.register(), deps.timeZone, { page, replaces });

  const receive = async (inbound: Inbound): Promise<ChatReply> => {
    const { file } = inbound;
    if (!file) return howToAddReply(inbound.chat.channel);
    if (inbound.chat.kind !== 'private')
      return plainReply(
        'Anh/chị gửi văn bản trong trò chuyện riêng với trợ lý, không gửi trong nhóm.',
      );
    const open = await findDraft(inbound);
    if (IS_SHEET.test(file.name))
      return open
        ? takeSheet(inbound, open)
        : plainReply('Không có bản nháp nào đang mở để đối chiếu với tệp Excel này.', [
            'Muốn thêm văn bản, anh/chị gửi tệp .docx, .pdf, .txt hoặc .md.',
          ]);
    if (open)
      return plainReply(`Đang có bản nháp chưa xong: ${phraseHead(open)}.`, [
        'Gõ “nhận tất cả” hoặc “hủy”, rồi gửi lại tệp mới. Gõ “xem” để xem bản nháp.',
      ]);
    await drafts.prune(clock.now());
    const draft = await review.read(file.name, await file.read());
    await save(inbound, draft);
    await record(inbound, {
      action: 'draft',
      subject: phraseHead(draft),
      after: `${draft.rows.length} dòng`,
    });
    return withWorkbook(show(draft, 1), draft);
  };

  const withWorkbook = async (reply: ChatReply, draft: DocumentDraft): Promise<ChatReply> => {
    const { name, bytes } = await review.toWorkbook(draft);
    const file = {
      name,
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes,
      caption: 'Sửa trong tệp này rồi gửi lại, hoặc sửa bằng tin nhắn.',
      kind: 'document' as const,
    };
    return { ...reply, files: [file] };
  };

  const takeSheet = async (inbound: Inbound, draft: DocumentDraft): Promise<ChatReply> => {
    const { file } = inbound;
    if (!file) return plainReply(GONE);
    const edit = await review.editBySheet(draft, file.name, await file.read());
    if (edit.draft === null) return sheetFaultsReply(edit.faults);
    await save(inbound, edit.draft);
    await record(inbound, {
      action: 'edit-draft',
      subject: phraseHead(draft),
      after: `Excel: dòng ${edit.changed.join(', ')}`,
    });
    return changedReply(edit.draft, deps.register(), edit.changed);
  };

  const accept = async (inbound: Inbound, draft: DocumentDraft): Promise<ChatReply> => {
    const questions = openQuestions(draft);
    if (questions.length > 0)
      return plainReply(
        'Chưa nhận được, còn cần anh/chị trả lời:',
        questions.map((question) => phraseQuestion(question, draft, deps.register())),
      );
    const done = await review.commit(draft, personOf(inbound));
    await drafts.remove(chatKey(inbound.chat), NAME);
    const { before, after } = done.publication;
    await record(inbound, {
      action: 'add-document',
      subject: phraseHead(draft),
      before: `phiên bản ${before.register.version}`,
      after: `phiên bản ${after.register.version}`,
    });
    return acceptedReply(draft, done);
  };

  const cancel = async (inbound: Inbound, draft: DocumentDraft): Promise<ChatReply> => {
    await drafts.remove(chatKey(inbound.chat), NAME);
    await record(inbound, { action: 'cancel-draft', subject: phraseHead(draft) });
    return plainReply(`Đã hủy bản nháp ${phraseHead(draft)}. Dữ liệu không thay đổi.`);
  };

  const edit = async (
    inbound: Inbound,
    draft: DocumentDraft,
    command: ReviewCommand,
  ): Promise<ChatReply> => {
    const result = review.edit(draft, command);
    if (result.draft === null) return plainReply(result.fault);
    await save(inbound, result.draft);
    await record(inbound, {
      action: 'edit-draft',
      subject: phraseHead(draft),
      after: inbound.text || command.type,
    });
    if (command.type === 'replace')
      return draftReply(result.draft, deps.register(), deps.timeZone, {
        page: 1,
        replaces: false,
        losses: review.listLosses(result.draft),
      });
    return changedReply(result.draft, deps.register(), result.changed);
  };

  const run = async (
    inbound: Inbound,
    draft: DocumentDraft,
    command: DraftCommand,
    isTap: boolean,
  ): Promise<ChatReply> => {
    switch (command.type) {
      case 'accept':
        return accept(inbound, draft);
      case 'cancel':
        return cancel(inbound, draft);
      case 'file':
        return withWorkbook(plainReply(`Tệp của bản nháp ${phraseHead(draft)}.`), draft);
      case 'show':
        return show(draft, command.page, isTap);
      default:
        return edit(inbound, draft, command);
    }
  };

  /** Carries `work` out for an editor; what it throws for the admin to read becomes the reply. */
  const guarded =
    (work: (inbound: Inbound, args: string) => Promise<ChatReply>) =>
    async (inbound: Inbound, args: string): Promise<ChatReply> => {
      try {
        return await work(inbound, args);
      } catch (error) {
        if (error instanceof ClassifiedDocumentError) {
          await record(inbound, { action: 'refused', subject: 'tệp có dấu chỉ độ mật' });
          return classifiedReply(error);
        }
        const message = explain(error);
        if (message === null) throw error;
        return plainReply(message);
      }
    };
  const receiveFile = authority.adminOnly('editor', guarded(receive), { what: 'gửi văn bản' });
  const onDraft = authority.adminOnly(
    'editor',
    guarded(async (inbound, payload) => {
      const draft = await findDraft(inbound);
      const [id, verb = '', page = ''] = payload.split(':');
      if (!draft || (id !== '' && id !== draft.id)) return { ...plainReply(GONE), toast: GONE };
      const command = commandOf(verb, page) ?? readDraftCommand(inbound.text);
      return command ? run(inbound, draft, command, id !== '') : plainReply(GONE);
    }),
    { what: 'bản nháp văn bản' },
  );

  return {
    name: NAME,
    commands: {
      themvanban: authority.adminOnly('editor', (inbound) =>
        Promise.resolve(howToAddReply(inbound.chat.channel)),
      ),
      bannhap: authority.adminOnly('editor', async (inbound) => {
        const draft = await findDraft(inbound);
        if (draft) return show(draft, 1);
        const { view } = howToAddReply(inbound.chat.channel);
        return plainReply('Không có bản nháp nào đang mở.', [view.headline, ...view.summary]);
      }),
    },
    onFile: async (inbound) =>
      // Others are told by the chat itself that files are for admins.
      (await isEditor(inbound)) ? receiveFile(inbound, '') : undefined,
    onText: async (inbound) => {
      if (inbound.chat.kind !== 'private' || readDraftCommand(inbound.text) === null)
        return undefined;
      if (!(await findDraft(inbound)) || !(await isEditor(inbound))) return undefined;
      return onDraft(inbound, '');
    },
    onAction: (inbound, payload) => onDraft(inbound, payload),
  };
}

/** What a button of a draft stands for. */
function commandOf(verb: string, page: string): DraftCommand | null {
  switch (verb) {
    case 'ok':
      return { type: 'accept' };
    case 'no':
      return { type: 'cancel' };
    case 'xl':
      return { type: 'file' };
    case 're':
      return { type: 'replace' };
    case 'p':
      return { type: 'show', page: Number(page) || 1 };
    default:
      return null;
  }
}
