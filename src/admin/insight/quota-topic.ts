import type { InsightTopic } from './insight-topic.js';

/** A messenger's messages of a month against what its plan allows. */
export interface QuotaFigures {
  readonly channel: string;
  /** `2026-11`. */
  readonly month: string;
  readonly sent: number;
  readonly received: number;
  readonly used: number;
  readonly limit: number;
  readonly isHeld: boolean;
}

const shareOf = ({ used, limit }: QuotaFigures): string =>
  `${((used / Math.max(1, limit)) * 100).toFixed(0)}%`;

/** `zalo 11/2026: 1.204/3.000 tin (40%)`: one line, for the status too. */
export function phraseQuota(figures: QuotaFigures): string {
  const { channel, month, used, limit } = figures;
  const [year = '', number = ''] = month.split('-');
  const count = (value: number): string => value.toLocaleString('vi-VN');
  const held = figures.isHeld ? ', đang tạm ngừng gửi' : '';
  return `${channel} ${Number(number)}/${year}: ${count(used)}/${count(limit)} tin (${shareOf(figures)})${held}`;
}

/** The month's messages of channels with a plan. */
export function createQuotaTopic(readQuotas: () => Promise<readonly QuotaFigures[]>): InsightTopic {
  return {
    command: 'hanmuc',
    description: 'hạn mức tin nhắn tháng',
    summarise: async () => {
      const quotas = await readQuotas();
      return quotas.length === 0
        ? ['Không có kênh nào tính hạn mức tin nhắn.']
        : ['Hạn mức tin nhắn tháng này', ...quotas.map(phraseQuota)];
    },
    tabulate: async () => ({
      name: 'Hạn mức',
      title: 'Hạn mức tin nhắn tháng',
      columns: [
        { header: 'Kênh', width: 12 },
        { header: 'Tháng', width: 12, isCentred: true },
        { header: 'Đã gửi', width: 12, isCentred: true },
        { header: 'Đã nhận', width: 12, isCentred: true },
        { header: 'Tính vào hạn mức', width: 18, isCentred: true },
        { header: 'Hạn mức', width: 12, isCentred: true },
        { header: 'Đã dùng', width: 10, isCentred: true },
      ],
      rows: (await readQuotas()).map((one) => [
        one.channel,
        one.month,
        one.sent,
        one.received,
        one.used,
        one.limit,
        shareOf(one),
      ]),
    }),
  };
}
