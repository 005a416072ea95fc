import type { ChatReply, ReplyFile } from '../domain/chat.js';
import type { Attachment, StoredReply } from '../domain/outbox.js';

/** The reply as it is kept. Its files are left out: `attachment` is made when it is sent. */
export const toStoredReply = (
  reply: ChatReply,
  attachment: Attachment | null = null,
): StoredReply => ({
  view: reply.view,
  viewId: reply.viewId,
  page: reply.page,
  pages: reply.pages,
  actions: reply.actions,
  attachment,
});

/** The reply as a channel sends it: a new message, with the file where there is one. */
export const toChatReply = (stored: StoredReply, file: ReplyFile | null): ChatReply => ({
  view: stored.view,
  viewId: stored.viewId,
  page: stored.page,
  pages: stored.pages,
  actions: stored.actions,
  files: file === null ? [] : [file],
  replaces: false,
  toast: null,
});
