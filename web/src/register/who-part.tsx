import { isBlank, readPhones, RELATIONS } from '@tingsu/contracts';
import { Button, Checkbox, Input, Select } from 'antd';
import { useWords } from '../kit/words';
import { isInUse, type Draft } from './draft';
import { Field, fieldId } from './field';
import type { PartProps } from './parts';
import { PatientPart } from './patient-part';

/** Nothing of a caller may be kept by the browser's memory of forms. */
const UNREMEMBERED = { autoComplete: 'off', spellCheck: false } as const;

type TextField = 'name' | 'phone' | 'email' | 'address';

/** A number that is taken, but may not reach the person: said at once, without standing in the way. */
const PhoneDoubt = ({ phone }: Pick<Draft, 'phone'>) => {
  const { label } = useWords();
  const reading = readPhones(phone);
  const doubt = isBlank(phone) || 'problem' in reading ? null : reading.doubt;
  return <div role="status">{doubt && <p className="soft">{label('warning', doubt)}</p>}</div>;
};

const Identity = ({ draft, asked, problems, change }: PartProps) => {
  const { t } = useWords();
  const text = (field: TextField, label: string, type: string, code: string) => (
    <Field
      field={field}
      label={label}
      mark={asked.must.includes(code) ? t('regWanted') : undefined}
      problems={problems}
      wide={field === 'address'}
    >
      {(control) => (
        <Input
          {...control}
          {...UNREMEMBERED}
          type={type}
          dir="auto"
          value={draft[field]}
          onChange={(event) => change({ [field]: event.target.value })}
        />
      )}
    </Field>
  );
  const moreIsNeeded = asked.must.includes('address') || isInUse('who', draft, problems);
  return (
    <>
      <div className="reg-grid">
        {text('name', t('regName'), 'text', 'name')}
        <div>
          {text('phone', t('regPhone'), 'tel', 'contact')}
          <PhoneDoubt phone={draft.phone} />
        </div>
      </div>
      <details open={moreIsNeeded}>
        <summary>{t('regMoreContact')}</summary>
        <div className="reg-grid">
          {text('address', t('regAddress'), 'text', 'address')}
          {text('email', t('regEmail'), 'email', 'email')}
          <Field
            field="language"
            label={t('regLanguage')}
            hint={t('regLanguageHint')}
            problems={problems}
          >
            {(control) => (
              <Select
                {...control}
                value={draft.language}
                options={[
                  { value: 'zh-CN', label: t('regChinese') },
                  { value: 'en', label: t('regEnglish') },
                ]}
                onChange={(language) => change({ language })}
              />
            )}
          </Field>
        </div>
      </details>
    </>
  );
};

/** Who speaks, and for whom. */
export const WhoPart = (props: PartProps) => {
  const { draft, asked, problems, change } = props;
  const { t, label } = useWords();
  const nobody = problems.some(({ text }) => text === 'regNobody');
  return (
    <section className="card" aria-labelledby="reg-who">
      <div className="card-head">
        <h2 id="reg-who">{t('regWho')}</h2>
        <Checkbox
          id={fieldId('anonymous')}
          checked={draft.anonymous}
          onChange={(event) => change({ anonymous: event.target.checked })}
        >
          {t('regAnonymous')}
        </Checkbox>
      </div>
      {draft.anonymous ? (
        <p role="status">{t('regAnonymousNote')}</p>
      ) : (
        <>
          {asked.elseAnonymous && <p className="soft">{t('regElseAnonymous')}</p>}
          <Identity {...props} />
          {nobody && (
            <Button size="small" onClick={() => change({ anonymous: true })}>
              {t('regMakeAnonymous')}
            </Button>
          )}
        </>
      )}
      <div className="reg-grid">
        <Field field="relation" label={t('regRelation')} problems={problems}>
          {(control) => (
            <Select
              {...control}
              allowClear
              value={draft.relation || undefined}
              options={RELATIONS.map((value) => ({ value, label: label('relation', value) }))}
              onChange={(relation?: Draft['relation']) => change({ relation: relation ?? '' })}
            />
          )}
        </Field>
      </div>
      <PatientPart {...props} />
    </section>
  );
};
