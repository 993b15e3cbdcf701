import type { Calendars } from '@tingsu/contracts';
import { Alert, Button, Empty, Progress, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { TextKey } from '../i18n/texts';
import { inLanguage } from '../i18n/language';
import { Drafts } from '../policies/policies-page';
import '../policies/policies.css';
import { useCountedCalendar } from '../policies/use-policies';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useHasRole, useWords } from '../kit/words';
import { dayIn } from '../time/instants';
import { serverNow } from '../time/server-time';
import './calendars.css';
import { NewLayerDialog } from './new-layer-dialog';
import { useCalendars, useNewYear, useRecompute } from './use-calendars';

type Calendar = Calendars['items'][number];

/** The calendar's own label, else `CN` as 中国 or China; other ids as they are. */
export const useCalendarName = (): ((id: string) => string) => {
  const { language } = useWords();
  const { data } = useCalendars();
  return (id) => {
    const label = data?.items.find(({ calendarId }) => calendarId === id)?.label;
    if (label) return inLanguage(label, language);
    if (!/^[A-Z]{2}$/.test(id)) return id;
    return new Intl.DisplayNames([language], { type: 'region' }).of(id) ?? id;
  };
};

export const useScopeWords = () => {
  const { t } = useWords();
  const directory = useDirectory();
  return ({ level, code }: Calendar['scope']): string => {
    const where =
      code === null ? '' : level === 'campus' ? directory.campus(code) : directory.department(code);
    return `${t(`scope_${level}` as TextKey)}${where && ` · ${where}`}`;
  };
};

const MissingBanner = ({ missing }: { readonly missing: Calendars['missing'] }) => {
  const { t } = useWords();
  const edits = useHasRole('tenant_admin');
  const start = useNewYear();
  if (missing.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      data-testid="calendar-missing"
      title={t('missingTitle')}
      description={
        <>
          <p>{t('missingText')}</p>
          <ul>
            {missing.map(({ calendarId, year, since }) => (
              <li key={`${calendarId}-${year}`}>
                {t('missingLine', { id: calendarId, year, since })}{' '}
                {edits && (
                  <Button
                    size="small"
                    loading={start.isPending}
                    onClick={() => start.mutate({ calendarId, year })}
                  >
                    {t('startYear', { year })}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {start.error && <ProblemView error={start.error} />}
        </>
      }
    />
  );
};

const Recompute = () => {
  const { t } = useWords();
  const run = useRecompute().data;
  if (!run) return null;
  const percent = run.total > 0 ? Math.round((run.done / run.total) * 100) : 100;
  const { done, total, moved, kept } = run;
  return (
    <section
      className="card"
      aria-labelledby="title-recompute"
      data-testid="recompute"
      data-state={run.state}
    >
      <h2 id="title-recompute">
        {t('recomputeTitle')}{' '}
        <Tag className={run.state === 'done' ? 'tone-green' : 'tone-amber'}>
          {t(run.state === 'done' ? 'recomputeDone' : 'recomputeRunning')}
        </Tag>
      </h2>
      {run.state !== 'done' && <Progress percent={percent} aria-label={t('recomputeTitle')} />}
      <p>{t('recomputeText', { ids: run.calendarIds.join(', '), done, total, moved, kept })}</p>
      {run.failed > 0 && <p className="late">{t('recomputeFailed', { count: run.failed })}</p>}
    </section>
  );
};

const CalendarRow = ({ calendar }: { readonly calendar: Calendar }) => {
  const { t, timeZone } = useWords();
  const scope = useScopeWords();
  const edits = useHasRole('tenant_admin');
  const start = useNewYear();
  const next = Number(dayIn(timeZone, serverNow()).slice(0, 4)) + 1;
  const recent = calendar.years.filter(({ year }) => year >= next - 2);
  const { calendarId } = calendar;
  const calendarName = useCalendarName();
  return (
    <tr data-calendar={calendarId}>
      <td data-label={t('calendarName')} data-column="name">
        <strong>{calendarName(calendarId)}</strong>
        <small>
          {calendarName(calendarId) !== calendarId && calendarId}{' '}
          {calendar.parent && t('calendarParent', { id: calendar.parent })}
        </small>
        {calendar.alwaysOpen && <Tag>{t('alwaysOpen')}</Tag>}
      </td>
      <td data-label={t('calendarLayer')}>{scope(calendar.scope)}</td>
      <td data-label={t('calendarYears')}>
        <ul className="plain-list years">
          {recent.map(({ year, status }) => (
            <li key={year}>
              <Link to={`/calendars/${encodeURIComponent(calendarId)}/${year}`}>
                {t('yearLink', {
                  year,
                  status: t(status === 'published' ? 'yearPublished' : 'yearProvisional'),
                })}
              </Link>
            </li>
          ))}
          {!recent.some(({ year }) => year === next) && (
            <li className="soft">{t('yearLink', { year: next, status: t('yearMissing') })}</li>
          )}
        </ul>
        {edits && (
          <Button
            size="small"
            loading={start.isPending}
            onClick={() => start.mutate({ calendarId, year: next })}
          >
            {t(recent.some(({ year }) => year === next) ? 'draftYear' : 'startYear', {
              year: next,
            })}
          </Button>
        )}
        {start.error && <ProblemView error={start.error} />}
      </td>
      <td data-label={t('calendarSource')}>
        <small>{calendar.source}</small>
      </td>
    </tr>
  );
};

/** Calendars by layer, with the years that are there, and what must be entered soon. */
export const CalendarsPage = () => {
  const { t } = useWords();
  usePageTitle(t('calendarsTitle'));
  const found = useCalendars();
  const edits = useHasRole('tenant_admin');
  const readsDrafts = useHasRole('tenant_admin', 'leader', 'auditor');
  const [adding, setAdding] = useState(false);
  const counted = useCountedCalendar();
  const rank = ({ calendarId, scope }: Calendar): number =>
    calendarId === counted ? 0 : scope.level === 'country' ? 2 : 1;
  const items = (found.data?.items ?? []).toSorted((one, other) => rank(one) - rank(other));
  return (
    <div className="page policies">
      <div className="page-head">
        <h1>{t('calendarsTitle')}</h1>
        {edits && <Button onClick={() => setAdding(true)}>{t('newLayer')}</Button>}
      </div>
      <p className="soft">{t('calendarsIntro')}</p>
      {found.data && <MissingBanner missing={found.data.missing} />}
      <Recompute />
      {readsDrafts && <Drafts kind="calendar" />}
      {found.isPending && <Loading rows={6} />}
      {found.error && <ProblemView error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.items.length === 0 && <Empty description={t('calendarsEmpty')} />}
      {items.length > 0 && (
        <div
          className="table-frame rules-frame"
          role="region"
          aria-label={t('calendarsTitle')}
          tabIndex={0}
        >
          <table className="rules">
            <thead>
              <tr>
                {(
                  ['calendarName', 'calendarLayer', 'calendarYears', 'calendarSource'] as const
                ).map((column) => (
                  <th key={column} scope="col">
                    {t(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((calendar) => (
                <CalendarRow key={calendar.calendarId} calendar={calendar} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {adding && (
        <NewLayerDialog calendars={items} parent={counted} onClose={() => setAdding(false)} />
      )}
    </div>
  );
};
