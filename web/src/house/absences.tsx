import type { AbsenceView } from '@tingsu/contracts';
import { App, Button, Empty, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { ProblemView } from '../kit/problem-view';
import { useSession } from '../kit/session';
import { useHasGroupRole, useWords } from '../kit/words';
import { spoken } from './duty-rows';
import { useAbsences, useAddAbsence, useEndAbsence } from './use-rosters';

const Absence = ({ absence }: { readonly absence: AbsenceView }) => {
  const { t } = useWords();
  const { message } = App.useApp();
  const directory = useDirectory();
  const ending = useEndAbsence(() => void message.success(t('absenceEnded')));
  const name = directory.person(absence.personId);
  return (
    <li className="card" data-absence={absence.absenceId}>
      {ending.error && <ProblemView error={ending.error} />}
      <div className="row">
        <strong>{name}</strong>
        <span>
          {t('rosterHole', { from: spoken(absence.from), to: spoken(absence.to) })} ·{' '}
          {t('absenceDeputy')} {directory.person(absence.deputy)}
        </span>
        {absence.mayEnd && (
          <Button
            size="small"
            loading={ending.isPending}
            aria-label={t('absenceEndNamed', { name })}
            onClick={() => ending.mutate(absence.absenceId)}
          >
            {t('absenceEnd')}
          </Button>
        )}
      </div>
    </li>
  );
};

/** Oneself, or for an administrator anybody. */
const NewAbsence = () => {
  const { t } = useWords();
  const { message } = App.useApp();
  const me = useSession()?.personId ?? '';
  const { staff } = useDirectory();
  const forAll = useHasGroupRole('tenant_admin');
  const id = useId();
  const empty = { personId: me, deputy: '', from: '', to: '' };
  const [wanted, setWanted] = useState(empty);
  const adding = useAddAbsence(() => {
    void message.success(t('absenceAdded'));
    setWanted(empty);
  });
  const people = staff.map(({ id: value, name: label }) => ({ value, label }));
  const isComplete = wanted.deputy !== '' && wanted.from !== '' && wanted.to !== '';
  const time = (field: 'from' | 'to', text: string) => (
    <span>
      <label htmlFor={`${id}-${field}`}>{text}</label>
      <Input
        id={`${id}-${field}`}
        type="datetime-local"
        value={wanted[field]}
        onChange={(event) => setWanted({ ...wanted, [field]: event.target.value })}
      />
    </span>
  );
  const person = (field: 'personId' | 'deputy', text: string, options: typeof people) => (
    <span>
      <label htmlFor={`${id}-${field}`}>{text}</label>
      <Select
        id={`${id}-${field}`}
        className="duty-person"
        value={wanted[field] || null}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        options={options}
        onChange={(value) => setWanted({ ...wanted, [field]: value ?? '' })}
      />
    </span>
  );
  return (
    <>
      {adding.error && <ProblemView error={adding.error} />}
      <div className="row absence-form">
        {forAll && person('personId', t('absenceWho'), people)}
        {person(
          'deputy',
          t('absenceDeputy'),
          people.filter(({ value }) => value !== wanted.personId),
        )}
        {time('from', t('absenceFrom'))}
        {time('to', t('absenceTo'))}
        <Button
          type="primary"
          disabled={!isComplete}
          loading={adding.isPending}
          onClick={() => adding.mutate(wanted)}
        >
          {t('absenceAdd')}
        </Button>
      </div>
    </>
  );
};

/** Who is away or will be, and who acts then. */
export const Absences = () => {
  const { t } = useWords();
  const absences = useAbsences();
  return (
    <section aria-labelledby="absences">
      <h2 id="absences">{t('absencesTitle')}</h2>
      <p className="soft">{t('absencesIntro')}</p>
      {absences.isPending && <Loading rows={2} />}
      {absences.error && (
        <ProblemView error={absences.error} onRetry={() => void absences.refetch()} />
      )}
      {absences.data?.items.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('absencesNone')} />
      )}
      <ul className="plain-list">
        {absences.data?.items.map((absence) => (
          <Absence key={absence.absenceId} absence={absence} />
        ))}
      </ul>
      <NewAbsence />
    </section>
  );
};
