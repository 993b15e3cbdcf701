import { Input, Select } from 'antd';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';
import { isInUse } from './draft';
import { Field } from './field';
import type { PartProps } from './parts';

/** What the policy may want of the part that is folded else. */
const isFolded = (element: string): boolean => element === 'time' || element === 'place';

/** When and where it happened, and about whom it is. */
export const MatterPart = ({
  draft,
  asked,
  problems,
  change,
  today,
}: PartProps & { readonly today: string }) => {
  const { t, list } = useWords();
  const directory = useDirectory();
  const wanted = (element: string): string | undefined =>
    asked.wanted.includes(element) ? t('regWanted') : undefined;
  const units = directory.departments
    .filter(({ campus }) => draft.campus === '' || campus === draft.campus)
    .map(({ code }) => ({ value: code, label: directory.department(code) }));
  const persons = directory.staff.map((one) => ({
    value: one.id,
    label: [one.name, list(one.departments.map(directory.department))].filter(Boolean).join(' · '),
  }));
  return (
    <section className="card" aria-labelledby="reg-where">
      <h2 id="reg-where">{t('regWhere')}</h2>
      <div className="reg-grid">
        <Field field="units" label={t('regUnits')} mark={wanted('respondent')} problems={problems}>
          {(control) => (
            <Select
              {...control}
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              value={[...draft.units]}
              options={units}
              onChange={(chosen: string[]) => change({ units: chosen })}
            />
          )}
        </Field>
        {!asked.departmentsOnly && (
          <Field field="persons" label={t('regPersons')} problems={problems}>
            {(control) => (
              <Select
                {...control}
                mode="multiple"
                showSearch={{ optionFilterProp: 'label' }}
                value={[...draft.persons]}
                options={persons}
                onChange={(chosen: string[]) => change({ persons: chosen })}
              />
            )}
          </Field>
        )}
      </div>
      <details open={asked.wanted.some(isFolded) || isInUse('matter', draft, problems)}>
        <summary>{t('regWhereMore')}</summary>
        <div className="reg-grid">
          <Field field="others" label={t('regOthers')} problems={problems}>
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                maxLength={1_000}
                value={draft.others}
                onChange={(event) => change({ others: event.target.value })}
              />
            )}
          </Field>
          <Field
            field="place"
            label={t('regPlace')}
            mark={wanted('place')}
            hint={t('regPlaceHint')}
            problems={problems}
          >
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                maxLength={200}
                value={draft.place}
                onChange={(event) => change({ place: event.target.value })}
              />
            )}
          </Field>
          <Field field="day" label={t('regDay')} mark={wanted('time')} problems={problems}>
            {(control) => (
              <Input
                {...control}
                type="date"
                max={today}
                value={draft.day}
                onChange={(event) => change({ day: event.target.value })}
              />
            )}
          </Field>
          <Field field="time" label={t('regTime')} problems={problems}>
            {(control) => (
              <Input
                {...control}
                type="time"
                value={draft.time}
                onChange={(event) => change({ time: event.target.value })}
              />
            )}
          </Field>
        </div>
      </details>
    </section>
  );
};
