import { Button, Input, Select, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { useDirectory } from '../kit/directory';
import { inLanguage } from '../i18n/language';
import { usePolicies } from '../kit/policies';
import { useWords } from '../kit/words';
import type { FilterName, ListQuery } from './list-filters';

interface Props {
  readonly query: ListQuery;
  onFilter(name: FilterName, value: string | undefined): void;
  onSort(sort: ListQuery['sort']): void;
  onClear(): void;
}

/** Set by the figures of the dashboard; shown so that it is clear why cases are missing. */
const DATES = [
  { name: 'receivedFrom', text: 'filterReceivedFrom' },
  { name: 'receivedTo', text: 'filterReceivedTo' },
] as const;

interface Choice {
  readonly value: string;
  readonly label: string;
}

const Search = ({
  value,
  onSearch,
}: {
  readonly value: string;
  onSearch(value: string | undefined): void;
}) => {
  const { t } = useWords();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  return (
    <Input.Search
      className="filter search"
      aria-label={t('filterSearch')}
      placeholder={t('filterSearch')}
      value={typed}
      allowClear
      onChange={(event) => setTyped(event.target.value)}
      onSearch={(text) => onSearch(text.trim() || undefined)}
    />
  );
};

export const ListFilterBar = ({ query, onFilter, onSort, onClear }: Props) => {
  const { t, language, options } = useWords();
  const directory = useDirectory();
  const { offered } = usePolicies();
  const { filters } = query;
  const campuses = directory.campuses.map((campus) => ({
    value: campus.code,
    label: directory.campus(campus.code),
  }));
  const departments = directory.departments
    .filter((department) => !filters.campus || department.campus === filters.campus)
    .map((department) => ({
      value: department.code,
      label: filters.campus
        ? directory.department(department.code)
        : `${directory.campus(department.campus)} · ${directory.department(department.code)}`,
    }));
  const categories = offered.categories.map((category) => ({
    value: category.code,
    label: `${category.code} ${inLanguage(category.label, language)}`,
  }));
  const choose = (name: FilterName, text: string, choices: readonly Choice[]) => (
    <Select
      key={name}
      className="filter"
      aria-label={text}
      placeholder={text}
      value={filters[name]}
      options={[...choices]}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      onChange={(value?: string) => onFilter(name, value)}
    />
  );
  return (
    <div className="filters" role="search">
      <Search value={filters.q ?? ''} onSearch={(value) => onFilter('q', value)} />
      {choose('campus', t('filterCampus'), campuses)}
      {choose('department', t('filterDepartment'), departments)}
      {choose('category', t('filterCategory'), categories)}
      {choose('channel', t('filterChannel'), options('channel'))}
      {choose('state', t('filterState'), options('state'))}
      {choose('priority', t('filterPriority'), options('priority'))}
      {choose('nature', t('filterNature'), options('nature').slice(0, 3))}
      <Select
        className="filter"
        aria-label={t('sortLabel')}
        value={query.sort}
        onChange={onSort}
        options={[
          { value: 'next_due', label: t('sortDue') },
          { value: 'received', label: t('sortReceived') },
        ]}
      />
      {DATES.map(
        ({ name, text }) =>
          filters[name] && (
            <Tag
              key={name}
              className="filter-date"
              closable
              onClose={() => onFilter(name, undefined)}
            >
              {t(text, { date: filters[name] })}
            </Tag>
          ),
      )}
      {Object.keys(filters).length > 0 && <Button onClick={onClear}>{t('filterClear')}</Button>}
    </div>
  );
};
