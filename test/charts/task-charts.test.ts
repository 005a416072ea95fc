import { beforeAll, describe, expect, it } from 'vitest';
import {
  chartByAgency,
  chartByMonth,
  chartByState,
  MOST_BARS,
} from '../../src/charts/task-charts.js';
import { chartFigures } from '../../src/charts/figures-chart.js';
import { chartTimeline } from '../../src/charts/task-timeline.js';
import { chartHistory } from '../../src/charts/history-chart.js';
import { describeChart } from '../../src/charts/describe-chart.js';
import type { Register } from '../../src/domain/register.js';
import { loadKnowledge } from '../../src/storage/fill/load-knowledge.js';
import { createAgencyDirectory, type AgencyDirectory } from '../../src/tasks/agency-directory.js';
import { tallyTasks } from '../../src/tasks/tally-tasks.js';

const TODAY = '2024-07-15';
const WORDS = {
  subject: 'Nhiệm vụ',
  today: TODAY,
  sources: 'BC 6 tháng 2024',
  freshness: 'Dữ liệu tính đến tháng 7/2024.',
};
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

let register: Omit<Register, 'version'>;
let directory: AgencyDirectory;
beforeAll(async () => {
  ({ register } = await loadKnowledge({ knowledgeDir: 'knowledge', seedsDir: 'seeds' }));
  directory = createAgencyDirectory(register.agencies);
});

describe('charts of tasks', () => {
  it('counts an agency as the register does, part by part', () => {
    const tasks = register.tasks.filter((task) =>
      task.lead.some((id) => directory.nameOf(id) === 'Bộ Công an'),
    );
    const tally = tallyTasks(tasks, TODAY);
    const chart = chartByState(tasks, WORDS);
    const of = (name: string): number =>
      sum(chart.bars.filter((bar) => bar.name.startsWith(name)).flatMap((bar) => bar.counts));
    expect(sum(chart.bars.flatMap((bar) => bar.counts))).toBe(tally.total);
    expect(of('Xong')).toBe(tally.completed);
    expect(of('Chưa xong, quá hạn')).toBe(tally.overdue);
    expect(of('Chưa xong, trong hạn')).toBe(tally.inTime);
    expect(of('Chưa xong, không định hạn')).toBe(tally.undated);
  });

  it('shows the agencies with most tasks and adds up the rest', () => {
    const { bars } = chartByAgency(register.tasks, directory, WORDS);
    expect(bars).toHaveLength(MOST_BARS);
    expect(bars.at(-1)?.name).toMatch(/^\d+ cơ quan khác$/);
    const totals = bars.slice(0, -1).map((bar) => sum(bar.counts));
    expect(totals).toEqual(totals.toSorted((a, b) => b - a));
    const ministry = bars.find((bar) => bar.name === 'Bộ Công an');
    const led = register.tasks.filter((task) =>
      task.lead.some((id) => directory.nameOf(id) === 'Bộ Công an'),
    );
    expect(sum(ministry?.counts ?? [])).toBe(led.length);
  });

  it('puts every dated task under a month, and today among them', () => {
    const chart = chartByMonth(register.tasks, WORDS);
    expect(chart.bars.length).toBeLessThanOrEqual(MOST_BARS);
    expect(sum(chart.bars.flatMap((bar) => bar.counts))).toBe(
      register.tasks.filter((task) => task.due !== null).length,
    );
    expect(chart.bars.map((bar) => bar.name)).toContain('T7 2024');
    expect(chart.subtitle).toContain('không định hạn');
  });

  it('names no part that no task falls to', () => {
    const done = register.tasks.filter((task) => task.status === 'completed');
    const { parts } = chartByAgency(done, directory, WORDS);
    expect(parts.every((part) => part.name.startsWith('Xong'))).toBe(true);
  });

  it('draws nothing but what is there', () => {
    expect(chartByAgency([], directory, WORDS).bars).toEqual([]);
    expect(chartByState([], WORDS).bars).toEqual([]);
  });
});

describe('chartHistory', () => {
  const historyOf = (id: string, groups: readonly string[] = []) => {
    const indicator = register.indicators.find((one) => one.id === id);
    return indicator ? chartHistory(indicator, { groups, footer: '' }) : null;
  };

  it('sets figures in order of their day against the target', () => {
    const chart = historyOf('ty-le-tthc-dich-vu-cong-toan-trinh');
    expect(chart?.points.map(({ when, number }) => [when, number])).toEqual([
      ['20/3/2024', 47.79],
      ['30/6/2024', 48],
    ]);
    expect(chart?.target).toEqual({ number: 80, label: 'Mục tiêu 80% (đến 31/12/2024)' });
    expect(chart?.subtitle).toContain('không vẽ 2 số liệu khác');
  });

  it('keeps groups apart and never mixes units', () => {
    const chart = historyOf('so-hoa-ho-so-ket-qua');
    expect(new Set(chart?.points.map(({ group }) => group))).toEqual(
      new Set(['bộ, ngành', 'địa phương']),
    );
    expect(historyOf('yeu-cau-xac-thuc-thong-tin-dan-cu')?.points.map((p) => p.number)).toEqual([
      1.5, 1.53,
    ]);
  });

  it('says in words what the picture shows', () => {
    const chart = historyOf('ty-le-tthc-dich-vu-cong-toan-trinh');
    expect(chart && describeChart(chart)).toContain('• Đến 30/6/2024: 48%');
  });
});

describe('chartTimeline', () => {
  const timelineOf = (id: string) => {
    const task = register.tasks.find((one) => one.id === id);
    if (!task) throw new Error(`no task ${id}`);
    const documents = new Map(register.documents.map((one) => [one.id, one]));
    return chartTimeline(task, {
      today: TODAY,
      leads: task.lead.map((lead) => directory.nameOf(lead)),
      footer: '',
      sourceOf: ({ document }) => {
        const found = documents.get(document);
        return {
          name: found?.shortTitle ?? document,
          issued: found?.issuedText ?? '',
          orderedOn: found?.orderedOn ?? '',
        };
      },
    });
  };

  it('tells an extended task from who gave it to both its deadlines, today among them', () => {
    const { title, subtitle, events } = timelineOf('chien-luoc-cong-nghiep-ban-dan');
    expect(title).toContain('công nghiệp bán dẫn');
    expect(subtitle).toBe('Chủ trì: Bộ Thông tin và Truyền thông');
    expect(events.map(({ what }) => what)).toEqual([
      'KL phiên họp thứ 7: giao nhiệm vụ',
      '203/TB-VPCP: giao nhiệm vụ',
      'Hạn đầu',
      'KL 10/7/2024: giao lại, thời hạn mới',
      'Chưa xong, còn 16 ngày',
      'Hạn mới',
    ]);
  });

  it('names each document once, whatever it says in several places', () => {
    for (const task of register.tasks) {
      const said = timelineOf(task.id).events.map(({ what }) => what.split(':')[0]);
      const names = said.filter((name) =>
        register.documents.some(({ shortTitle }) => shortTitle === name),
      );
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe('chartFigures', () => {
  const figuresOf = (...ids: string[]) =>
    chartFigures(
      register.indicators.filter(({ id }) => ids.includes(id)),
      { title: 'Chỉ tiêu', footer: '' },
    );

  it('sets the newest figure of each below the other, with a bar for shares alone', () => {
    const rows = figuresOf(
      'ty-le-tthc-dich-vu-cong-toan-trinh',
      'chi-tieu-kinh-te-xa-hoi-truc-tuyen',
    )?.rows;
    expect(rows?.find(({ share }) => share !== null)).toMatchObject({
      printed: '48%',
      share: 48,
      target: 80,
    });
    expect(rows?.find(({ share }) => share === null)?.printed).toBe('38 chỉ tiêu');
  });

  it('says how many of those counted have no figure to draw', () => {
    const [first, second, third] = register.indicators;
    if (!first || !second || !third) throw new Error('three indicators are needed');
    const empty = { ...third, observations: [] };
    const chart = chartFigures([first, second, empty], { title: '3 chỉ tiêu', footer: '' });
    expect(chart?.rows).toHaveLength(2);
    expect(chart?.subtitle).toContain('1 chỉ tiêu chưa có số liệu');
  });

  it('leaves a single indicator to its history', () => {
    expect(figuresOf('ty-le-tthc-dich-vu-cong-toan-trinh')).toBeNull();
  });
});
