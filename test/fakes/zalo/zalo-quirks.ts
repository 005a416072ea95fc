/** Every point on which sources disagree how Zalo behaves; the defaults are the documented way. */
export interface ZaloQuirks {
  /** What getUpdates returns as its result for one update. */
  updates: 'object' | 'array' | 'bare';
  /** What an empty poll is answered with. */
  emptyPoll: 'body' | 'status' | 'html' | 'emptyObject' | 'emptyArray' | 'noResult';
  /** Ids as JSON numbers, of the digits they have. */
  numericIds: boolean;
  dates: 'ms' | 's' | 'none';
  hasEventName: boolean;
  hasErrorCodeOnSuccess: boolean;
  errorField: 'error_code' | 'errorCode';
  errorCodeAsText: boolean;
  /** HTTP status of application errors. */
  errorStatus: 'ok' | 'code';
  photoField: 'photo_url' | 'photo' | 'none';
  nameField: 'display_name' | 'name' | 'first_name' | 'none';
  hasDisplayName: boolean;
  canJoinGroups: boolean;
  /** How a bot without webhook is answered by getWebhookInfo. */
  noWebhook: 'empty' | 'notFound';
  verification: 'none' | 'ok' | 'failed';
  /** Updates pushed while nobody polls are lost. */
  losesWhileUnpolled: boolean;
  /** Answers an empty poll at once instead of holding it. */
  holdsPolls: boolean;
}

export const DOCUMENTED: ZaloQuirks = {
  updates: 'object',
  emptyPoll: 'body',
  numericIds: false,
  dates: 'ms',
  hasEventName: true,
  hasErrorCodeOnSuccess: false,
  errorField: 'error_code',
  errorCodeAsText: false,
  errorStatus: 'ok',
  photoField: 'photo_url',
  nameField: 'display_name',
  hasDisplayName: true,
  canJoinGroups: true,
  noWebhook: 'notFound',
  verification: 'ok',
  losesWhileUnpolled: false,
  holdsPolls: true,
};

/** A message somebody sends, before the quirks shape it. */
export interface FakeMessage {
  readonly kind?: 'text' | 'image' | 'sticker' | 'voice' | 'unsupported';
  readonly id?: string;
  readonly from?: string;
  readonly name?: string;
  readonly isBot?: boolean;
  /** Group id; absent: a private chat with the sender. */
  readonly group?: string;
  /** Text, or caption of an image. */
  readonly text?: string;
  readonly at?: Date;
}

let serial = 0;

/** An unquoted id in JSON text: what a server written in another language sends. */
const NUMBER_MARK = 'number:';

/** JSON text in which marked ids are numbers of all their digits. */
export function toJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(new RegExp(`"${NUMBER_MARK}(\\d+)"`, 'g'), '$1');
}

/** An update in the shape the quirks ask for; ids must be digits where they are numeric. */
export function shapeUpdate(message: FakeMessage, quirks: ZaloQuirks): Record<string, unknown> {
  serial += 1;
  const { kind = 'text', from = 'u1', text = 'xin chào', name = 'An' } = message;
  const id = (value: string): string => (quirks.numericIds ? `${NUMBER_MARK}${value}` : value);
  const atMs = (message.at ?? new Date('2026-11-02T01:00:00Z')).getTime();
  const content: Record<string, Record<string, unknown>> = {
    text: { text },
    image: {
      ...(quirks.photoField === 'none' ? {} : { [quirks.photoField]: 'https://x.example/p.jpg' }),
      ...(message.text === undefined ? {} : { caption: text }),
    },
    sticker: { sticker: 'abc', url: 'https://x.example/s.png' },
    voice: { voice_url: 'https://x.example/v.aac' },
    unsupported: {},
  };
  return {
    ...(quirks.hasEventName ? { event_name: `message.${kind}.received` } : {}),
    message: {
      message_id: id(message.id ?? `${1e15 + serial}`),
      ...(quirks.dates === 'none' ? {} : { date: quirks.dates === 's' ? atMs / 1000 : atMs }),
      from: {
        id: id(from),
        ...(quirks.nameField === 'none' ? {} : { [quirks.nameField]: name }),
        is_bot: message.isBot ?? false,
      },
      chat: {
        id: id(message.group ?? from),
        chat_type: message.group === undefined ? 'PRIVATE' : 'GROUP',
      },
      ...content[kind],
    },
  };
}
