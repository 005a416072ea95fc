import type { Chart } from '../../charts/chart.js';
import type { ChartPainter } from '../../charts/create-chart-painter.js';
import { describeChart } from '../../charts/describe-chart.js';
import type { Answer } from '../../domain/answer.js';
import {
  chatKey,
  PAGE_SIZE,
  type ChannelName,
  type ChatReply,
  type Inbound,
  type ReplyFile,
} from '../../domain/chat.js';
import type { Clock } from '../../domain/clock.js';
import {
  CONVERSATION_TTL_MS,
  type Assistant,
  type Reply,
  type ReplyContext,
} from '../../domain/conversation.js';
import { localDateAt } from '../../domain/local-date.js';
import type { ChatStore, ConversationStore } from '../../domain/ports.js';
import type { Register } from '../../domain/register.js';
import { createAgencyDirectory } from '../../tasks/agency-directory.js';
import { answerReply } from '../answer-reply.js';
import type { ChatFeature } from '../feature.js';
import { plainReply, plainView } from '../../domain/plain-reply.js';
import { chooseChart, tasksOf, type ChartWorld } from './choose-chart.js';
import { composeCaption, phraseLead, phraseProof } from './compose-caption.js';
import { readChartRequest, readChartSubject, type ChartRequest } from './read-chart-request.js';

export interface ChartFeatureDeps {
  readonly assistant: () => Assistant;
  readonly register: () => Register;
  readonly conversations: ConversationStore;
  readonly chats: ChatStore;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly painter: ChartPainter;
  /** Told of every answer, for metrics and counts. */
  readonly onAnswer?: (
    intent: string,
    refused: boolean,
    tookMs: number,
    channel: ChannelName,
  ) => void;
  /** Told where a picture could not be painted: the answer then goes out in words. */
  readonly onFault?: (error: unknown, what: string) => void;
}

const EVERYTHING = 'thống kê nhiệm vụ theo cơ quan';
const NOTHING_TO_DRAW = 'ℹ️ Câu trả lời này không có số liệu để vẽ biểu đồ.';
const HOW_TO_NARROW = 'Xem riêng: gõ “biểu đồ” kèm tên cơ quan, hoặc “biểu đồ theo tháng”.';

/** `/thongke` and "vẽ biểu đồ …": what an answer counts or measures, as a picture. */
export function createChartFeature(deps: ChartFeatureDeps): ChatFeature {
  /** Answers what the picture is asked of: the words typed, or what was answered last. */
  const answerSubject = (
    { subject, byMonth, isOverall }: ChartRequest,
    context: ReplyContext,
    isAboutLast: boolean,
  ): Reply => {
    const assistant = deps.assistant();
    const { conversation } = context;
    if (subject !== '') {
      // "của Bộ Y tế", "theo tháng" alone are about tasks.
      const isBare = /^(?:của|cua|theo) /i.test(subject);
      return assistant.reply(isBare ? `nhiệm vụ ${subject}` : subject, context);
    }
    const isFresh =
      conversation !== null &&
      context.now.getTime() - conversation.atMs <= CONVERSATION_TTL_MS &&
      (conversation.query.tasks !== undefined || conversation.query.indicators !== undefined);
    return isFresh && isAboutLast && !byMonth && !isOverall
      ? assistant.answerQuery(conversation.query, context)
      : assistant.reply(EVERYTHING, context);
  };

  const paint = async (chart: Chart, name: string, caption: string): Promise<ReplyFile | null> => {
    try {
      const bytes = await deps.painter.paint(chart);
      return { name, mimeType: 'image/png', bytes, caption, kind: 'photo' };
    } catch (error) {
      deps.onFault?.(error, 'vẽ biểu đồ');
      return null;
    }
  };

  const pictured = async (
    { channel }: Inbound['chat'],
    answer: Answer,
    chart: Chart,
    world: ChartWorld,
  ): Promise<ChatReply> => {
    const isAll = tasksOf(answer, world.register).tasks.length === world.register.tasks.length;
    const isByAgency = chart.kind === 'stacked_bars' && chart.direction === 'lying';
    const hints = isByAgency && isAll ? [HOW_TO_NARROW] : [];
    const caption = composeCaption(answer, chart, world, hints);
    const photo = await paint(chart, `bieu-do-${world.today}.png`, caption);
    if (photo !== null && channel !== 'zalo')
      // The caption says it all: one message where the messenger takes pictures.
      return { ...plainReply(''), files: [photo] };
    const view = {
      ...plainView(answer.view.headline, [
        ...(chart.kind === 'history' || chart.kind === 'figures'
          ? []
          : phraseLead(answer, chart, world)),
        ...describeChart(chart),
      ]),
      citations: phraseProof(answer, world).map((line) => line.replace(/^📄 /u, '')),
      notes: chart.kind === 'stacked_bars' ? [] : answer.view.notes,
      freshness: answer.view.freshness,
    };
    return { ...plainReply(''), view, files: photo === null ? [] : [photo] };
  };

  /** Undefined where nothing loaded answers it: then it is answered as any other question. */
  const reply = async (
    inbound: Inbound,
    request: ChartRequest,
    isAboutLast: boolean,
  ): Promise<ChatReply | undefined> => {
    const key = chatKey(inbound.chat);
    const now = deps.clock.now();
    const { answer, conversation } = answerSubject(
      request,
      {
        now,
        // The command stands for itself; a request in words may go on from what was said.
        conversation: isAboutLast ? await deps.conversations.find(key) : null,
        ownAgency: (await deps.chats.find(key))?.ownAgency ?? null,
        pageSize: PAGE_SIZE,
      },
      isAboutLast,
    );
    if (answer.refused) return undefined;
    await deps.conversations.save(key, conversation);
    const tookMs = deps.clock.now().getTime() - now.getTime();
    deps.onAnswer?.(answer.intent, answer.refused, tookMs, inbound.chat.channel);
    const register = deps.register();
    const world = {
      register,
      directory: createAgencyDirectory(register.agencies),
      today: localDateAt(now, deps.timeZone),
    };
    const chart = answer.clarify ? null : chooseChart(answer, request.byMonth, world);
    if (chart !== null) return pictured(inbound.chat, answer, chart, world);
    return answerReply(answer, {
      viewId: null,
      page: 1,
      replaces: inbound.isEdit,
      ...(answer.clarify ? {} : { note: NOTHING_TO_DRAW }),
    });
  };

  return {
    name: 'chart',
    commands: {
      thongke: async (inbound, args) => {
        const request = readChartRequest(args) ?? readChartSubject(args);
        const isNamed = request.subject !== '' && !/^nhi[eệ]m v[uụ]/i.test(request.subject);
        const subject = isNamed ? `nhiệm vụ ${request.subject}` : request.subject;
        return (
          (await reply(inbound, { ...request, subject }, false)) ??
          plainReply('Chưa có số liệu phù hợp để thống kê.', [
            'Ví dụ: thống kê Bộ Y tế; thống kê theo tháng.',
          ])
        );
      },
    },
    onText: async (inbound) => {
      const request = readChartRequest(inbound.text);
      return request === null ? undefined : reply(inbound, request, true);
    },
  };
}
