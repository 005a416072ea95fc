import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { readDocument } from '../../src/drafts/read-document.js';
import { loadKnowledge } from '../../src/storage/fill/load-knowledge.js';
import { AppBench } from '../fakes/app/app-bench.js';
import type { TelegramUser } from '../fakes/app/telegram-user.js';

/** The first row of the office's own notice; sections I.1, I.2 follow the reader's own numbering. */
export const NOTICE_ID = 'tb-9-bkh-2024';
export const NEW_TASK = {
  id: 'bo-chi-so-kho-thu-nghiem',
  title: 'Xây dựng bộ chỉ số đo mức độ trưởng thành của kho thử nghiệm',
  lead: ['bo-tai-chinh'],
  events: [
    {
      kind: 'assigned',
      document: NOTICE_ID,
      section: 'I.1',
      quote:
        'Bộ Tài chính xây dựng bộ chỉ số đo mức độ trưởng thành của kho thử nghiệm, hoàn thành trước ngày 30 tháng 9 năm 2024',
      deadlineText: 'trước ngày 30 tháng 9 năm 2024',
      dueOn: '2024-09-30',
    },
  ],
};
const NOTICE = `---
id: ${NOTICE_ID}
kind: Thông báo
number: 9/TB-BKH
issuer: Bộ Kế hoạch và Đầu tư
issuedOn: 2024-07-12
title: Kết luận cuộc họp về nền tảng thử nghiệm
shortTitle: 9/TB-BKH
orderedOn: 2024-07-12
---
I. Nhiệm vụ

1. Bộ Tài chính xây dựng bộ chỉ số đo mức độ trưởng thành của kho thử nghiệm, hoàn thành trước ngày 30 tháng 9 năm 2024.
`;

export interface OfficeOptions {
  readonly owners: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The whole app on a copy of the shipped files that a test may edit. */
export class AdminOffice {
  /** What a reload does before it reads; lets a test hold it up. */
  beforeLoad: () => Promise<void> = () => Promise.resolve();

  private constructor(
    private readonly folder: string,
    private opened: AppBench | null,
  ) {}

  static async open({ owners, env }: OfficeOptions): Promise<AdminOffice> {
    const folder = await mkdtemp(join(tmpdir(), 'admin-office-'));
    const folders = { knowledgeDir: join(folder, 'knowledge'), seedsDir: join(folder, 'seeds') };
    await cp('knowledge', folders.knowledgeDir, { recursive: true });
    await cp('seeds', folders.seedsDir, { recursive: true });
    const office = new AdminOffice(folder, null);
    office.opened = await AppBench.open({
      env: {
        KNOWLEDGE_DIR: folders.knowledgeDir,
        SEEDS_DIR: folders.seedsDir,
        ADMINS: owners,
        ...env,
      },
      overrides: {
        readDocument,
        // In place: how the thread of its own reads is tested with `loadInWorker`.
        loadKnowledge: async () => {
          await office.beforeLoad();
          return loadKnowledge(folders);
        },
      },
    });
    return office;
  }

  get bench(): AppBench {
    if (!this.opened) throw new Error('the office is not open');
    return this.opened;
  }

  get version(): number {
    return this.bench.app.register().version;
  }

  async close(): Promise<void> {
    await this.bench.close();
    await rm(this.folder, { recursive: true });
  }

  private path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  /** A new document with one task arrives in the folders. */
  async addNotice(): Promise<void> {
    await writeFile(this.path('knowledge', `${NOTICE_ID}.md`), NOTICE);
    await this.editSeeds('tasks.jsonl', (lines) => [...lines, JSON.stringify(NEW_TASK)]);
  }

  async removeNotice(): Promise<void> {
    await rm(this.path('knowledge', `${NOTICE_ID}.md`));
    await this.editSeeds('tasks.jsonl', (lines) =>
      lines.filter((line) => !line.includes(NEW_TASK.id)),
    );
  }

  /** Rewrites a seed file line by line; resolves to what undoes it. */
  async editSeeds(name: string, edit: (lines: string[]) => string[]): Promise<() => Promise<void>> {
    const path = this.path('seeds', name);
    const before = await readFile(path, 'utf8');
    await writeFile(path, edit(before.trimEnd().split('\n')).join('\n') + '\n');
    return () => writeFile(path, before);
  }
}

/** What a file of tests on one office speaks of; to be read inside tests and hooks. */
export interface UsedOffice {
  readonly office: AdminOffice;
  /** `ADMINS`: telegram:11. */
  readonly owner: TelegramUser;
  /** Somebody without a role. */
  readonly reader: TelegramUser;
}

/** Opens an office before all tests of the surrounding `describe` and closes it after them. */
export function useOffice(): UsedOffice {
  let office: AdminOffice | null = null;
  const requireOffice = (): AdminOffice => {
    if (office === null) throw new Error('the office opens with the first test');
    return office;
  };
  beforeAll(async () => {
    office = await AdminOffice.open({ owners: 'telegram:11' });
  });
  afterAll(() => office?.close());
  return {
    get office() {
      return requireOffice();
    },
    get owner() {
      return requireOffice().bench.person(11);
    },
    get reader() {
      return requireOffice().bench.person(22);
    },
  };
}
