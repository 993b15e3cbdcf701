import type { Overview } from '@tingsu/contracts';
import type { EChartsCoreOption } from 'echarts/core';
import type { Look } from '../kit/look.store';
import type { Bar } from './overview';

interface Colours {
  readonly ink: string;
  readonly green: string;
  readonly amber: string;
  readonly red: string;
  readonly line: string;
}

/** An SVG attribute knows no variables of the style sheet, so the colours of both looks stand here again. */
export const CHART_COLOURS: Readonly<Record<Look, Colours>> = {
  light: { ink: '#1d2724', green: '#0b5c4f', amber: '#ad4e00', red: '#cf1322', line: '#d5dedb' },
  dark: { ink: '#e4ece9', green: '#3fa58f', amber: '#ffb871', red: '#ff7a72', line: '#2f3c37' },
};
const textIn = ({ ink }: Colours) => ({ color: ink, fontSize: 12 });
/** Patterns for those who see no colours; the words of a chart are ours, as the library says NaN for values of an object. */
const aria = { enabled: true, label: { enabled: false } };
const valueAxisIn = (colours: Colours) => ({
  axisLabel: textIn(colours),
  splitLine: { lineStyle: { color: colours.line } },
});
const baseIn = (colours: Colours) => ({
  animationDuration: 300,
  aria,
  textStyle: textIn(colours),
});

/** Names that are too long for the axis are cut; the tooltip and the table show them whole. */
const axisNameIn = (colours: Colours) => ({
  ...textIn(colours),
  width: 130,
  overflow: 'truncate' as const,
});

export const barOption = (
  colours: Colours,
  bars: readonly Bar[],
  unit: string,
): EChartsCoreOption => ({
  ...baseIn(colours),
  grid: { left: 4, right: 44, top: 4, bottom: 4, containLabel: true },
  tooltip: { trigger: 'item' },
  xAxis: { type: 'value', minInterval: 1, axisLabel: { show: false }, splitLine: { show: false } },
  yAxis: {
    type: 'category',
    inverse: true,
    data: bars.map((bar) => bar.name),
    axisLabel: axisNameIn(colours),
    axisTick: { show: false },
  },
  series: [
    {
      type: 'bar',
      name: unit,
      barMaxWidth: 22,
      data: bars.map((bar) => ({ value: bar.count, cursor: bar.filters ? 'pointer' : 'default' })),
      itemStyle: { color: colours.green, borderRadius: [0, 3, 3, 0] },
      label: { show: true, position: 'right', ...textIn(colours) },
    },
  ],
});

export const dayOption = (
  colours: Colours,
  days: Overview['byDay'],
  names: { received: string; closed: string },
): EChartsCoreOption => ({
  ...baseIn(colours),
  grid: { left: 4, right: 14, top: 34, bottom: 4, containLabel: true },
  legend: { top: 0, textStyle: textIn(colours) },
  tooltip: { trigger: 'axis' },
  xAxis: {
    type: 'category',
    data: days.map((day) => day.day.slice(5)),
    axisLabel: textIn(colours),
  },
  yAxis: { type: 'value', minInterval: 1, ...valueAxisIn(colours) },
  series: [
    {
      type: 'bar',
      name: names.received,
      data: days.map((day) => day.received),
      itemStyle: { color: colours.green },
    },
    // A dashed line with marks differs from the bars by shape, not by colour alone.
    {
      type: 'line',
      name: names.closed,
      data: days.map((day) => day.closed),
      symbol: 'diamond',
      symbolSize: 8,
      lineStyle: { type: 'dashed', color: colours.amber },
      itemStyle: { color: colours.amber },
    },
  ],
});

type ByClock = Overview['onTime']['byClock'];
export const onTimeOption = (
  colours: Colours,
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
    ...baseIn(colours),
    grid: { left: 4, right: 20, top: 34, bottom: 4, containLabel: true },
    legend: { top: 0, textStyle: textIn(colours) },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { type: 'value', minInterval: 1, ...valueAxisIn(colours) },
    yAxis: {
      type: 'category',
      inverse: true,
      data: clocks.map(name),
      axisLabel: { ...axisNameIn(colours), width: 180 },
      axisTick: { show: false },
    },
    series: [
      series(names.met, colours.green, (clock) => clock.met, null),
      series(names.late, colours.amber, (clock) => clock.late, {
        symbol: 'rect',
        dashArrayX: [1, 0],
        dashArrayY: [3, 4],
        rotation: -0.78,
        color: 'rgba(255,255,255,0.5)',
      }),
      series(names.open, colours.red, (clock) => clock.open, {
        symbol: 'circle',
        symbolSize: 0.6,
        color: 'rgba(255,255,255,0.6)',
      }),
    ],
  };
};
