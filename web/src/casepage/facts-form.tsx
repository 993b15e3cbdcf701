import { Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import type { Facts, PolicyRef } from '@tingsu/contracts';
import { inLanguage } from '../i18n/language';
import { labelTable } from '../i18n/labels';
import { topicsToChoose, type Offered, type OfferedFact } from '../kit/offered';
import { useDirectory } from '../kit/directory';
import { usePolicies } from '../kit/policies';
import { useWords } from '../kit/words';
import { InstantInput } from './instant-input';
import { TakingFacts } from './taking-facts';

type FactValue = Facts[string];
interface Props {
  /** Of the case, which say what may be chosen. */
  readonly policies: readonly PolicyRef[];
  readonly value?: Facts;
  onChange?(facts: Facts): void;
}

/** Facts of the adapter and of the engine are not for people to change; category and topics have fields of their own. */
const isAsked = (fact: OfferedFact): boolean =>
  fact.owner !== 'adapter' &&
  fact.owner !== 'derived' &&
  !['category', 'topics', 'severity', 'elements', 'signature', 'duplicateOf'].includes(fact.name);

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

const FactInput = ({
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

interface CategoryProps {
  readonly offered: Offered;
  readonly value: Facts;
  onSet(code: string, next: FactValue | undefined): void;
}

const CategorySelect = ({ offered, value, onSet }: CategoryProps) => {
  const { t, language } = useWords();
  return (
    <>
      <label htmlFor="fact-category">{t('fieldCategory')}</label>
      <Select
        id="fact-category"
        aria-label={t('fieldCategory')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={typeof value.category === 'string' ? value.category : undefined}
        options={offered.categories.map((category) => ({
          value: category.code,
          label: `${category.code} ${inLanguage(category.label, language)}`,
        }))}
        onChange={(code?: string) => onSet('category', code)}
      />
    </>
  );
};

/** Category, topics and the facts by which the policy grades and routes. What is unknown stays unset. */
export const FactsForm = ({ policies, value = {}, onChange }: Props) => {
  const { t, language, label } = useWords();
  const { offered, error } = usePolicies(policies);
  const [search, setSearch] = useState('');
  const set = (code: string, next: FactValue | undefined): void => {
    const rest = Object.fromEntries(Object.entries(value).filter(([name]) => name !== code));
    onChange?.(
      next === undefined || (Array.isArray(next) && next.length === 0)
        ? rest
        : { ...rest, [code]: next },
    );
  };
  const nameOf = (fact: OfferedFact): string => inLanguage(fact, language);
  const topics = topicsToChoose(offered, Object.keys(labelTable(language, 'topic'))).map(
    (topic) => ({ value: topic, label: label('topic', topic) }),
  );
  const shown = offered.facts
    .filter(isAsked)
    .filter((fact) =>
      `${nameOf(fact)} ${fact.name}`.toLowerCase().includes(search.trim().toLowerCase()),
    );
  return (
    <div className="facts">
      {error && <p role="alert">{t('policiesFailed')}</p>}
      {offered.categories.length > 0 && (
        <CategorySelect offered={offered} value={value} onSet={set} />
      )}
      <label htmlFor="fact-topics">{t('fieldTopics')}</label>
      <Select
        id="fact-topics"
        aria-label={t('fieldTopics')}
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        value={Array.isArray(value.topics) ? value.topics : []}
        options={topics}
        onChange={(codes: string[]) => set('topics', codes)}
      />
      <TakingFacts offered={offered} value={value} onSet={set} />
      <Input
        aria-label={t('factsSearch')}
        placeholder={t('factsSearch')}
        allowClear
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <ul className="fact-list">
        {shown.map((fact) => (
          <li key={fact.name} data-fact={fact.name}>
            <span>{nameOf(fact)}</span>
            <FactInput
              fact={fact}
              name={nameOf(fact)}
              value={value[fact.name]}
              onSet={(next) => set(fact.name, next)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
};
