import type { RecordDeed } from '../../authority/create-audit-recorder.js';
import type { Authority } from '../../authority/create-authority.js';
import { isPerson, personOf } from '../../authority/person.js';
import { stampOf } from '../../domain/phrase-instant.js';
import type { ChatReply, Inbound } from '../../domain/chat.js';
import type { Clock } from '../../domain/clock.js';
import { ROLE_NAMES, type RoleStore } from '../../domain/role.js';
import type { ChatFeature } from '../../chat/feature.js';
import { plainReply } from '../../domain/plain-reply.js';
import { clipText } from '../../domain/clip-text.js';

export interface AdminRolesDeps {
  readonly authority: Authority;
  readonly roles: RoleStore;
  readonly record: RecordDeed;
  /** `ADMINS`. */
  readonly owners: readonly string[];
  readonly clock: Clock;
  readonly timeZone: string;
  /** Told of every appointment made or ended, so that the person's menu can follow. */
  readonly onChange?: (person: string, isEditor: boolean) => void;
}

interface Named {
  readonly person: string;
  readonly name: string | null;
}

/** `telegram:123`, `zalo:6ede9afa66b88fe6`, or the bare id in the messenger one writes from. */
const TYPED = /^(?:(telegram|zalo):)?([\w.-]{2,64})(?:\s+(\S.*))?$/i;
const IDS: Readonly<Record<string, RegExp>> = {
  telegram: /^[1-9]\d{0,14}$/,
  // Groups have ids of their own form, and a role is a person's.
  zalo: /^(?!zgr-)[\w.-]+$/i,
};
const MAX_NAME_LENGTH = 64;

const USAGE = [
  'Bổ nhiệm: /bientapvien telegram:123456 Họ tên (trong nhóm Telegram: trả lời tin của người đó bằng /bientapvien).',
  'Thôi: /thoibientapvien telegram:123456.',
  'Người cần bổ nhiệm gõ /quyen với trợ lý để biết mã của mình.',
];

/** Whom a command means: the person typed, else the one whose message it answers. */
function readPerson(inbound: Inbound, args: string): Named | string | null {
  const typed = args.trim();
  if (typed !== '') {
    const [, channel = inbound.chat.channel, id = '', name] = TYPED.exec(typed) ?? [];
    const isId = IDS[channel.toLowerCase()]?.test(id) ?? false;
    if (!isId) return `Mã “${typed.slice(0, 60)}” không đúng dạng, ví dụ: telegram:123456.`;
    return {
      person: `${channel.toLowerCase()}:${id}`,
      name: name === undefined ? null : clipText(name.trim(), MAX_NAME_LENGTH),
    };
  }
  const meant = inbound.repliedTo ?? null;
  if (meant === null) return null;
  if (!isPerson(meant))
    return 'Tin được trả lời không phải của một người cụ thể (quản trị ẩn danh hoặc kênh), nên không bổ nhiệm được.';
  return { person: `${inbound.chat.channel}:${meant.id}`, name: meant.name || null };
}

const show = ({ person, name }: Named): string => (name === null ? person : `${name} (${person})`);

/**
 * `/bientapvien` and `/thoibientapvien`: owners appoint editors and end their appointment; `/quyen`
 * tells anybody their own id and role.
 */
export function createAdminRolesFeature(deps: AdminRolesDeps): ChatFeature {
  const { authority, clock, owners, roles, timeZone } = deps;

  const recordRole = (inbound: Inbound, action: string, named: Named, was: boolean) =>
    deps.record(inbound, {
      action,
      subject: show(named),
      before: was ? ROLE_NAMES.editor : ROLE_NAMES.reader,
      after: was ? ROLE_NAMES.reader : ROLE_NAMES.editor,
    });

  const list = async (): Promise<ChatReply> => {
    const editors = await roles.list();
    return plainReply(`Quản trị viên: ${owners.length}, biên tập viên: ${editors.length}`, [
      ...owners.map((owner) => `• ${owner} – ${ROLE_NAMES.owner}`),
      ...editors.map(
        (one) => `• ${show(one)} – ${ROLE_NAMES.editor}, từ ${stampOf(one.at, timeZone)}`,
      ),
      ...USAGE,
    ]);
  };

  const appoint = async (inbound: Inbound, args: string): Promise<ChatReply> => {
    const named = readPerson(inbound, args);
    if (named === null) return list();
    if (typeof named === 'string') return plainReply(named, USAGE);
    if (owners.includes(named.person))
      return plainReply(`${show(named)} đã là ${ROLE_NAMES.owner}.`);
    if (await roles.find(named.person))
      return plainReply(`${show(named)} đã là ${ROLE_NAMES.editor}.`);
    await roles.appoint({ ...named, by: personOf(inbound), at: clock.now() });
    await recordRole(inbound, 'appoint', named, false);
    deps.onChange?.(named.person, true);
    return plainReply(`✅ ${show(named)} là ${ROLE_NAMES.editor} từ bây giờ.`, [
      'Người này cập nhật được dữ liệu: nạp lại, thêm văn bản, sửa nhiệm vụ, xác nhận báo cáo.',
      `Thôi: /thoibientapvien ${named.person}`,
    ]);
  };

  const end = async (inbound: Inbound, args: string): Promise<ChatReply> => {
    const named = readPerson(inbound, args);
    if (named === null) return list();
    if (typeof named === 'string') return plainReply(named, USAGE);
    if (owners.includes(named.person))
      return plainReply(
        `${show(named)} là ${ROLE_NAMES.owner} do cấu hình (biến ADMINS) quy định, không thôi được ở đây.`,
      );
    const appointment = await roles.find(named.person);
    if (appointment === null || !(await roles.end(named.person)))
      return plainReply(`${show(named)} không phải ${ROLE_NAMES.editor}.`);
    await recordRole(inbound, 'end', { ...named, name: named.name ?? appointment.name }, true);
    deps.onChange?.(named.person, false);
    return plainReply(`✅ Đã thôi ${ROLE_NAMES.editor}: ${show(appointment)}.`);
  };

  const tellOwn = async (inbound: Inbound): Promise<ChatReply> =>
    isPerson(inbound.sender)
      ? plainReply(`Mã của anh/chị: ${personOf(inbound)}`, [
          `Vai trò: ${ROLE_NAMES[await authority.roleOf(inbound)]}.`,
        ])
      : plainReply('Tin này không gửi dưới tên một người cụ thể, nên không có vai trò.');

  return {
    name: 'admin-roles',
    commands: {
      bientapvien: authority.adminOnly('owner', appoint),
      thoibientapvien: authority.adminOnly('owner', end),
      quyen: (inbound) => tellOwn(inbound),
    },
  };
}
