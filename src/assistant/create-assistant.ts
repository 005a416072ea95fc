import { answerQuery } from '../answering/answer-query.js';
import type { KnowledgeBase } from '../answering/knowledge-base.js';
import { PLAIN_PAGE_SIZE, renderPlain } from '../answering/render-plain.js';
import type { Answer, SourceRef } from '../domain/answer.js';
import {
  CONVERSATION_TTL_MS,
  type Assistant,
  type Conversation,
  type Reply,
  type ReplyContext,
} from '../domain/conversation.js';
import { localDateAt } from '../domain/local-date.js';
import type { Query } from '../domain/query.js';
import { createUnderstanding, type Understanding } from '../understanding/understand.js';

const NEXT_PAGE =
  /^(?:xem |cho xem |doc )?(?:tiep(?: theo| di| nhe| a)?|them|nua|trang sau|con nua)$/;

/**
 * Answers turns on one register version. Pure for a given version, context and text; what it
 * returns as `conversation` belongs to that chat alone.
 */
export function createAssistant(
  knowledge: KnowledgeBase,
  timeZone: string,
  understanding: Understanding = createUnderstanding(knowledge),
): Assistant {
  const run = (question: string, query: Query, context: ReplyContext): Reply => {
    const today = localDateAt(context.now, timeZone);
    const previous = liveConversation(context);
    const answer = answerQuery(question, query, { knowledge, today }, () =>
      previous ? sourcesOf(answerQuery('', previous.query, { knowledge, today })) : [],
    );
    return { answer, conversation: toConversation(answer, context, previous) };
  };

  return {
    registerVersion: knowledge.register.version,
    answerQuery: (query, context) => run(query.text ?? '', query, context),
    reply(text, context) {
      const today = localDateAt(context.now, timeZone);
      const previous = liveConversation(context);
      if (previous && NEXT_PAGE.test(understanding.fold(text))) {
        const reply = run(text, previous.query, context);
        const from = previous.shownFrom + (context.pageSize ?? PLAIN_PAGE_SIZE);
        const page = renderPlain(reply.answer.view, from);
        return from > page.total
          ? reply
          : {
              answer: { ...reply.answer, text: page.text },
              conversation: { ...reply.conversation, shownFrom: from },
            };
      }
      const query = understanding.understand(text, {
        today,
        conversation: previous,
        ownAgency: context.ownAgency,
      });
      return run(text, query, context);
    },
  };
}

function liveConversation({ conversation, now }: ReplyContext): Conversation | null {
  return conversation && now.getTime() - conversation.atMs <= CONVERSATION_TTL_MS
    ? conversation
    : null;
}

function toConversation(
  answer: Answer,
  context: ReplyContext,
  previous: Conversation | null,
): Conversation {
  // Asking for the source, thanking or greeting does not change what is talked about.
  const keeps = ['source', 'thanks', 'greeting', 'help', 'feedback'].includes(answer.intent);
  if (keeps && previous) return { ...previous, atMs: context.now.getTime() };
  const shown = answer.view.groups.flatMap((group) =>
    group.items.flatMap((item) => item.taskId ?? []),
  );
  const { intent } = answer.query;
  const isList = answer.query.tasks !== undefined && shown.length > 0;
  const looksAtOne =
    intent === 'task_detail' || intent === 'task_responsible' || intent === 'clarify';
  return {
    query: answer.query,
    list: isList
      ? { query: answer.query, taskIds: shown, isSingle: answer.count === 1 }
      : looksAtOne
        ? (previous?.list ?? null)
        : null,
    taskIds:
      answer.intent === 'clarify'
        ? (answer.query.taskIds ?? [])
        : shown.length > 0
          ? shown
          : (answer.query.taskIds ?? []),
    choices: answer.view.choices.map((choice) => choice.utterance),
    shownFrom: 1,
    atMs: context.now.getTime(),
  };
}

/** Every place an answer rests on. */
function sourcesOf({ tasks, indicators, passages }: Answer): SourceRef[] {
  return [
    ...tasks.flatMap(({ sources }) => sources),
    ...indicators.map(({ source }) => source),
    ...passages,
  ];
}
