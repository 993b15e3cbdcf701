import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http.client';
import { durationText } from '../time/countdown';
import { Loading } from '../staff/loading';
import { ProblemView } from '../staff/problem-view';
import { useWords } from '../staff/words';

/** What the cases service says about its clocks; lateness in milliseconds. */
interface ClockHealth {
  readonly running: number;
  readonly waiting: number;
  readonly armed: number;
  readonly due: number;
  readonly overdue: number;
  readonly lateness: {
    readonly fired: number;
    readonly p50: number | null;
    readonly p99: number | null;
    readonly max: number | null;
  };
  readonly alarms: { readonly state: string; readonly lastCanaryAt: string | null };
}

const useLateness = () => {
  const { language } = useWords();
  return (ms: number | null): string => (ms === null ? '–' : ms < 1_000 ? `${Math.round(ms)} ms` : durationText(ms, language));
};

const Figures = ({ health }: { readonly health: ClockHealth }) => {
  const { t, long } = useWords();
  const late = useLateness();
  const { lateness, alarms } = health;
  const rows = [
    [t('clocksRunning'), health.running],
    [t('clocksWaiting'), health.waiting],
    [t('clocksArmed'), health.armed],
    [t('clocksDue'), health.due],
    [t('clocksOverdue'), health.overdue],
    [t('clocksFired'), lateness.fired],
    [t('clocksLateness'), `${late(lateness.p50)} / ${late(lateness.p99)} / ${late(lateness.max)}`],
    [t('clocksAlarms'), alarms.state],
    [t('clocksCanary'), alarms.lastCanaryAt ? long(alarms.lastCanaryAt) : '–'],
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

/** How punctually deadlines act, as the cases service measures it. */
export const ClocksHealth = () => {
  const { t } = useWords();
  const query = useQuery({
    queryKey: ['clocks-health'],
    queryFn: () => get<ClockHealth>('/clocks/health'),
    refetchInterval: 30_000,
  });
  return (
    <section className="card" aria-labelledby="clocks-health-title">
      <h2 id="clocks-health-title">{t('clocksHealth')}</h2>
      <p className="soft">{t('clocksHealthIntro')}</p>
      {query.isPending && <Loading rows={2} />}
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Figures health={query.data} />}
    </section>
  );
};
