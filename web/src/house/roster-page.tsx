import { daysLater, mondayOf, ROSTER_ROLES } from '@tingsu/contracts';
import { Button, Select } from 'antd';
import { useSearchParams } from 'react-router';
import '../i18n/house';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useSession } from '../kit/session';
import { useWords } from '../kit/words';
import { dayIn } from '../time/instants';
import { Absences } from './absences';
import './house.css';
import { unitsOf } from './units';
import { useRosterWeek, type UnitPlace } from './use-rosters';
import { WeekEditor, WeekReader } from './week-editor';

const Week = ({ place, monday }: { readonly place: UnitPlace; readonly monday: string }) => {
  const week = useRosterWeek(place, monday);
  if (week.isPending) return <Loading rows={4} />;
  if (!week.data) return <ProblemView error={week.error} onRetry={() => void week.refetch()} />;
  const key = `${place.campus} ${place.unit} ${monday} ${week.data.version}`;
  return week.data.mayEdit ? (
    <WeekEditor key={key} week={week.data} />
  ) : (
    <WeekReader key={key} week={week.data} />
  );
};

/** What the address says: a link to a week of a unit can be sent. */
const usePlace = () => {
  const me = useSession();
  const directory = useDirectory();
  const { timeZone } = useWords();
  const [search, setSearch] = useSearchParams();
  const campuses = directory.campuses.filter(
    ({ code }) => me && unitsOf(me, code, directory.departments).length > 0,
  );
  const campus = search.get('campus') ?? campuses[0]?.code ?? null;
  const units = me && campus ? unitsOf(me, campus, directory.departments) : [];
  const unit = units.find((one) => one === search.get('unit')) ?? units[0] ?? null;
  const thisWeek = mondayOf(dayIn(timeZone, Date.now()));
  const monday = search.get('week') ?? thisWeek;
  const go = (change: { campus?: string; unit?: string; week?: string }): void =>
    setSearch({
      ...(campus ? { campus } : {}),
      ...(unit ? { unit } : {}),
      week: monday,
      ...change,
    });
  return { campuses, campus, units, unit, monday, thisWeek, go };
};

/** Who is on duty for a unit, week by week, and who acts for those who are away. */
export const RosterPage = () => {
  const { t, label } = useWords();
  const directory = useDirectory();
  const { campuses, campus, units, unit, monday, thisWeek, go } = usePlace();
  usePageTitle(t('rosterTitle'));
  const named = (code: string): string =>
    ROSTER_ROLES.some((role) => role === code)
      ? t('rosterRole', { role: label('role', code) })
      : directory.department(code);
  const weekBy = (days: number): string => daysLater(`${monday}T00:00`, days).slice(0, 10);
  return (
    <div className="page house">
      <h1 className="spaced">{t('rosterTitle')}</h1>
      <p className="soft">{t('rosterIntro')}</p>
      <div className="row">
        <Select
          aria-label={t('rosterCampus')}
          value={campus}
          popupMatchSelectWidth={false}
          options={campuses.map(({ code }) => ({ value: code, label: directory.campus(code) }))}
          onChange={(code) => code && go({ campus: code, unit: '' })}
        />
        <Select
          aria-label={t('rosterUnit')}
          value={unit}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
          options={units.map((code) => ({ value: code, label: named(code) }))}
          onChange={(code) => code && go({ unit: code })}
        />
      </div>
      <section aria-labelledby="roster-week">
        <div className="page-head">
          <h2 id="roster-week">{t('rosterWeek', { day: monday })}</h2>
          <span className="row">
            <Button onClick={() => go({ week: weekBy(-7) })}>{t('rosterBefore')}</Button>
            <Button disabled={monday === thisWeek} onClick={() => go({ week: thisWeek })}>
              {t('rosterNow')}
            </Button>
            <Button onClick={() => go({ week: weekBy(7) })}>{t('rosterAfter')}</Button>
          </span>
        </div>
        {campus && unit && <Week place={{ campus, unit }} monday={monday} />}
      </section>
      <Absences />
    </div>
  );
};
