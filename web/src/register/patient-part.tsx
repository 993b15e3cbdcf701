import { AUTHORISATIONS, SEXES } from '@tingsu/contracts';
import { Input, Select } from 'antd';
import { useWords } from '../kit/words';
import { isInUse } from './draft';
import { Field } from './field';
import type { PartProps } from './parts';
import { speaksForAnother } from './submission';

const AUTHORISED = {
  seen: 'regAuthorisedSeen',
  attached: 'regAuthorisedAttached',
  none: 'regAuthorisedNone',
} as const;
const SEX = { female: 'regSexFemale', male: 'regSexMale', unknown: 'regSexUnknown' } as const;

/** The patient: by name when somebody else speaks, by the numbers of the record always. */
export const PatientPart = ({ draft, problems, change }: PartProps) => {
  const { t } = useWords();
  const another = speaksForAnother(draft);
  const text = (field: 'patientName' | 'recordNo' | 'visitNo', label: string) => (
    <Field field={field} label={label} problems={problems}>
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          spellCheck={false}
          maxLength={field === 'patientName' ? 100 : 60}
          value={draft[field]}
          onChange={(event) => change({ [field]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <details open={another || isInUse('patient', draft, problems)}>
      <summary>{t(another ? 'regPatient' : 'regPatientFold')}</summary>
      <div className="reg-grid">
        {another && text('patientName', t('regPatientName'))}
        {text('recordNo', t('regRecordNo'))}
        {text('visitNo', t('regVisitNo'))}
        <Field field="sex" label={t('regSex')} problems={problems}>
          {(control) => (
            <Select
              {...control}
              value={draft.sex || undefined}
              allowClear
              options={SEXES.map((value) => ({ value, label: t(SEX[value]) }))}
              onChange={(sex?: (typeof SEXES)[number]) => change({ sex: sex ?? '' })}
            />
          )}
        </Field>
        <Field field="age" label={t('regAge')} problems={problems}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              maxLength={3}
              value={draft.age}
              onChange={(event) => change({ age: event.target.value.replace(/\D/g, '') })}
            />
          )}
        </Field>
        {another && (
          <Field field="authorisation" label={t('regAuthorised')} problems={problems}>
            {(control) => (
              <Select
                {...control}
                value={draft.authorisation || undefined}
                allowClear
                options={AUTHORISATIONS.map((value) => ({ value, label: t(AUTHORISED[value]) }))}
                onChange={(chosen?: (typeof AUTHORISATIONS)[number]) =>
                  change({ authorisation: chosen ?? '' })
                }
              />
            )}
          </Field>
        )}
      </div>
    </details>
  );
};
