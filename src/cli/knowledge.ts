import { readFile, stat, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { renderPlain } from '../answering/render-plain.js';
import { loadConfig } from '../config.js';
import { createOffsetClock, systemClock } from '../domain/clock.js';
import { openQuestions, type DocumentDraft } from '../domain/draft.js';
import { ClassifiedDocumentError } from '../drafts/classified-document-error.js';
import { createDocumentReview, type DocumentReview } from '../drafts/create-document-review.js';
import { readDocument } from '../drafts/read-document.js';
import { phraseCounts, phraseHead, phraseQuestion, previewDraft } from '../drafts/preview-draft.js';
import { readDraftCommand } from '../drafts/read-draft-command.js';
import { DocumentRefusedError } from '../ingestion/read/document-refused-error.js';
import { MAX_DOCUMENT_BYTES } from '../ingestion/read/read-document-bytes.js';
import { openAssistant, type OpenedAssistant } from '../open-assistant.js';
import { buildAssistant, tryOutAssistant } from '../register/build-assistant.js';
import { createAmender } from '../register/create-amender.js';
import { createPublisher } from '../register/create-publisher.js';
import { explainRefusal } from '../register/explain-refusal.js';
import { needsSearchFile } from '../storage/search/digest-register.js';
import { createAmendmentStore } from '../storage/amendments/create-amendment-store.js';
import { createProgressBar } from './progress-bar.js';
import { loadDotEnv, runCommand, UsageError } from './run-command.js';

const USAGE = `Cách dùng: npm run --silent knowledge -- add TỆP [tùy chọn]
  --edit "bỏ 3"        sửa bản nháp như trong chat; nhắc lại được: "sửa 2 hạn 30/6/2025", "số 12/TB-VPCP", "thay thế"
  --excel TỆP.xlsx     ghi bản nháp ra Excel
  --yes                nhận không hỏi lại
  --dry-run            chỉ xem, không hỏi`;

await runCommand(async () => {
  loadDotEnv();
  const { path, edits, excel, isYes, isDryRun } = readArguments();
  const config = loadConfig(process.env);
  const clock = config.clockStartAt ? createOffsetClock(config.clockStartAt) : systemClock;
  const filling = createProgressBar('Nạp văn bản', process.stderr);
  const opened = await openAssistant(config, clock, (done, total) => filling.update(done, total));
  filling.finish();
  try {
    const publisher = createPublisher({
      store: opened.store,
      initial: opened,
      buildAssistant: (register) =>
        buildAssistant(register, config.timeZone, opened.claims, opened.engines),
      isFiled: needsSearchFile,
      tryOut: (assistant) => tryOutAssistant(assistant, clock.now()),
    });
    const amendments = createAmendmentStore(opened.database);
    const amender = createAmender({ publisher, store: opened.store, amendments, clock });
    const review = createDocumentReview({
      register: () => publisher.active().register,
      amender,
      readDocument,
      clock,
      timeZone: config.timeZone,
      newId: () => randomBytes(6).toString('hex'),
    });
    step('Đang đọc tệp và rút nhiệm vụ…');
    const draft = applyEdits(await readDraft(path, review), edits, review);
    if (excel !== null) await writeFile(excel, (await review.toWorkbook(draft)).bytes);
    print(previewText(draft, opened));
    const questions = openQuestions(draft);
    if (isDryRun) return;
    if (questions.length > 0)
      throw new UsageError(
        `Chưa nhận được:\n${questions.map((one) => phraseQuestion(one, draft, opened.register)).join('\n')}\nTrả lời bằng --edit.`,
      );
    if (!isYes && !(await isConfirmed())) {
      print('Chưa nhận; dữ liệu không thay đổi. Thêm --yes để nhận.');
      return;
    }
    step('Đang kiểm tra, dựng lại chỉ mục và ghi…');
    const { publication, warnings } = await review.commit(draft, 'system');
    for (const warning of warnings) print(`⚠️ ${warning}`);
    print(
      `✅ Đã thêm ${phraseHead(draft)}: ${phraseCounts(draft)} (phiên bản ${publication.after.register.version}). Trợ lý đang chạy sẽ tự chuyển sang sau vài giây.`,
    );
  } catch (error) {
    throw asUsage(error);
  } finally {
    await opened.close();
  }
});

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** What takes a while; standard output is for the result. */
function step(text: string): void {
  process.stderr.write(`${text}\n`);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: {
        edit: { type: 'string', multiple: true },
        excel: { type: 'string' },
        yes: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
      },
      allowPositionals: true,
    });
    const [verb, path, ...more] = positionals;
    if (verb !== 'add' || path === undefined || more.length > 0) throw new UsageError(USAGE);
    return {
      path,
      edits: values.edit ?? [],
      excel: values.excel ?? null,
      isYes: values.yes === true,
      isDryRun: values['dry-run'] === true,
    };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

/** What the caller can do something about is told without a stack. */
function asUsage(error: unknown): unknown {
  const refusal = error instanceof DocumentRefusedError ? error.message : explainRefusal(error);
  if (error instanceof ClassifiedDocumentError)
    return new UsageError(
      `${error.message}\nTrợ lý không lưu gì của tệp. Anh/chị xóa tệp khỏi máy này và báo người phụ trách bảo vệ bí mật nhà nước.`,
    );
  return refusal === null ? error : new UsageError(refusal);
}

async function readDraft(path: string, review: DocumentReview): Promise<DocumentDraft> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new UsageError(`Không tìm thấy tệp ${path}.`);
  // Before a byte of it is in memory.
  if (found.size > MAX_DOCUMENT_BYTES)
    throw new DocumentRefusedError('too_large', path, 'tệp lớn hơn 20 MB.');
  return review.read(path, await readFile(path));
}

function applyEdits(
  draft: DocumentDraft,
  edits: readonly string[],
  review: DocumentReview,
): DocumentDraft {
  return edits.reduce((current, text) => {
    const command = readDraftCommand(text);
    if (
      command === null ||
      command.type === 'accept' ||
      command.type === 'cancel' ||
      command.type === 'file' ||
      command.type === 'show'
    )
      throw new UsageError(`--edit “${text}”: không hiểu.\n${USAGE}`);
    const edit = review.edit(current, command);
    if (edit.draft === null) throw new UsageError(`--edit “${text}”: ${edit.fault}`);
    return edit.draft;
  }, draft);
}

function previewText(draft: DocumentDraft, { register }: OpenedAssistant): string {
  const view = previewDraft(draft, register, 'khi lệnh này kết thúc');
  return renderPlain({ ...view, notes: [] }, 1, Math.max(1, draft.rows.length)).text;
}

async function isConfirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^(?:c|co|có|y|yes)$/i.test((await prompt.question('Nhận văn bản này? (c/K) ')).trim());
  } finally {
    prompt.close();
  }
}
