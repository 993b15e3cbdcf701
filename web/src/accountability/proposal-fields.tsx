import type { ProposalPreview } from '@tingsu/contracts';
import { Checkbox, Input, InputNumber, Select } from 'antd';
import { useId, type ReactNode } from 'react';
import { columnName } from '../i18n/column-name';
import { inLanguage } from '../i18n/language';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';
import { FACT_NAMES, isAmount, type FactName, type Typed } from './entered';

interface Props {
  readonly typed: Typed;
  readonly preview: ProposalPreview;
  onChange(part: Partial<Typed>): void;
}

const Named = ({
  name,
  help,
  children,
}: {
  readonly name: string;
  readonly help?: string;
  children(id: string): ReactNode;
}) => {
  const id = useId();
  return (
    <div>
      <label className="acc-name" htmlFor={id}>
        {name}
      </label>
      {children(id)}
      {help && <div className="soft">{help}</div>}
    </div>
  );
};

const Amount = ({
  name,
  value,
  onChange,
}: {
  readonly name: string;
  readonly value: string;
  onChange(value: string): void;
}) => (
  <Named name={name}>
    {(id) => (
      <Input
        id={id}
        inputMode="decimal"
        autoComplete="off"
        placeholder="0.00"
        maxLength={20}
        {...(isAmount(value) ? {} : { status: 'error' as const })}
        value={value}
        onChange={({ target }) => onChange(target.value.trim())}
      />
    )}
  </Named>
);

/** Who answers, and for which department. */
const Who = ({ typed, preview, onChange }: Props) => {
  const { t } = useWords();
  const directory = useDirectory();
  const named = directory.staff.filter(({ id }) => preview.persons.includes(id));
  const people = [
    ...named,
    ...directory.staff.filter(({ id }) => !preview.persons.includes(id)),
  ].map(({ id, name }) => ({ value: id, label: name }));
  const person = (key: 'personId' | 'supervisorId', name: string, none: string) => (
    <Named name={name}>
      {(id) => (
        <Select
          id={id}
          allowClear
          placeholder={none}
          value={typed[key] ?? undefined}
          options={people}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(value?: string) => onChange({ [key]: value ?? null })}
        />
      )}
    </Named>
  );
  return (
    <>
      <Named name={t('accDepartment')}>
        {(id) => (
          <Select
            id={id}
            value={typed.department}
            options={preview.departments.map((code) => ({
              value: code,
              label: directory.department(code),
            }))}
            onChange={(department) => onChange({ department })}
          />
        )}
      </Named>
      {person('personId', t('accPerson'), t('accNoPerson'))}
      {person('supervisorId', t('accSupervisor'), t('accNoSupervisor'))}
    </>
  );
};

const Facts = ({ typed, preview, onChange }: Props) => {
  const { t } = useWords();
  const whole = (name: string, key: 'delayDays' | 'repeat', help?: string) => (
    <Named name={name} {...(help ? { help } : {})}>
      {(id) => (
        <InputNumber
          id={id}
          min={key === 'repeat' ? 1 : 0}
          max={1_000}
          precision={0}
          value={typed[key]}
          onChange={(value) => onChange({ [key]: value })}
        />
      )}
    </Named>
  );
  return (
    <>
      <fieldset className="plain-fieldset">
        <legend>{t('accFacts')}</legend>
        <Checkbox.Group<FactName>
          value={[...typed.facts]}
          options={FACT_NAMES.map((value) => ({ value, label: t(`accFact_${value}`) }))}
          onChange={(facts) => onChange({ facts })}
        />
      </fieldset>
      <Amount name={t('accLoss')} value={typed.loss} onChange={(loss) => onChange({ loss })} />
      {whole(t('accDelayDays'), 'delayDays')}
      {whole(t('accRepeat'), 'repeat', t('accRepeatHint', { count: preview.sameIssue }))}
    </>
  );
};

const OwnFault = ({ typed, onChange }: Props) => {
  const { t } = useWords();
  const amounts = [
    ['ownLoss', 'accOwnLoss'],
    ['commission', 'accCommission'],
    ['wage', 'accWage'],
    ['leastWage', 'accLeastWage'],
  ] as const;
  return (
    <>
      <div>
        <Checkbox
          checked={typed.ownFault}
          onChange={({ target }) => onChange({ ownFault: target.checked })}
        >
          {t('accOwnFault')}
        </Checkbox>
      </div>
      {typed.ownFault &&
        amounts.map(([key, name]) => (
          <Amount
            key={key}
            name={t(name)}
            value={typed[key]}
            onChange={(value) => onChange({ [key]: value })}
          />
        ))}
    </>
  );
};

/** Everything that a person establishes; the outcomes without money come first. */
export const ProposalFields = (props: Props) => {
  const { t, language } = useWords();
  const { typed, preview, onChange } = props;
  const codes = (key: 'outcomes' | 'misconduct', name: string) =>
    preview[key].length > 0 && (
      <fieldset className="plain-fieldset">
        <legend>{name}</legend>
        <Checkbox.Group<string>
          value={[...typed[key]]}
          options={preview[key].map((value) => ({ value, label: columnName(value, language) }))}
          onChange={(chosen) => onChange({ [key]: chosen })}
        />
      </fieldset>
    );
  return (
    <div className="acc-form">
      <Who {...props} />
      {codes('outcomes', t('accOutcomes'))}
      {codes('misconduct', t('accMisconduct'))}
      <Facts {...props} />
      {preview.currency !== null && preview.verified && (
        <>
          <div>
            <Checkbox
              checked={typed.fine}
              onChange={({ target }) => onChange({ fine: target.checked })}
            >
              {t('accFine')}
            </Checkbox>
          </div>
          <OwnFault {...props} />
        </>
      )}
      {preview.overdue.length > 0 && (
        <fieldset className="plain-fieldset">
          <legend>{t('accOverdue')}</legend>
          <Checkbox.Group<string>
            value={[...typed.overdue]}
            options={preview.overdue.map(({ clockId, label, fullDays }) => ({
              value: clockId,
              label: `${inLanguage(label, language)} (${t('accDaysOver', { count: fullDays })})`,
            }))}
            onChange={(overdue) => onChange({ overdue })}
          />
        </fieldset>
      )}
      <div>
        <Checkbox
          checked={typed.late}
          onChange={({ target }) => onChange({ late: target.checked })}
        >
          {t('accLate')}
        </Checkbox>
        {typed.late && (
          <Checkbox
            checked={typed.lateAccepted}
            onChange={({ target }) => onChange({ lateAccepted: target.checked })}
          >
            {t('accLateAccepted')}
          </Checkbox>
        )}
      </div>
    </div>
  );
};
