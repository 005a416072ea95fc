import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEvent } from '../../../../src/channels/zalo/inbound/read-event.js';
import { updateKey } from '../../../../src/channels/zalo/inbound/update-key.js';

const bare = (message: object, event_name?: string): object => ({
  ...(event_name === undefined ? {} : { event_name }),
  message: {
    message_id: 'm1',
    from: { id: 'u1', display_name: 'An' },
    chat: { id: 'u1' },
    ...message,
  },
});

describe('readEvent', () => {
  it('reads the wrapped and the bare form alike', () => {
    const update = bare({ text: 'xin chào' }, 'message.text.received');
    expect(readEvent({ ok: true, result: update })).toEqual(readEvent(update));
    expect(readEvent(update)).toMatchObject({ kind: 'text', text: 'xin chào', isGroup: false });
  });

  it.each([
    [{ text: 'a' }, 'text'],
    [{ photo_url: 'https://x' }, 'image'],
    [{ photo: 'https://x', caption: 'c' }, 'image'],
    [{ sticker: 's' }, 'sticker'],
    [{ voice_url: 'https://x' }, 'voice'],
    [{}, 'unsupported'],
  ])('infers from %o that it is of the kind %s', (message, kind) => {
    expect(readEvent(bare(message))).toMatchObject({ kind, eventName: `message.${kind}.received` });
  });

  it('keeps an image without address and a kind it does not know', () => {
    expect(readEvent(bare({}, 'message.image.received'))).toMatchObject({
      kind: 'image',
      text: '',
    });
    expect(readEvent(bare({ text: 'x' }, 'message.poll.received'))?.kind).toBe('unsupported');
  });

  it('takes the caption of an image for its text', () => {
    expect(readEvent(bare({ photo_url: 'https://x', caption: 'đây là gì' }))?.text).toBe(
      'đây là gì',
    );
  });

  it.each([
    [1750316131602, '2025-06-19T06:55:31.602Z'],
    [1750316131, '2025-06-19T06:55:31.000Z'],
    ['1750316131602', '2025-06-19T06:55:31.602Z'],
  ])('reads the time %o', (date, iso) => {
    expect(readEvent(bare({ text: 'a', date }))?.sentAt?.toISOString()).toBe(iso);
  });

  it.each([0, -5, null, 'hôm nay', 1e300])('knows no time from %o', (date) => {
    expect(readEvent(bare({ text: 'a', date }))?.sentAt).toBeNull();
  });

  it('names the sender by the first name given, else by the id', () => {
    const named = (from: object): string | undefined => readEvent(bare({ from }))?.senderName;
    expect(named({ id: 1, display_name: '', name: 'Bình' })).toBe('Bình');
    expect(named({ id: 1, first_name: 'Chi' })).toBe('Chi');
    expect(named({ id: 1 })).toBe('1');
  });

  it('tells a group by its type, or by the form of its id where no type is given', () => {
    expect(readEvent(bare({ chat: { id: 'g', chat_type: 'GROUP' } }))?.isGroup).toBe(true);
    expect(readEvent(bare({ chat: { id: 'zgr-0a' } }))?.isGroup).toBe(true);
    expect(readEvent(bare({ chat: { id: 'zgr-0a', chat_type: 'PRIVATE' } }))?.isGroup).toBe(false);
  });

  it('reads anything without throwing', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (a, b) => {
        readEvent(a);
        readEvent({ event_name: a, message: b });
        readEvent(bare({ from: a, chat: b, text: a, date: b }));
      }),
    );
  });
});

describe('updateKey', () => {
  it('keeps the event’s name beside the message id', () => {
    const event = readEvent(bare({ text: 'a' }));
    expect(event && updateKey(event)).toBe('message.text.received:m1');
  });

  it('tells messages without id apart by what they say, and knows them again', () => {
    const keyOf = (text: string): string | null => {
      const event = readEvent(bare({ text, message_id: null, date: 1750316131602 }));
      return event && updateKey(event);
    };
    expect(keyOf('a')).toBe(keyOf('a'));
    expect(keyOf('a')).not.toBe(keyOf('b'));
  });
});
