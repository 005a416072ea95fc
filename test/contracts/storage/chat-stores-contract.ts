import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chatKey, type ChatRef } from '../../../src/domain/chat.js';
import type { Conversation } from '../../../src/domain/conversation.js';
import type { FeedbackEntry, StoredView } from '../../../src/domain/ports.js';
import { createAnswerMessageStore } from '../../../src/storage/chats/create-answer-message-store.js';
import { createChatStore } from '../../../src/storage/chats/create-chat-store.js';
import { createConversationStore } from '../../../src/storage/chats/create-conversation-store.js';
import { createFeedbackStore } from '../../../src/storage/chats/create-feedback-store.js';
import { createOfferStore } from '../../../src/storage/chats/create-offer-store.js';
import { createViewStore } from '../../../src/storage/chats/create-view-store.js';
import type { Database } from '../../../src/storage/database.js';

const at = (minute: number): Date => new Date(Date.UTC(2024, 6, 15, 2, minute));

const chatOf = (chatId: string, threadId: string | null = null): ChatRef => ({
  channel: 'telegram',
  chatId,
  threadId,
  kind: 'group',
});

const viewOf = (id: string, key: string, minute = 0): StoredView => ({
  id,
  chatKey: key,
  query: { intent: 'task_list', tasks: { overdue: true, agencies: ['bo-y-te'] } },
  question: 'Bộ Y tế quá hạn?',
  askedAt: at(minute),
  registerVersion: 3,
  ownAgency: null,
  taskIds: ['t1', 't2'],
});

const conversationOf = (text: string): Conversation => ({
  query: { intent: 'document_content', text },
  taskIds: ['a', 'b'],
  choices: [],
  shownFrom: 1,
  atMs: 1_720_000_000_000,
});

const feedbackOf = (key: string, minute: number): FeedbackEntry => ({
  kind: 'down',
  chatKey: key,
  senderId: '7',
  question: 'câu hỏi',
  comment: null,
  at: at(minute),
});

/** What every database must do for chats and what is kept per chat. */
export function describeChatStores(engine: string, openEmpty: () => Promise<Database>): void {
  describe(`chat stores on ${engine}`, () => {
    let database: Database;

    beforeEach(async () => {
      database = await openEmpty();
    });
    afterEach(() => database.close());

    /** Puts something into every store under the chat's key. */
    async function fillChat(chat: ChatRef, mark: string): Promise<string> {
      const key = chatKey(chat);
      await createChatStore(database).touch(chat, mark, at(0));
      await createConversationStore(database).save(key, conversationOf(mark));
      await createViewStore(database).save(viewOf(`v${mark}`, key));
      await createAnswerMessageStore(database).save(key, '10', `answer ${mark}`, at(0));
      await createFeedbackStore(database).add(feedbackOf(key, 0));
      await createOfferStore(database).save(key, [{ type: 'rest', text: mark }], at(0));
      return key;
    }

    async function kindsKept(key: string): Promise<string[]> {
      const kept = {
        chat: await createChatStore(database).find(key),
        conversation: await createConversationStore(database).find(key),
        answer: await createAnswerMessageStore(database).find(key, '10'),
        offers: await createOfferStore(database).find(key),
        feedback: (await createFeedbackStore(database).list(at(0))).find((e) => e.chatKey === key),
      };
      return Object.entries(kept)
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([name]) => name);
    }
    const EVERYTHING = ['chat', 'conversation', 'answer', 'offers', 'feedback'];

    describe('chats', () => {
      it('remembers when a chat was first and last seen, and its newest title', async () => {
        const chats = createChatStore(database);
        const chat = chatOf('-1');
        expect(await chats.touch(chat, 'Tổ công tác', at(0))).toEqual({
          chat,
          title: 'Tổ công tác',
          ownAgency: null,
          state: 'active',
          firstSeenAt: at(0),
          lastSeenAt: at(0),
        });
        await chats.setOwnAgency('telegram:-1', 'bo-y-te');
        const again = await chats.touch(chat, null, at(5));
        expect(again).toMatchObject({ title: 'Tổ công tác', ownAgency: 'bo-y-te' });
        expect(again).toMatchObject({ firstSeenAt: at(0), lastSeenAt: at(5) });
        expect((await chats.touch(chat, 'Tên mới', at(6))).title).toBe('Tên mới');
        expect(await chats.find('telegram:-1')).toMatchObject({ title: 'Tên mới' });
      });

      it('tells topics of a group apart', async () => {
        const chats = createChatStore(database);
        await chats.touch(chatOf('-1'), null, at(0));
        await chats.touch(chatOf('-1', '45'), null, at(1));
        await chats.setOwnAgency('telegram:-1:45', 'bo-y-te');
        expect((await chats.find('telegram:-1'))?.ownAgency).toBeNull();
        expect((await chats.list()).map((record) => chatKey(record.chat))).toEqual([
          'telegram:-1',
          'telegram:-1:45',
        ]);
      });

      it('takes a chat that writes again as active', async () => {
        const chats = createChatStore(database);
        await chats.touch(chatOf('5'), null, at(0));
        await chats.setState('telegram:5', 'blocked');
        expect((await chats.find('telegram:5'))?.state).toBe('blocked');
        expect((await chats.touch(chatOf('5'), null, at(1))).state).toBe('active');
      });

      it('knows nothing of a chat it has not met', async () => {
        const chats = createChatStore(database);
        expect(await chats.find('telegram:404')).toBeNull();
        await chats.erase('telegram:404');
        expect(await chats.list()).toEqual([]);
      });

      it('moves everything kept about a group and its topics, and nothing else', async () => {
        await fillChat(chatOf('-1'), 'whole');
        await fillChat(chatOf('-1', '45'), 'topic');
        await fillChat(chatOf('-12'), 'other');
        await fillChat({ ...chatOf('-1'), channel: 'zalo' }, 'zalo');
        await createChatStore(database).setOwnAgency('telegram:-1', 'bo-y-te');

        await createChatStore(database).migrate('telegram', '-1', '-100777');

        expect(await kindsKept('telegram:-100777')).toEqual(EVERYTHING);
        expect(await kindsKept('telegram:-100777:45')).toEqual(EVERYTHING);
        expect(await kindsKept('telegram:-1')).toEqual([]);
        expect(await kindsKept('telegram:-1:45')).toEqual([]);
        expect(await kindsKept('telegram:-12')).toEqual(EVERYTHING);
        expect(await kindsKept('zalo:-1')).toEqual(EVERYTHING);
        const moved = await createChatStore(database).find('telegram:-100777');
        expect(moved).toMatchObject({ ownAgency: 'bo-y-te', chat: chatOf('-100777') });
        expect((await createViewStore(database).find('vwhole'))?.chatKey).toBe('telegram:-100777');
      });

      it('joins what was kept under the new key already, the newer word staying', async () => {
        await fillChat(chatOf('-1'), 'old');
        await createChatStore(database).setOwnAgency('telegram:-1', 'bo-y-te');
        await createChatStore(database).touch(chatOf('-100777'), 'new', at(9));
        await createConversationStore(database).save('telegram:-100777', conversationOf('new'));
        await createAnswerMessageStore(database).save('telegram:-100777', '11', 'eleven', at(9));

        await createChatStore(database).migrate('telegram', '-1', '-100777');

        const chat = await createChatStore(database).find('telegram:-100777');
        expect(chat).toMatchObject({ title: 'new', ownAgency: 'bo-y-te', firstSeenAt: at(0) });
        const conversation = await createConversationStore(database).find('telegram:-100777');
        expect(conversation?.query.text).toBe('new');
        const answers = createAnswerMessageStore(database);
        expect(await answers.find('telegram:-100777', '10')).toBe('answer old');
        expect(await answers.find('telegram:-100777', '11')).toBe('eleven');
        expect(await createChatStore(database).find('telegram:-1')).toBeNull();
      });

      it('changes nothing the second time the same move is reported', async () => {
        await fillChat(chatOf('-1'), 'whole');
        await createChatStore(database).migrate('telegram', '-1', '-100777');
        await createChatStore(database).migrate('telegram', '-1', '-100777');
        expect(await kindsKept('telegram:-100777')).toEqual(EVERYTHING);
      });

      it('erases everything kept about one chat, and nothing else', async () => {
        await fillChat(chatOf('-1'), 'gone');
        await fillChat(chatOf('-1', '45'), 'kept');
        await createChatStore(database).erase('telegram:-1');
        expect(await kindsKept('telegram:-1')).toEqual([]);
        expect(await createViewStore(database).find('vgone')).toBeNull();
        expect(await kindsKept('telegram:-1:45')).toEqual(EVERYTHING);
      });
    });

    describe('views', () => {
      it('gives back what was saved, the newest under an id', async () => {
        const views = createViewStore(database);
        expect(await views.find('v1')).toBeNull();
        await views.save(viewOf('v1', 'zalo:x'));
        expect(await views.find('v1')).toEqual(viewOf('v1', 'zalo:x'));
        await views.save({ ...viewOf('v1', 'zalo:x', 4), ownAgency: 'bo-y-te' });
        expect(await views.find('v1')).toMatchObject({ askedAt: at(4), ownAgency: 'bo-y-te' });
      });

      it('removes those asked before a moment', async () => {
        const views = createViewStore(database);
        await views.save(viewOf('old', 'zalo:x', 1));
        await views.save(viewOf('new', 'zalo:x', 2));
        expect(await views.prune(at(2))).toBe(1);
        expect(await views.find('old')).toBeNull();
        expect(await views.find('new')).not.toBeNull();
      });
    });

    describe('conversations', () => {
      it('keeps the last one of each chat', async () => {
        const conversations = createConversationStore(database);
        expect(await conversations.find('zalo:x')).toBeNull();
        await conversations.save('zalo:x', conversationOf('một'));
        await conversations.save('zalo:x', conversationOf('hai'));
        await conversations.save('zalo:y', conversationOf('ba'));
        expect(await conversations.find('zalo:x')).toEqual(conversationOf('hai'));
        await conversations.remove('zalo:x');
        expect(await conversations.find('zalo:x')).toBeNull();
        expect(await conversations.find('zalo:y')).toEqual(conversationOf('ba'));
      });
    });

    describe('offers', () => {
      it('keeps what a chat was offered last', async () => {
        const offers = createOfferStore(database);
        expect(await offers.find('zalo:x')).toBeNull();
        await offers.save('zalo:x', [{ type: 'rest', text: 'phần còn lại' }], at(0));
        await offers.save('zalo:x', [{ type: 'detail', view: 'v1', first: 1, last: 5 }], at(2));
        expect(await offers.find('zalo:x')).toEqual({
          offers: [{ type: 'detail', view: 'v1', first: 1, last: 5 }],
          at: at(2),
        });
      });
    });

    describe('answer messages', () => {
      it('finds the newest answer to a question of the same chat', async () => {
        const answers = createAnswerMessageStore(database);
        await answers.save('telegram:1', '10', '11', at(0));
        await answers.save('telegram:2', '10', '12', at(0));
        await answers.save('telegram:1', '10', '13', at(1));
        expect(await answers.find('telegram:1', '10')).toBe('13');
        expect(await answers.find('telegram:2', '10')).toBe('12');
        expect(await answers.find('telegram:1', '99')).toBeNull();
      });
    });

    describe('feedback', () => {
      it('lists what was said since a moment, oldest first', async () => {
        const feedback = createFeedbackStore(database);
        await feedback.add(feedbackOf('zalo:x', 3));
        await feedback.add({ ...feedbackOf('zalo:y', 2), kind: 'comment', comment: 'sai hạn' });
        await feedback.add(feedbackOf('zalo:z', 1));
        expect(await feedback.list(at(2))).toEqual([
          { ...feedbackOf('zalo:y', 2), kind: 'comment', comment: 'sai hạn' },
          feedbackOf('zalo:x', 3),
        ]);
      });
    });
  });
}
