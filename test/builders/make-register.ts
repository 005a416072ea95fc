import type { Agency } from '../../src/domain/agency.js';
import type { Assistant } from '../../src/domain/conversation.js';
import type { KnowledgeDocument } from '../../src/domain/document.js';
import type { Register } from '../../src/domain/register.js';
import { deriveTask, type Task, type TaskEvent } from '../../src/domain/task.js';
import { slugOf } from '../../src/language/fold.js';
import { makeView } from './make-view.js';

/** A register that holds nothing. */
export const EMPTY_REGISTER: Register = {
  version: 1,
  documents: [],
  sections: [],
  agencies: [],
  tasks: [],
  indicators: [],
  inconsistencies: [],
  lists: [],
  terms: [],
  legalReferences: [],
};

/** A ministry of that name, or what `members` make of it; its id is the name's slug. */
export function makeAgency(name: string, members: Partial<Agency> = {}): Agency {
  return {
    id: slugOf(name),
    name,
    kind: 'ministry',
    abbreviations: [],
    aliases: [],
    parent: null,
    members: [],
    validFrom: null,
    validUntil: null,
    successions: [],
    ...members,
  };
}

export function makeDocument(
  id: string,
  members: Partial<KnowledgeDocument> = {},
): KnowledgeDocument {
  return {
    id,
    kind: 'Thông báo',
    number: null,
    issuer: 'Văn phòng Chính phủ',
    issuedOn: '2024-05-06',
    issuedText: null,
    title: `Kết luận ${id}`,
    shortTitle: id,
    aliases: [],
    periodEndOn: null,
    orderedOn: '2024-05-06',
    ...members,
  };
}

export function makeEvent(members: Partial<TaskEvent> = {}): TaskEvent {
  return {
    kind: 'assigned',
    document: 'tb-1',
    section: 'I.1',
    quote: 'Khẩn trương hoàn thành kết nối dữ liệu.',
    deadlineText: null,
    dueOn: null,
    status: null,
    statusNote: null,
    ...members,
  };
}

/** A task of `lead` (agency ids) with the given events, or one undated assignment. */
export function makeTask(
  id: string,
  lead: readonly string[],
  events: readonly Partial<TaskEvent>[] = [{}],
  members: Partial<
    Pick<Task, 'title' | 'coordinating' | 'supervisor' | 'recurrence' | 'result'>
  > = {},
): Task {
  return deriveTask({
    id,
    title: `Nhiệm vụ ${id}`,
    lead,
    coordinating: [],
    supervisor: null,
    result: null,
    recurrence: null,
    events: events.map(makeEvent),
    ...members,
  });
}

/** An assistant that notes what it is asked and answers nothing. */
export function listenTo(asked: Set<string>): Assistant {
  const answer: Assistant['reply'] = (text) => {
    asked.add(text);
    return {
      answer: {
        question: text,
        intent: 'out_of_scope',
        text: '',
        refused: true,
        clarify: false,
        tasks: [],
        indicators: [],
        passages: [],
        view: makeView(),
        query: { intent: 'out_of_scope' },
      },
      conversation: {
        query: { intent: 'out_of_scope' },
        taskIds: [],
        choices: [],
        shownFrom: 1,
        atMs: 0,
      },
    };
  };
  return {
    registerVersion: 1,
    reply: answer,
    answerQuery: (query, context) => answer(query.text ?? '', context),
  };
}
