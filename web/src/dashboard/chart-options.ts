import type { Overview } from '@tingsu/contracts';
import type { EChartsCoreOption } from 'echarts/core';
import type { Bar } from './overview';

const INK = '#1d2724';
const GREEN = '#0b5c4f';
const AMBER = '#ad4e00';
const RED = '#cf1322';
const text = { color: INK, fontSize: 13 };
/** Patterns for those who see no colours; the words of a chart are ours, as the library says NaN for values of an object. */
const aria = { enabled: true, label: { enabled: false } };
const base = { animationDuration: 300, aria, textStyle: text };

/** Names that are too long for the axis are cut; the tooltip and the table show them whole. */
const axisName = { ...text, width: 130, overflow: 'truncate' as const };

export const barOption = (bars: readonly Bar[], unit: string): EChartsCoreOption => ({
  ...base,
  grid: { left: 4, right: 44, top: 4, bottom: 4, containLabel: true },
  tooltip: { trigger: 'item' },
  xAxis: { type: 'value', minInterval: 1, axisLabel: { show: false }, splitLine: { show: false } },
  yAxis: {
    type: 'category',
    inverse: true,
    data: bars.map((bar) => bar.name),
    axisLabel: axisName,
    axisTick: { show: false },
  },
  series: [
    {
      type: 'bar',
      name: unit,
      barMaxWidth: 22,
      data: bars.map((bar) => ({ value: bar.count, cursor: bar.filters ? 'pointer' : 'default' })),
      itemStyle: { color: GREEN, borderRadius: [0, 3, 3, 0] },
      label: { show: true, position: 'right', ...text },
    },
  ],
});

export const dayOption = (
  days: Overview['byDay'],
  names: { received: string; closed: string },
): EChartsCoreOption => ({
  ...base,
  grid: { left: 4, right: 14, top: 34, bottom: 4, containLabel: true },
  legend: { top: 0, textStyle: text },
  tooltip: { trigger: 'axis' },
  xAxis: { type: 'category', data: days.map((day) => day.day.slice(5)), axisLabel: text },
  yAxis: { type: 'value', minInterval: 1, axisLabel: text },
  series: [
    {
      type: 'bar',
      name: names.received,
      data: days.map((day) => day.received),
      itemStyle: { color: GREEN },
    },
    // A dashed line with marks differs from the bars by shape, not by colour alone.
    {
      type: 'line',
      name: names.closed,
      data: days.map((day) => day.closed),
      symbol: 'diamond',
      symbolSize: 8,
      lineStyle: { type: 'dashed', color: AMBER },
      itemStyle: { color: AMBER },
    },
  ],
});

type ByClock = Overview['onTime']['byClock'];
export const onTimeOption = (
  clocks: ByClock,
  name: (clock: ByClock[number]) => string,
  names: { met: string; late: string; open: string },
): EChartsCoreOption => {
  const series = (
    label: string,
    color: string,
    value: (clock: ByClock[number]) => number,
    decal: object | null,
  ) => ({
    type: 'bar',
    stack: 'all',
    name: label,
    barMaxWidth: 22,
    data: clocks.map(value),
    itemStyle: { color, ...(decal ? { decal } : {}) },
  });
  return {
    ...base,
    grid: { left: 4, right: 20, top: 34, bottom: 4, containLabel: true },
    legend: { top: 0, textStyle: text },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { type: 'value', minInterval: 1, axisLabel: text },
    yAxis: {
      type: 'category',
      inverse: true,
      data: clocks.map(name),
      axisLabel: { ...axisName, width: 180 },
      axisTick: { show: false },
    },
    series: [
      series(names.met, GREEN, (clock) => clock.met, null),
      series(names.late, AMBER, (clock) => clock.late, {
        symbol: 'rect',
        dashArrayX: [1, 0],
        dashArrayY: [3, 4],
        rotation: -0.78,
        color: 'rgba(255,255,255,0.5)',
      }),
      series(names.open, RED, (clock) => clock.open, {
        symbol: 'circle',
        symbolSize: 0.6,
        color: 'rgba(255,255,255,0.6)',
      }),
    ],
  };
};
