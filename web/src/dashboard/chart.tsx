import { BarChart, LineChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import type { EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

echarts.use([
  BarChart,
  LineChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  SVGRenderer,
]);

interface Props {
  readonly option: EChartsCoreOption;
  readonly height: number;
  readonly label: string;
  onPick?(index: number): void;
}

/** An SVG chart. What it shows is also in the table beside it; for those who cannot see it, it is described in words. */
export const Chart = ({ option, height, label, onPick }: Props) => {
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<echarts.ECharts | null>(null);
  const pick = useRef(onPick);
  useEffect(() => {
    pick.current = onPick;
  });
  useEffect(() => {
    if (!frame.current) return undefined;
    const made = echarts.init(frame.current, undefined, { renderer: 'svg' });
    chart.current = made;
    made.on('click', (event) => pick.current?.(event.dataIndex));
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(frame.current);
    return () => {
      observer.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption(option, true);
  }, [option]);
  useEffect(() => chart.current?.resize(), [height]);
  return <div ref={frame} className="chart" role="img" aria-label={label} style={{ height }} />;
};
