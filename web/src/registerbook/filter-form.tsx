import { houseReach } from '@tingsu/contracts';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useDirectory } from '../kit/directory';
import { useSession } from '../kit/session';
import { useWords } from '../kit/words';
import type { BookFilters, FilterName } from './book-filters';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What the reader may choose among: his campuses, and the departments of the one that he chose. */
const useChoices = (campus: string): Readonly<Record<string, readonly Choice[]>> => {
  const { options } = useWords();
  const directory = useDirectory();
  const me = useSession();
  const { campuses = [], departments = [] } = me ? houseReach(me, 'register.read') : {};
  const reached = directory.campuses.filter(
    ({ code }) => campuses === null || campuses.includes(code),
  );
  const codes = reached.map(({ code }) => code);
  return {
    campus: reached.map(({ code }) => ({ value: code, label: directory.campus(code) })),
    department: directory.departments
      .filter(
        (one) =>
          (campus === '' || one.campus === campus) &&
          (codes.includes(one.campus) || departments.includes(one.code)),
      )
      .map(({ code }) => ({ value: code, label: directory.department(code) })),
    channel: options('channel'),
    state: options('state'),
    kind: options('caseKind'),
  };
};

interface Props {
  readonly filters: BookFilters;
  onFilters(filters: BookFilters): void;
}

const CHOSEN = [
  ['campus', 'bookCampus'],
  ['department', 'bookDepartment'],
  ['channel', 'bookChannel'],
  ['state', 'bookState'],
  ['kind', 'bookKind'],
] as const;

/** Days, place and sort of complaint; nothing is read before they are sent, because each reading is on record. */
export const FilterForm = ({ filters, onFilters }: Props) => {
  const { t } = useWords();
  const [typed, setTyped] = useState(filters);
  const choices = useChoices(typed.campus);
  const change = (name: FilterName, value = ''): void => setTyped({ ...typed, [name]: value });
  return (
    <form
      role="search"
      aria-label={t('bookTitle')}
      className="book-filters"
      onSubmit={(event) => {
        event.preventDefault();
        onFilters(typed);
      }}
    >
      {(['from', 'to'] as const).map((name) => (
        <label key={name}>
          {t(name === 'from' ? 'bookFrom' : 'bookTo')}
          <Input
            type="date"
            required
            value={typed[name]}
            onChange={(event) => change(name, event.target.value)}
          />
        </label>
      ))}
      {CHOSEN.filter(([name]) => name !== 'campus' || (choices['campus']?.length ?? 0) > 1).map(
        ([name, text]) => (
          <label key={name}>
            {t(text)}
            <Select
              aria-label={t(text)}
              value={typed[name] || undefined}
              placeholder={t('bookAll')}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              popupMatchSelectWidth={false}
              options={[...(choices[name] ?? [])]}
              onChange={(value: string | undefined) => change(name, value)}
            />
          </label>
        ),
      )}
      <Button type="primary" htmlType="submit">
        {t('bookShow')}
      </Button>
    </form>
  );
};
