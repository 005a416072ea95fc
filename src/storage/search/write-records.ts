import type Sqlite from 'better-sqlite3';
import type { Indicator } from '../../domain/indicator.js';
import type { Steps } from '../../domain/steps.js';
import type { Task } from '../../domain/task.js';
import type { FigureIndex } from '../../language/figure-index.js';
import { documentsOf } from '../../retrieval/search-engine.js';
import { toJson } from '../json-column.js';

/** Writes tasks: what they are selected by in one table, what is said of them in another. */
export function* writeTasks(file: Sqlite.Database, tasks: readonly Task[]): Steps<void> {
  const insert = file.prepare(`INSERT INTO tasks VALUES (${'?, '.repeat(12)}?)`);
  const insertEvents = file.prepare('INSERT INTO task_events VALUES (?, ?)');
  const insertDocument = file.prepare('INSERT INTO task_documents VALUES (?, ?, ?)');
  for (const [position, task] of tasks.entries()) {
    insert.run(
      position,
      task.id,
      task.title,
      toJson(task.lead),
      toJson(task.coordinating),
      task.supervisor,
      task.result,
      task.recurrence,
      task.due,
      task.originalDue,
      task.deadlineText,
      task.status,
      task.statusNote,
    );
    insertEvents.run(position, toJson(task.events));
    for (const document of documentsOf(task)) insertDocument.run(document, position, task.id);
    yield;
  }
}

/** The same of indicators and their observations. */
export function* writeIndicators(
  file: Sqlite.Database,
  indicators: readonly Indicator[],
): Steps<void> {
  const insert = file.prepare('INSERT INTO indicators VALUES (?, ?, ?, ?, ?, ?)');
  const insertObservations = file.prepare('INSERT INTO observations VALUES (?, ?)');
  for (const [
    position,
    { id, name, aliases, agencies, caution, observations },
  ] of indicators.entries()) {
    insert.run(position, id, name, toJson(aliases), toJson(agencies), caution);
    insertObservations.run(position, toJson(observations));
    yield;
  }
}

export function* writeFigures(file: Sqlite.Database, figures: FigureIndex): Steps<void> {
  const insert = file.prepare('INSERT INTO figures VALUES (?, ?)');
  for (const [figure, use] of figures) {
    insert.run(figure, toJson(use));
    yield;
  }
}
