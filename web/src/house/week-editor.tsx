import { daysLater, holesOf, type RosterDuty, type RosterWeek } from '@tingsu/contracts';
import { App, Alert, Button, Empty } from 'antd';
import { useState } from 'react';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { DutyForm, DutyTable, spoken } from './duty-rows';
import { ImportRosterButton } from './import-roster';
import { useCopyWeek, useSaveWeek } from './use-rosters';

const DAY_BEGINS = '08:00';

interface HolesProps {
  readonly holes: RosterWeek['holes'];
  /** Null for who only reads. */
  readonly onFill: ((hole: RosterWeek['holes'][number]) => void) | null;
}

/** Where nobody is on duty, said in words and not by colour alone. */
const Holes = ({ holes, onFill }: HolesProps) => {
  const { t } = useWords();
  if (holes.length === 0) return <Alert type="success" showIcon title={t('rosterComplete')} />;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('rosterHoles')}
      data-testid="roster-holes"
      description={
        <ul className="plain-list">
          {holes.map((hole) => {
            const said = { from: spoken(hole.from), to: spoken(hole.to) };
            return (
              <li key={hole.from} className="row">
                {t('rosterHole', said)}
                {onFill && (
                  <Button
                    size="small"
                    aria-label={t('rosterFillNamed', said)}
                    onClick={() => onFill(hole)}
                  >
                    {t('rosterFill')}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      }
    />
  );
};

/** The week as the person has changed it so far. Holes follow every change at once; the server checks all of it again. */
export const WeekEditor = ({ week }: { readonly week: RosterWeek }) => {
  const { t } = useWords();
  const { message } = App.useApp();
  const { monday } = week;
  const [duties, setDuties] = useState<readonly RosterDuty[]>(week.duties);
  const saving = useSaveWeek(week, monday);
  const changed = JSON.stringify(duties) !== JSON.stringify(week.duties);
  const holes = holesOf([...week.reachingIn, ...duties], monday);
  const hasRoster = week.version > 0 || duties.length > 0;
  const add = (span: { from: string; to: string }): void =>
    setDuties([...duties, { personId: '', ...span }]);
  const copying = useCopyWeek(week, monday, setDuties);
  return (
    <>
      {saving.error && <ProblemView error={saving.error} />}
      {copying.error && <ProblemView error={copying.error} />}
      {duties.length === 0 && (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={t(hasRoster ? 'rosterNone' : 'rosterNever')}
        />
      )}
      {duties.length > 0 && <DutyForm duties={duties} error={saving.error} onChange={setDuties} />}
      {hasRoster && <Holes holes={holes} onFill={add} />}
      <div className="row">
        <Button
          onClick={() => {
            const from = duties.at(-1)?.to ?? `${monday}T${DAY_BEGINS}`;
            add({ from, to: daysLater(from, 1) });
          }}
        >
          {t('rosterAdd')}
        </Button>
        <Button loading={copying.isPending} onClick={() => copying.mutate()}>
          {t('rosterCopy')}
        </Button>
        <ImportRosterButton place={week} version={week.version} />
        <Button
          type="primary"
          disabled={!changed}
          loading={saving.isPending}
          onClick={() =>
            saving.mutate(
              { version: week.version, duties: [...duties] },
              { onSuccess: () => void message.success(t('rosterSaved')) },
            )
          }
        >
          {t('rosterSave')}
        </Button>
      </div>
    </>
  );
};

/** The same for who may not change it. */
export const WeekReader = ({ week }: { readonly week: RosterWeek }) => {
  const { t } = useWords();
  return (
    <>
      <p className="soft">{t('rosterReadOnly')}</p>
      {week.duties.length === 0 && (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={t(week.version > 0 ? 'rosterNone' : 'rosterNever')}
        />
      )}
      <DutyTable duties={week.duties} />
      {week.version > 0 && <Holes holes={week.holes} onFill={null} />}
    </>
  );
};
