import type { ViewItem } from '../../../src/domain/answer.js';
import { PAGE_SIZE, type ChatReply } from '../../../src/domain/chat.js';
import { makeReply } from '../../builders/make-view.js';

/** A list of `count` tasks at one page. */
export function makeListReply(count: number, page: number, viewId = 'v1'): ChatReply {
  const items: ViewItem[] = Array.from({ length: count }, (_, index) => ({
    taskId: `t${index + 1}`,
    title: `Nhiệm vụ ${index + 1}`,
    facts: ['⏰ Hạn 30/6/2024, quá 15 ngày'],
    citation: '203/TB-VPCP, mục B.II.6.b',
  }));
  return makeReply(
    { headline: `${count} nhiệm vụ`, groups: [{ title: null, items }] },
    { viewId, page, pages: Math.ceil(count / PAGE_SIZE) },
  );
}
