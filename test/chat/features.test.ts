import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAssistant } from '../../src/assistant/create-assistant.js';
import { buildKnowledgeBase } from '../../src/assistant/build-knowledge-base.js';
import type { ChatFeature } from '../../src/chat/feature.js';
import { createEraseFeature } from '../../src/chat/features/erase-feature.js';
import { createPersonEraser } from '../../src/storage/retention/create-person-eraser.js';
import { createExportFeature } from '../../src/chat/features/export-feature.js';
import { createFeedbackFeature } from '../../src/chat/features/feedback-feature.js';
import { createOwnAgencyFeature } from '../../src/chat/features/own-agency-feature.js';
import type { Register } from '../../src/domain/register.js';
import { createSampleRegister } from '../contracts/storage/sample-register.js';
import { ChatRig, GROUP } from '../fakes/chat/chat-rig.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const register: Register = { ...createSampleRegister(), version: 1 };
const assistant = createAssistant(buildKnowledgeBase(register), ZONE);
const onZalo = { chat: { ...GROUP, channel: 'zalo' as const, kind: 'private' as const } };

function featuresOf(rig: ChatRig): ChatFeature[] {
  const current = {
    ...rig.stores,
    assistant: () => assistant,
    register: () => register,
    clock: { now: () => rig.nowAt },
    timeZone: ZONE,
  };
  return [
    createOwnAgencyFeature(current),
    createExportFeature(current),
    createFeedbackFeature(current),
    createEraseFeature({ ...current, erasePerson: createPersonEraser(rig.database) }),
  ];
}

describe('features of a chat', () => {
  let rig: ChatRig;
  beforeEach(async () => {
    rig = await ChatRig.open(featuresOf);
  });
  afterEach(() => rig.database.close());

  describe('/coquan', () => {
    it('sets the agency by name or abbreviation, shows it and takes it away', async () => {
      const said = async (args: string): Promise<string> =>
        (await rig.command('coquan', args)).view.headline;
      expect(await said('')).toBe('Cơ quan của anh/chị: chưa đặt.');
      expect(await said('BTC')).toBe('Đã đặt cơ quan của anh/chị: Bộ Tài chính.');
      expect(await said('')).toBe('Cơ quan của anh/chị: Bộ Tài chính.');
      await rig.ask('bộ tôi có việc gì');
      expect(rig.assistant.asked.at(-1)?.context.ownAgency).toBe('bo-tai-chinh');
      expect(await said('xóa')).toBe('Đã bỏ cơ quan của anh/chị.');
      expect(await said('')).toContain('chưa đặt');
    });

    it('keeps it apart for each chat', async () => {
      await rig.command('coquan', 'BTC');
      const other = await rig.command('coquan', '', { chat: GROUP });
      expect(other.view.headline).toContain('chưa đặt');
    });

    it('says what it did not recognise, no longer than it needs to be', async () => {
      const reply = await rig.command('coquan', 'x'.repeat(500));
      expect(reply.view.headline).toMatch(/^Chưa nhận ra cơ quan “x{80}”\.$/);
      expect(reply.view.summary.join()).toContain('/coquan Bộ Y tế');
      const zalo = await rig.command('coquan', '', onZalo);
      expect(zalo.view.summary.join()).toContain('COQUAN Bộ Y tế');
    });
  });

  describe('/gopy', () => {
    it('keeps a comment for the admins', async () => {
      const reply = await rig.command('gopy', '  thiếu số liệu  ');
      expect(reply.view.headline).toContain('Đã ghi nhận góp ý');
      expect(await rig.stores.feedback.list(new Date(0))).toMatchObject([
        { kind: 'comment', comment: 'thiếu số liệu', senderId: '11', question: null },
      ]);
    });

    it('asks for words where there are none, and keeps no more than fits', async () => {
      expect((await rig.command('gopy')).view.headline).toContain('/gopy Thiếu nhiệm vụ');
      expect((await rig.command('gopy', '', onZalo)).view.headline).toContain('GOPY Thiếu');
      await rig.command('gopy', 'a'.repeat(5000));
      const [kept] = await rig.stores.feedback.list(new Date(0));
      expect(kept?.comment).toHaveLength(2000);
    });
  });

  describe('/xuat', () => {
    it('gives the list that was asked for as a workbook with its heading', async () => {
      const { files, view } = await rig.command('xuat', 'nhiệm vụ của Bộ Tài chính');
      expect(view.headline).toBe('');
      expect(files).toMatchObject([{ name: 'nhiem-vu-2024-07-15.xlsx', kind: 'document' }]);
      expect(files[0]?.caption).toMatch(/^Bộ Tài chính: \d+ nhiệm vụ[^\n]*\nTệp Excel: \d+ nhiệm/);
      expect(
        Buffer.from(files[0]?.bytes ?? [])
          .subarray(0, 2)
          .toString(),
      ).toBe('PK');
    });

    it('gives all tasks where nothing was asked, and says where there is no list', async () => {
      expect((await rig.command('xuat')).files).toHaveLength(1);
      const none = await rig.command('xuat', 'giá vàng hôm nay');
      expect(none).toMatchObject({
        files: [],
        view: { headline: 'Chưa có danh sách nhiệm vụ nào để xuất.' },
      });
    });

    it('gives the list of the button that was tapped, not the last one', async () => {
      await rig.ask('danh sách');
      const view = await rig.stores.views.find('v1');
      await rig.stores.views.save({
        ...(view ?? expect.fail('no view')),
        query: { intent: 'task_list', tasks: { agencies: ['bo-tai-chinh'] } },
      });
      await rig.ask('việc khác');
      const { files } = await rig.act({ type: 'export', view: 'v1' });
      expect(files[0]?.caption).toContain('Bộ Tài chính');
    });
  });

  describe('/xoadulieu', () => {
    it('asks for a second, explicit word', async () => {
      await rig.command('coquan', 'BTC');
      const asked = await rig.command('xoadulieu');
      expect(asked.view.summary.join()).toContain('/xoadulieu xác nhận');
      expect((await rig.command('xoadulieu', '', onZalo)).view.summary.join()).toContain(
        'XOADULIEU xác nhận',
      );
      expect((await rig.command('coquan')).view.headline).toContain('Bộ Tài chính');
    });

    it.each(['xác nhận', 'xac nhan', 'XÁC NHẬN'])(
      'erases everything of the chat at "%s"',
      async (word) => {
        await rig.command('coquan', 'BTC');
        await rig.command('gopy', 'x');
        await rig.ask('việc gì');
        expect((await rig.command('xoadulieu', word)).view.headline).toContain('Đã xóa');
        expect(await rig.stores.chats.find('telegram:11')).toBeNull();
        expect(await rig.stores.conversations.find('telegram:11')).toBeNull();
        expect(await rig.stores.views.find('v1')).toBeNull();
        expect(await rig.stores.feedback.list(new Date(0))).toEqual([]);
      },
    );

    it('in a group is its admins’', async () => {
      const member = { chat: GROUP, sender: { id: '5', name: 'B', isChatAdmin: false } };
      const reply = await rig.command('xoadulieu', 'xác nhận', member);
      expect(reply.view.headline).toContain('Chỉ quản trị viên của nhóm');
    });
  });
});
