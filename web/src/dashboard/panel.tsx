import type { Overview } from '@tingsu/contracts';
import { Button } from 'antd';
import { useId, useMemo, useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { inLanguage } from '../i18n/language';
import { useLook } from '../kit/look.store';
import { useWords } from '../kit/words';
import { listPath, type Filters } from '../worklist/list-filters';
import { Chart } from './chart';
import { barOption, CHART_COLOURS, dayOption, onTimeOption } from './chart-options';
import { inWords, percent, type Bar } from './overview';

interface FrameProps {
  readonly title: string;
  readonly definition: string;
  readonly empty: boolean;
  readonly chart: ReactNode;
  readonly table: ReactNode;
  readonly wide?: boolean;
}

/** A question, how the answer is counted, the chart, and the same figures as a table. */
const Panel = ({ title, definition, empty, chart, table, wide }: FrameProps) => {
  const { t } = useWords();
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <section className={wide ? 'card panel wide' : 'card panel'} aria-labelledby={id}>
      <div className="card-head">
        <h2 id={id}>{title}</h2>
        {!empty && (
          <Button size="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {t(asTable ? 'showChart' : 'showTable')}
          </Button>
        )}
      </div>
      <p className="soft">{definition}</p>
      {empty ? <p>{t('chartEmpty')}</p> : asTable ? table : chart}
    </section>
  );
};

const BAR_HEIGHT = 32;

export const BarPanel = ({
  title,
  bars,
  common,
}: {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly common: Filters;
}) => {
  const { t, language } = useWords();
  const navigate = useNavigate();
  const description = inWords(
    bars.map((bar) => [bar.name, bar.count]),
    language,
  );
  const colours = CHART_COLOURS[useLook()];
  const option = useMemo(() => barOption(colours, bars, t('columnCount')), [colours, bars, t]);
  const total = bars.reduce((sum, bar) => sum + bar.count, 0);
  const pathOf = (bar: Bar): string | null =>
    bar.filters ? listPath('all', { ...common, ...bar.filters }) : null;
  const pick = (index: number): void => {
    const bar = bars[index];
    const path = bar && pathOf(bar);
    if (path) void navigate(path);
  };
  return (
    <Panel
      title={title}
      definition={`${t('chartDefinition')} · n = ${total}`}
      empty={bars.length === 0}
      chart={
        <Chart
          option={option}
          label={t('chartDescription', { title, values: description })}
          height={bars.length * BAR_HEIGHT + 16}
          onPick={pick}
        />
      }
      table={
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{title}</th>
              <th scope="col">{t('columnCount')}</th>
              <th scope="col">{t('columnShare')}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => {
              const path = pathOf(bar);
              return (
                <tr key={String(bar.key)}>
                  <th scope="row">{path ? <Link to={path}>{bar.name}</Link> : bar.name}</th>
                  <td>{bar.count}</td>
                  <td>{percent(bar.count / total)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      }
    />
  );
};

export const DayPanel = ({
  days,
  common,
}: {
  readonly days: Overview['byDay'];
  readonly common: Filters;
}) => {
  const { t, language } = useWords();
  const navigate = useNavigate();
  const names = useMemo(() => ({ received: t('tileReceived'), closed: t('tileClosed') }), [t]);
  const description = inWords(
    days.map(({ day, received, closed }) => [
      day,
      `${names.received} ${received} ${names.closed} ${closed}`,
    ]),
    language,
  );
  const colours = CHART_COLOURS[useLook()];
  const option = useMemo(() => dayOption(colours, days, names), [colours, days, names]);
  const pathOf = (day: string): string =>
    listPath('all', { ...common, receivedFrom: day, receivedTo: day });
  return (
    <Panel
      wide
      title={t('chartByDay')}
      definition={t('chartDefinitionDay')}
      empty={days.length === 0}
      chart={
        <Chart
          option={option}
          label={t('chartDescription', { title: t('chartByDay'), values: description })}
          height={260}
          onPick={(index) => days[index] && void navigate(pathOf(days[index].day))}
        />
      }
      table={
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t('columnDay')}</th>
              <th scope="col">{names.received}</th>
              <th scope="col">{names.closed}</th>
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <tr key={day.day}>
                <th scope="row">
                  <Link to={pathOf(day.day)}>{day.day}</Link>
                </th>
                <td>{day.received}</td>
                <td>{day.closed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
};

/** Counts deadlines, not cases, so its figures lead to the deadlines. */
export const OnTimePanel = ({ onTime }: { readonly onTime: Overview['onTime'] }) => {
  const { t, language } = useWords();
  const clocks = onTime.byClock;
  const description = inWords(
    clocks.map((clock) => [
      inLanguage(clock.label, language),
      `${t('columnMet')} ${clock.met} ${t('columnLate')} ${clock.late} ${t('columnOpenLate')} ${clock.open}`,
    ]),
    language,
  );
  const colours = CHART_COLOURS[useLook()];
  const option = useMemo(
    () =>
      onTimeOption(colours, clocks, (clock) => inLanguage(clock.label, language), {
        met: t('columnMet'),
        late: t('columnLate'),
        open: t('columnOpenLate'),
      }),
    [colours, clocks, language, t],
  );
  return (
    <Panel
      wide
      title={t('chartOnTime')}
      definition={t('chartDefinitionOnTime')}
      empty={clocks.length === 0}
      chart={
        <Chart
          option={option}
          label={t('chartDescription', { title: t('chartOnTime'), values: description })}
          height={clocks.length * BAR_HEIGHT + 70}
        />
      }
      table={
        <table className="figures">
          <thead>
            <tr>
              {(
                ['columnClock', 'columnMet', 'columnLate', 'columnOpenLate', 'columnRate'] as const
              ).map((column) => (
                <th key={column} scope="col">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {clocks.map((clock) => (
              <tr key={clock.clockId}>
                <th scope="row">{inLanguage(clock.label, language)}</th>
                <td>{clock.met}</td>
                <td>{clock.late}</td>
                <td>{clock.open > 0 ? <Link to="/clocks">{clock.open}</Link> : 0}</td>
                <td>{percent(clock.rate) ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
};
