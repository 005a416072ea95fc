import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeAction,
  encodeAction,
  MAX_CALLBACK_BYTES,
} from '../../../../src/channels/telegram/inbound/callback-data.js';
import type { ChatAction } from '../../../../src/domain/chat.js';

const view = fc.stringMatching(/^[\w-]{1,12}$/);
const number = fc.nat(999_999);
const action: fc.Arbitrary<ChatAction> = fc.oneof(
  fc.record({ type: fc.constant('page' as const), view, page: number }),
  fc.record({ type: fc.constant('detail' as const), view, item: number }),
  fc.record({ type: fc.constant('choose' as const), view, choice: number }),
  fc.record({
    type: fc.constantFrom(
      'back' as const,
      'rerun' as const,
      'export' as const,
      'subscribe' as const,
    ),
    view,
  }),
  fc.record({
    type: fc.constant('narrow' as const),
    view,
    to: fc.constantFrom('all', 'overdue', 'due_soon', 'completed', 'not_completed'),
  }),
  fc.record({
    type: fc.constant('rate' as const),
    view,
    value: fc.constantFrom('up' as const, 'down' as const),
  }),
  fc.record({
    type: fc.constant('feature' as const),
    feature: fc.stringMatching(/^[a-z]{1,20}$/),
    payload: fc.stringMatching(/^[ -~]{0,40}$/),
  }),
);

describe('button data', () => {
  it('carries every action there and back within 64 bytes', () => {
    fc.assert(
      fc.property(action, (one) => {
        const data = encodeAction(one);
        expect(data).not.toBeNull();
        expect(Buffer.byteLength(data ?? '')).toBeLessThanOrEqual(MAX_CALLBACK_BYTES);
        expect(decodeAction(data ?? '')).toEqual(one);
      }),
    );
  });

  it('reads nothing into foreign data', () => {
    for (const data of ['', 'p', 'p:', 'p:v1:x', 'p:v1:-1', 'n:v1:z', 'x:v1', 'p:dài quá:1', 'f::'])
      expect(decodeAction(data)).toBeNull();
    fc.assert(fc.property(fc.string(), (data) => void decodeAction(data)));
  });
});
