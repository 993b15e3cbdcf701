import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';
import type { LogFilters } from './log-filters';

const NOTHING: LogFilters = { complaintNo: '', personId: '', from: '', to: '', only: '' };

interface Props {
  readonly filters: LogFilters;
  onFilters(filters: LogFilters): void;
}

/** By complaint, person and days. */
export const FilterForm = ({ filters, onFilters }: Props) => {
  const { t } = useWords();
  const directory = useDirectory();
  const [typed, setTyped] = useState(filters);
  const change = (part: Partial<LogFilters>): void => setTyped({ ...typed, ...part });
  return (
    <form
      role="search"
      aria-label={t('accessTitle')}
      className="access-filters"
      onSubmit={(event) => {
        event.preventDefault();
        onFilters(typed);
      }}
    >
      <label>
        {t('accessNumber')}
        <Input
          value={typed.complaintNo}
          maxLength={40}
          allowClear
          placeholder={t('accessNumberHint')}
          onChange={(event) => change({ complaintNo: event.target.value })}
        />
      </label>
      <label>
        {t('accessPerson')}
        <Select
          aria-label={t('accessPerson')}
          value={typed.personId || undefined}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={directory.staff.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(personId: string | undefined) => change({ personId: personId ?? '' })}
        />
      </label>
      <label>
        {t('accessOnly')}
        <Select
          aria-label={t('accessOnly')}
          value={typed.only}
          options={[
            { value: '', label: t('accessOnlyAll') },
            { value: 'revealed', label: t('accessOnlyRevealed') },
            { value: 'refused', label: t('accessOnlyRefused') },
          ]}
          onChange={(only: string) => change({ only })}
        />
      </label>
      {(['from', 'to'] as const).map((name) => (
        <label key={name}>
          {t(name === 'from' ? 'accessFrom' : 'accessTo')}
          <Input
            type="date"
            value={typed[name]}
            onChange={(event) => change({ [name]: event.target.value })}
          />
        </label>
      ))}
      <span className="row">
        <Button type="primary" htmlType="submit">
          {t('accessSearch')}
        </Button>
        <Button
          onClick={() => {
            setTyped(NOTHING);
            onFilters(NOTHING);
          }}
        >
          {t('accessClear')}
        </Button>
      </span>
    </form>
  );
};
