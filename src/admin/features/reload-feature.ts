import type { RecordDeed } from '../../authority/create-audit-recorder.js';
import type { Authority } from '../../authority/create-authority.js';
import { personOf } from '../../authority/person.js';
import { phraseInstant } from '../../domain/phrase-instant.js';
import { buildChangesTable, countChanges } from '../reload/changes-table.js';
import { TasksLostError, type Reloader, type ReloadReport } from '../reload/create-reloader.js';
import { phraseChanges, summariseChanges } from '../reload/phrase-changes.js';
import { workbookFile } from '../workbook-file.js';
import { chatKey, type ChatReply, type Inbound } from '../../domain/chat.js';
import type { Clock } from '../../domain/clock.js';
import { KnowledgeError, StorageError } from '../../domain/errors.js';
import type { RegisterStore } from '../../domain/ports.js';
import type { Scheduler } from '../../domain/scheduler.js';
import { PublisherBusyError, type Publisher } from '../../register/create-publisher.js';
import type { ChatFeature } from '../../chat/feature.js';
import { plainReply } from '../../domain/plain-reply.js';

export interface AdminReloadDeps {
  readonly authority: Authority;
  readonly record: RecordDeed;
  readonly publisher: Publisher;
  readonly store: Pick<RegisterStore, 'listVersions'>;
  readonly reloader: Reloader;
  readonly clock: Clock;
  readonly timeZone: string;
  /** Says something in a chat before the answer; see `SLOW_MS`. */
  readonly tell: (chatKey: string, reply: ChatReply) => Promise<unknown>;
  readonly scheduler: Pick<Scheduler, 'after'>;
  /** Told how a reload or a return ended, for metrics and the log. */
  readonly onReload: (result: ReloadResult) => void;
  /** For the log; must not throw. */
  readonly onFault: (error: unknown, what: string) => void;
}

export type ReloadResult = 'changed' | 'unchanged' | 'refused' | 'failed' | 'busy' | 'returned';

const CONFIRMED = /^(?:xác nhận|xac nhan)$/i;
/** Changes that are all named in the message itself need no file. */
const MOST_CHANGES_WITHOUT_FILE = 6;
const MOST_WARNINGS = 10;
/** A reload that takes longer is announced: the sign of typing alone looks like a program that hangs. */
const SLOW_MS = 3_000;

/** The last folder and the name: where the program is installed is nobody's business in a chat. */
const shortenPaths = (message: string): string =>
  message.replace(/^(?:\S*\/)?([^/\s:,]+\/[^/\s:,]+)(?=[,:])/, '$1');

const isExpected = (error: unknown): error is Error =>
  error instanceof KnowledgeError || error instanceof StorageError;

/** `/reload` reads knowledge and seeds again; `/quaylai` lists the kept versions and goes to one. */
export function createAdminReloadFeature(deps: AdminReloadDeps): ChatFeature {
  const { authority, clock, publisher, record, store, timeZone } = deps;

  const phraseActive = async (): Promise<string> => {
    const { version } = publisher.active().register;
    const kept = (await store.listVersions()).find((one) => one.version === version);
    const when = kept ? ` (nạp ${phraseInstant(kept.at, clock.now(), timeZone)})` : '';
    return `phiên bản ${version}${when}`;
  };

  const recordReload = (
    inbound: Inbound,
    subject: string,
    before: string,
    after: string,
  ): Promise<void> => record(inbound, { action: 'reload', subject, before, after });

  /** Where the disk is full the audit log cannot be written either: the reason must be told. */
  const recordFailure = (inbound: Inbound, was: string, why: string): Promise<void> =>
    recordReload(inbound, was, was, why).catch((error: unknown) =>
      deps.onFault(error, 'ghi nhật ký nạp lại'),
    );

  const showReport = async (report: ReloadReport, tookMs: number): Promise<ChatReply> => {
    const { changes, warnings } = report;
    const { register } = report.after;
    const notes = warnings.slice(0, MOST_WARNINGS).map((warning) => `⚠️ ${shortenPaths(warning)}`);
    if (warnings.length > notes.length)
      notes.push(`⚠️ … và ${warnings.length - notes.length} cảnh báo khác`);
    if (!report.isChanged)
      return plainReply(`Không có gì thay đổi, vẫn dùng phiên bản ${register.version}.`, notes);
    const seconds = (tookMs / 1000).toFixed(1).replace('.', ',');
    const reply = plainReply(`✅ Đã nạp phiên bản ${register.version} (${seconds} giây)`, [
      ...phraseChanges(changes, register),
      ...notes,
      `Quay lại bản trước: /quaylai ${report.before.register.version}`,
    ]);
    if (countChanges(changes) <= MOST_CHANGES_WITHOUT_FILE) return reply;
    const table = buildChangesTable(changes, register);
    return { ...reply, files: [await workbookFile('thay-doi', [table], clock.now(), timeZone)] };
  };

  const reload = async (inbound: Inbound, args: string): Promise<ChatReply> => {
    const startedAt = clock.now().getTime();
    const was = `phiên bản ${publisher.active().register.version}`;
    const cancelNotice = deps.scheduler.after(SLOW_MS, () => {
      const notice = plainReply('⏳ Đang nạp lại dữ liệu, xong sẽ báo kết quả.', [
        'Trong lúc đó trợ lý vẫn trả lời theo dữ liệu hiện có.',
      ]);
      // Only a courtesy: the result comes in any case.
      void deps.tell(chatKey(inbound.chat), notice).catch(() => undefined);
    });
    try {
      const isLossMeant = CONFIRMED.test(args.trim());
      const report = await deps.reloader.reload(personOf(inbound), { isLossMeant });
      deps.onReload(report.isChanged ? 'changed' : 'unchanged');
      const now = `phiên bản ${report.after.register.version}`;
      await recordReload(inbound, now, was, summariseChanges(report.changes));
      return await showReport(report, clock.now().getTime() - startedAt);
    } catch (error) {
      if (error instanceof PublisherBusyError) {
        deps.onReload('busy');
        return plainReply(error.message);
      }
      if (error instanceof TasksLostError) {
        deps.onReload('refused');
        await recordReload(inbound, was, was, `chưa nạp: ${error.message}`);
        return plainReply(`⚠️ Chưa nạp: ${error.message}.`, [
          'Anh/chị kiểm tra thư mục seeds. Nếu đúng ý, gõ: /reload xác nhận',
          `Trợ lý vẫn chạy ${await phraseActive()}.`,
        ]);
      }
      deps.onReload('failed');
      if (!isExpected(error)) {
        await recordFailure(inbound, was, 'không nạp: lỗi chương trình');
        throw error;
      }
      deps.onFault(error, 'nạp lại dữ liệu');
      const reason = shortenPaths(error.message).replace(/\.$/, '');
      await recordFailure(inbound, was, `không nạp: ${reason}`);
      return plainReply(`❌ Không nạp: ${reason}.`, [`Trợ lý vẫn chạy ${await phraseActive()}.`]);
    } finally {
      cancelNotice();
    }
  };

  const listVersions = async (): Promise<ChatReply> => {
    const versions = await store.listVersions();
    const current = publisher.active().register.version;
    const lines = versions.map(({ version, reason, by, at }) => {
      const mark = version === current ? ' ← đang dùng' : '';
      const who = by === 'system' ? 'hệ thống' : by;
      return `${version}. ${reason}, ${phraseInstant(at, clock.now(), timeZone)}, ${who}${mark}`;
    });
    const others = versions.filter(({ version }) => version !== current);
    return plainReply(
      'Các phiên bản dữ liệu còn lưu',
      [
        ...lines,
        others[0] === undefined
          ? 'Chưa có phiên bản nào khác để quay lại.'
          : `Quay lại: gõ /quaylai kèm số, ví dụ /quaylai ${others[0].version}`,
      ],
      others.map(({ version }) => [
        {
          label: `Quay lại bản ${version}`,
          action: { type: 'feature' as const, feature: 'admin-reload', payload: String(version) },
        },
      ]),
    );
  };

  const goBack = async (inbound: Inbound, args: string): Promise<ChatReply> => {
    const asked = /^(?:bản |phiên bản )?(\d{1,9})$/i.exec(args.trim())?.[1];
    if (asked === undefined) return listVersions();
    const version = Number(asked);
    const was = publisher.active().register;
    if (version === was.version) return plainReply(`Đang dùng phiên bản ${version} rồi.`);
    try {
      const { after } = await publisher.activate(version);
      deps.onReload('returned');
      await record(inbound, {
        action: 'activate',
        subject: `phiên bản ${version}`,
        before: `phiên bản ${was.version}`,
        after: `phiên bản ${version}`,
      });
      const { documents, tasks } = after.register;
      return plainReply(`✅ Đã quay lại phiên bản ${version}`, [
        `Nay có ${documents.length} văn bản, ${tasks.length} nhiệm vụ (trước đó ${was.documents.length} văn bản, ${was.tasks.length} nhiệm vụ).`,
        `Đổi lại: /quaylai ${was.version}. Lệnh /reload sẽ nạp theo tệp hiện có.`,
      ]);
    } catch (error) {
      if (error instanceof PublisherBusyError) return plainReply(error.message);
      if (!isExpected(error)) throw error;
      return plainReply(`❌ ${error.message}`, ['Gõ /quaylai để xem các phiên bản còn lưu.']);
    }
  };

  const back = authority.adminOnly('editor', goBack, { what: '/quaylai' });
  return {
    name: 'admin-reload',
    commands: { reload: authority.adminOnly('editor', reload), quaylai: back },
    onAction: back,
  };
}
