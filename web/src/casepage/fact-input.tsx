import { Input, InputNumber, Radio, Select } from 'antd';
import type { Facts } from '@tingsu/contracts';
import type { OfferedFact } from '../kit/offered';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';
import { InstantInput } from './instant-input';

type FactValue = Facts[string];

const DepartmentsInput = ({
  name,
  value,
  onChange,
}: {
  readonly name: string;
  readonly value: string[];
  onChange(codes: string[]): void;
}) => {
  const directory = useDirectory();
  return (
    <Select
      size="small"
      mode="multiple"
      aria-label={name}
      style={{ minWidth: 220 }}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      options={directory.departments.map(({ code, campus }) => ({
        value: code,
        label: `${directory.department(code)} · ${directory.campus(campus)}`,
      }))}
      onChange={onChange}
    />
  );
};

/** One fact, asked for as its type wants. */
export const FactInput = ({
  fact,
  name,
  value,
  onSet,
}: {
  readonly fact: OfferedFact;
  readonly name: string;
  readonly value: FactValue | undefined;
  onSet(value: FactValue | undefined): void;
}) => {
  const { t, options } = useWords();
  if (fact.type === 'boolean')
    return (
      <Radio.Group
        size="small"
        optionType="button"
        name={`fact-${fact.name}`}
        aria-label={name}
        value={value === undefined ? 'unknown' : value === true ? 'yes' : 'no'}
        options={[
          { value: 'unknown', label: t('factUnknown') },
          { value: 'yes', label: t('factYes') },
          { value: 'no', label: t('factNo') },
        ]}
        onChange={(event) =>
          onSet(event.target.value === 'unknown' ? undefined : event.target.value === 'yes')
        }
      />
    );
  if (fact.type === 'number')
    return (
      <InputNumber
        size="small"
        min={0}
        aria-label={name}
        value={typeof value === 'number' ? value : null}
        onChange={(number) => onSet(number ?? undefined)}
      />
    );
  if (fact.type === 'instant')
    return (
      <InstantInput
        label={name}
        value={typeof value === 'string' ? value : null}
        onChange={(instant) => onSet(instant ?? undefined)}
      />
    );
  if (fact.name === 'coUnits')
    return (
      <DepartmentsInput name={name} value={Array.isArray(value) ? value : []} onChange={onSet} />
    );
  if (fact.name === 'mainParty' || fact.name === 'place')
    return (
      <Select
        size="small"
        aria-label={name}
        allowClear
        style={{ minWidth: 160 }}
        value={typeof value === 'string' ? value : undefined}
        options={options('factValue')}
        onChange={(code?: string) => onSet(code)}
      />
    );
  return (
    <Input
      size="small"
      aria-label={name}
      type={fact.type === 'date' ? 'date' : 'text'}
      style={{ width: 180 }}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onSet(event.target.value || undefined)}
    />
  );
};
