import { Alert, Button, Tag } from 'antd';
import { Link, useParams } from 'react-router';
import { asProblem } from '../api/problem';
import '../policies/policies.css';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useHasRole, useWords } from '../kit/words';
import './calendars.css';
import { useCalendarName } from './calendars-page';
import { NamedDays } from './named-days';
import { useCalendarYear, useNewYear } from './use-calendars';
import { cellsOfView, countsOf } from './year-days';
import { Legend, YearGrid } from './year-grid';

/** Every day of a year as it counts on one calendar. */
export const YearPage = () => {
  const { t } = useWords();
  const calendarName = useCalendarName();
  const { calendarId = '', year: text = '' } = useParams();
  const year = Number(text);
  const title = t('yearTitle', { id: calendarName(calendarId), year });
  usePageTitle(title);
  const found = useCalendarYear(calendarId, year);
  const edits = useHasRole('tenant_admin');
  const start = useNewYear();
  const cells = found.data ? cellsOfView(found.data) : [];
  const status = found.data?.status;
  const isMissing = found.error !== null && asProblem(found.error).status === 404;
  return (
    <div className="page policies">
      <p className="back">
        <Link to="/calendars">← {t('backToCalendars')}</Link>
      </p>
      <div className="page-head">
        <h1>
          {title}{' '}
          {status && (
            <Tag className={status === 'published' ? 'tone-green' : 'tone-amber'}>
              {t(status === 'published' ? 'yearPublished' : 'yearProvisional')}
            </Tag>
          )}
        </h1>
        <div className="row">
          <Link to={`/calendars/${encodeURIComponent(calendarId)}/${year - 1}`}>
            ← {t('previousYear')}
          </Link>
          <Link to={`/calendars/${encodeURIComponent(calendarId)}/${year + 1}`}>
            {t('nextYear')} →
          </Link>
          {edits && (
            <Button
              type="primary"
              loading={start.isPending}
              onClick={() => start.mutate({ calendarId, year })}
            >
              {t('draftYear', { year })}
            </Button>
          )}
        </div>
      </div>
      {start.error && <ProblemView error={start.error} />}
      {found.isPending && <Loading rows={12} />}
      {isMissing && <Alert type="warning" showIcon title={t('yearNotThere')} />}
      {found.error && !isMissing && (
        <ProblemView error={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.data && (
        <>
          <p data-testid="year-counts">{t('yearCounts', countsOf(cells))}</p>
          <Legend />
          <YearGrid key={year} year={year} cells={cells} label={title} />
          <NamedDays cells={cells} />
        </>
      )}
    </div>
  );
};
