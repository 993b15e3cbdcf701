import { Button, Dropdown } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '../kit/words';
import { type FilterKind, useFilterKinds } from './filter-choices';
import type { FilterName, Filters } from './list-filters';

/** A list to choose from is heavy, and most lists are not filtered. */
const CodeChoice = lazy(() =>
  import('./code-choice').then((loaded) => ({ default: loaded.CodeChoice })),
);

interface Props {
  readonly filters: Filters;
  onFilter(name: FilterName, value: string | undefined): void;
  onClear(): void;
}

interface ChipProps {
  readonly kind: FilterKind;
  readonly value: string | undefined;
  /** Just added, so its codes are offered at once. */
  readonly fresh: boolean;
  onOpen(): void;
  onChange(value: string | undefined): void;
}

const Chip = ({ kind, value, fresh, onOpen, onChange }: ChipProps) => {
  const { t } = useWords();
  return (
    <span className="chip" data-filter={kind.name}>
      <span className="chip-name">{kind.text}</span>
      {kind.choices === 'day' ? (
        <input
          type="date"
          aria-label={kind.text}
          value={value ?? ''}
          autoFocus={fresh}
          onChange={(event) => onChange(event.target.value || undefined)}
        />
      ) : (
        <Suspense fallback={<span className="soft">{t('filterChoose')}</span>}>
          <CodeChoice
            name={kind.text}
            choices={kind.choices}
            value={value}
            fresh={fresh}
            onOpen={onOpen}
            onChange={onChange}
          />
        </Suspense>
      )}
      <button
        type="button"
        className="chip-off"
        aria-label={t('filterRemove', { name: kind.text })}
        onClick={() => onChange(undefined)}
      >
        ×
      </button>
    </span>
  );
};

/** Each filter that is set is a chip; a new one is added by one button. The address keeps their codes. */
export const FilterChips = ({ filters, onFilter, onClear }: Props) => {
  const { t } = useWords();
  const [added, setAdded] = useState<FilterName | null>(null);
  const [opened, setOpened] = useState<FilterName | null>(null);
  const kinds = useFilterKinds(filters, [added, opened]);
  const shown = kinds.filter(({ name }) => filters[name] !== undefined || name === added);
  const rest = kinds.filter((kind) => !shown.includes(kind));
  return (
    <div className="filters" role="group" aria-label={t('filterAdd')}>
      <Dropdown
        trigger={['click']}
        menu={{
          items: rest.map(({ name, text }) => ({ key: name, label: text })),
          onClick: ({ key }) => setAdded(kinds.find(({ name }) => name === key)?.name ?? null),
        }}
      >
        <Button className="add-filter">＋ {t('filterAdd')}</Button>
      </Dropdown>
      {shown.map((kind) => (
        <Chip
          key={kind.name}
          kind={kind}
          value={filters[kind.name]}
          fresh={kind.name === added && filters[kind.name] === undefined}
          onOpen={() => setOpened(kind.name)}
          onChange={(value) => {
            setAdded(null);
            onFilter(kind.name, value);
          }}
        />
      ))}
      {Object.keys(filters).length > 0 && (
        <button type="button" className="plain" onClick={onClear}>
          {t('filterClear')}
        </button>
      )}
    </div>
  );
};
