import type { ClockHealth, Lateness } from '@tingsu/contracts';
import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http.client';
import { useClockWords } from '../clocks/clock-words';
import { Loading } from '../kit/loading';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';

const Figures = ({ health }: { readonly health: ClockHealth }) => {
  const { t, label, long, lateness: late } = useClockWords();
  const { lateness, alarms, byAlarm, bySweeper } = health;
  const three = ({ p50, p99, max }: Lateness): string =>
    `${late(p50)} / ${late(p99)} / ${late(max)}`;
  const rows = [
    [t('clocksRunning'), health.running],
    [t('clocksWaiting'), health.waiting],
    [t('clocksArmed'), health.armed],
    [t('clocksDue'), health.due],
    [t('clocksOverdue'), health.overdue],
    [t('clocksFired'), lateness.fired],
    [t('clocksLateness'), three(lateness)],
    [t('healthByAlarm'), `${byAlarm.fired}; ${three(byAlarm)}`],
    [t('healthBySweeper'), `${bySweeper.fired}; ${three(bySweeper)}`],
    [t('healthUnacknowledged'), `${health.awaiting} / ${health.unacknowledged}`],
    [t('clocksAlarms'), label('alarmState', alarms.state)],
    [t('clocksCanary'), alarms.lastCanaryAt ? long(alarms.lastCanaryAt) : '–'],
    [t('healthRecreated'), alarms.workersRecreated],
  ] as const;
  return (
    <dl className="pairs">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

const Hours = ({ hours }: { readonly hours: ClockHealth['byHour'] }) => {
  const { t, short, lateness } = useClockWords();
  if (hours.length === 0) return null;
  return (
    <div className="table-frame" tabIndex={0} role="group" aria-label={t('healthByHour')}>
      <table className="figures">
        <caption>{t('healthByHour')}</caption>
        <thead>
          <tr>
            {(['hour', 'fired', 'median', 'most', 'max'] as const).map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hours.map(({ hour, fired, p50, p99, max }) => (
            <tr key={hour}>
              <td>{short(hour)}</td>
              <td>{fired}</td>
              <td>{lateness(p50)}</td>
              <td>{lateness(p99)}</td>
              <td>{lateness(max)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** How punctually deadlines act, as the cases service measures it. */
export const ClocksHealth = () => {
  const { t } = useWords();
  const query = useQuery({
    queryKey: ['clocks-health'],
    queryFn: () => get<ClockHealth>('/clocks/health'),
    refetchInterval: 30_000,
  });
  return (
    <section className="card health" aria-labelledby="clocks-health-title">
      <h2 id="clocks-health-title">{t('clocksHealth')}</h2>
      <p className="soft">{t('clocksHealthIntro')}</p>
      {query.isPending && <Loading rows={2} />}
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Figures health={query.data} />}
      {query.data && <Hours hours={query.data.byHour} />}
    </section>
  );
};
