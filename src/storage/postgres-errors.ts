/** SQLSTATE of the server, or the code of a socket; empty where the driver gives none. */
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What pg and knex say without any code when a connection is lost or cannot be had in time. */
const LOST_MESSAGES =
  /^(?:Connection terminated|Connection ended|timeout expired|Client has encountered a connection error|Client was closed|Knex: Timeout acquiring a connection)/;

/** The name in a failed statement stands before the driver's own words, which come last. */
const isLost = (error: unknown): boolean =>
  error instanceof Error &&
  codeOf(error) === '' &&
  LOST_MESSAGES.test(error.message.slice(error.message.lastIndexOf(' - ') + 1).replace(/^- /, ''));

/**
 * Serialization failure, deadlock, lock not available; too many connections; the server stops, starts
 * or is away; the connection broke.
 */
const TRANSIENT =
  /^(?:40001|40P01|55P03|53300|57P0[123]|08\w{3}|E(?:CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|AI_AGAIN))$/;

/** Two processes that make the first table at the same moment meet in the server's catalogue. */
const isCatalogueRace = (error: unknown): boolean =>
  codeOf(error) === '23505' &&
  error instanceof Error &&
  'constraint' in error &&
  String(error.constraint).startsWith('pg_');

/**
 * Whether the same work may succeed shortly. Of work whose connection broke at the moment of the
 * commit it is not known whether it was done: it is done again, which all writes here bear (they
 * are keyed, or say what they rest on), counters apart, which may count one too many.
 */
export const isTransientPostgres = (error: unknown): boolean =>
  TRANSIENT.test(codeOf(error)) || isLost(error) || isCatalogueRace(error);

/** The disk is full, or the server takes reads only (a standby). See `Dialect.isUnwritable`. */
export const isUnwritablePostgres = (error: unknown): boolean =>
  /^(?:53100|25006)$/.test(codeOf(error));

const EXPLANATIONS: readonly (readonly [code: RegExp, explain: (subject: string) => string])[] = [
  [
    /^28/,
    (subject) =>
      `${subject} từ chối đăng nhập. Kiểm tra tên người dùng và mật khẩu trong biến DATABASE_URL.`,
  ],
  [
    /^3D000$/,
    (subject) =>
      `Không có cơ sở dữ liệu ${subject}. Tạo cơ sở dữ liệu này, hoặc kiểm tra tên trong biến DATABASE_URL.`,
  ],
  [
    /^(?:42501|25006)$/,
    (subject) =>
      `Người dùng trong DATABASE_URL không có quyền ghi hoặc tạo bảng trong ${subject}. Cấp quyền rồi thử lại.`,
  ],
  [
    /^53300$/,
    (subject) =>
      `${subject} đã hết số kết nối cho phép. Tăng max_connections hoặc giảm số tiến trình.`,
  ],
  [/^(?:53100|53200)$/, (subject) => `Máy chủ ${subject} đã hết đĩa hoặc bộ nhớ.`],
  [
    /^(?:ENOTFOUND|EAI_AGAIN)$/,
    (subject) => `Không tìm thấy máy chủ của ${subject}. Kiểm tra tên máy trong biến DATABASE_URL.`,
  ],
  [/^(?:55P03|40\w{3})$/, (subject) => `${subject} đang bận, chưa ghi được. Thử lại sau ít phút.`],
  [
    /^(?:57P0[123]|08\w{3}|E(?:CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOENT|ACCES))$/,
    (subject) =>
      `Không kết nối được ${subject}. Kiểm tra máy chủ đang chạy và địa chỉ trong biến DATABASE_URL.`,
  ],
  [
    /^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)$/,
    (subject) =>
      `Chứng thư TLS của ${subject} đã hết hạn hoặc chưa có hiệu lực. Thay chứng thư trên máy chủ của DATABASE_URL, hoặc chỉnh đồng hồ máy này.`,
  ],
  [
    /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|CERT_\w+|ERR_TLS_\w+)$/,
    (subject) =>
      `Không kiểm tra được chứng thư TLS của ${subject}. Kiểm tra sslmode và sslrootcert trong biến DATABASE_URL.`,
  ],
];

/** See `Dialect.explain`. Nothing of the driver's words: they may hold what a user typed. */
export function explainPostgres(error: unknown, subject: string): string | null {
  const code = isLost(error) ? 'ECONNRESET' : codeOf(error);
  const known = EXPLANATIONS.find(([pattern]) => pattern.test(code));
  if (known) return known[1](subject);
  return code === '' ? null : `Lỗi cơ sở dữ liệu ${subject} (${code}).`;
}
