import type {
  Amendment,
  AmendmentContent,
  DocumentAddition,
  TaskCorrection,
} from '../../src/domain/amendment.js';
import type { KnowledgeDocument, Section } from '../../src/domain/document.js';
import type { TaskEvent } from '../../src/domain/task.js';

export const amendmentOf = (id: number, content: AmendmentContent): Amendment => ({
  id,
  by: 'telegram:1',
  at: new Date('2024-07-15T02:00:00Z'),
  content,
});

export const correctionOf = (values: Partial<TaskCorrection> = {}): TaskCorrection => ({
  kind: 'correction',
  taskId: 'z-first',
  status: null,
  note: null,
  reportedOn: null,
  dueOn: null,
  lead: null,
  basis: '58/QĐ-BTC ngày 12/7/2024',
  madeOn: '2024-07-15',
  orderedOn: '2024-07-15',
  claimId: null,
  before: { lead: ['bo-tai-chinh', 'bo-ke-hoach'], recurrence: null },
  ...values,
});

export const documentOf = (id: string, orderedOn: string): KnowledgeDocument => ({
  id,
  kind: 'Thông báo',
  number: `${id}/TB-X`,
  issuer: 'Văn phòng Chính phủ',
  issuedOn: orderedOn,
  issuedText: null,
  title: `Kết luận ${id}`,
  shortTitle: `${id}/TB-X`,
  aliases: [],
  periodEndOn: null,
  orderedOn,
});

export const sectionOf = (document: string, path: string, order = 0): Section => ({
  document,
  path,
  heading: null,
  breadcrumb: [],
  text: `Nội dung của ${document} tại ${path}`,
  fragments: [`Nội dung của ${document} tại ${path}`],
  kind: 'point',
  order,
});

export const eventOf = (document: string, values: Partial<TaskEvent> = {}): TaskEvent => ({
  kind: 'assigned',
  document,
  section: 'I.1',
  quote: `Nội dung của ${document} tại I.1`,
  deadlineText: null,
  dueOn: null,
  status: null,
  statusNote: null,
  ...values,
});

/** A document of one section that gives one new task and says nothing of others. */
export const additionOf = (
  id: string,
  orderedOn: string,
  values: Partial<DocumentAddition> = {},
): DocumentAddition => ({
  kind: 'document',
  document: documentOf(id, orderedOn),
  replaces: null,
  sections: [sectionOf(id, 'I.1')],
  agencies: [],
  tasks: [
    {
      id: `${id}-i-1`,
      title: `Việc mới của ${id}`,
      lead: ['bo-tai-chinh'],
      coordinating: [],
      supervisor: null,
      result: null,
      recurrence: null,
      events: [eventOf(id)],
    },
  ],
  events: [],
  indicators: [],
  ...values,
});
