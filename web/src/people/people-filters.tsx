import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';
import type { PeopleFilters } from './use-people';

interface Props {
  readonly filters: PeopleFilters;
  onFilters(filters: PeopleFilters): void;
}

/** By name, department, role and state. */
export const PeopleFilterForm = ({ filters, onFilters }: Props) => {
  const { t, options } = useWords();
  const directory = useDirectory();
  const [typed, setTyped] = useState(filters);
  const change = (part: Partial<PeopleFilters>): void => setTyped({ ...typed, ...part });
  const departments = directory.departments.map(({ code, campus }) => ({
    value: code,
    label: `${directory.campus(campus)} · ${directory.department(code)}`,
  }));
  return (
    <form
      role="search"
      aria-label={t('peopleTitle')}
      className="people-filters"
      onSubmit={(event) => {
        event.preventDefault();
        onFilters(typed);
      }}
    >
      <label>
        {t('peopleSearch')}
        <Input
          value={typed.q}
          maxLength={100}
          allowClear
          onChange={(event) => change({ q: event.target.value })}
        />
      </label>
      <label>
        {t('peopleDepartment')}
        <Select
          aria-label={t('peopleDepartment')}
          value={typed.department || undefined}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={departments}
          onChange={(department: string | undefined) => change({ department: department ?? '' })}
        />
      </label>
      <label>
        {t('peopleRole')}
        <Select
          aria-label={t('peopleRole')}
          value={typed.role || undefined}
          allowClear
          options={options('role')}
          onChange={(role: string | undefined) => change({ role: role ?? '' })}
        />
      </label>
      <label>
        {t('peopleState')}
        <Select
          aria-label={t('peopleState')}
          value={typed.state}
          options={[
            { value: 'active', label: t('peopleActive') },
            { value: 'closed', label: t('peopleClosed') },
            { value: '', label: t('all') },
          ]}
          onChange={(state: string) => change({ state })}
        />
      </label>
      <Button type="primary" htmlType="submit">
        {t('peopleFind')}
      </Button>
    </form>
  );
};
