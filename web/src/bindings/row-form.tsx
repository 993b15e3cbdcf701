import {
  CASE_KINDS,
  CHANNELS,
  kindsOfChannel,
  type BindingRow,
  type PolicyProblemView,
} from '@tingsu/contracts';
import { Button, Input, Select, Tag } from 'antd';
import { inLanguage } from '../i18n/language';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';
import { problemsAt, replacedOn, type DraftRow } from './rows';
import { PlaceCells, PolicyNames } from './rows-table';
import type { WhereWords } from './where-words';

/** Stands for null in a select. */
const ALL = '*';
const orAll = (code: string | null): string => code ?? ALL;
const orNull = (value: string): string | null => (value === ALL ? null : value);

export interface RowProps {
  readonly row: DraftRow;
  readonly rows: readonly DraftRow[];
  readonly problems: readonly PolicyProblemView[];
  readonly words: WhereWords;
  onChange(change: Partial<BindingRow>): void;
  onRemove(): void;
}

const statusOf = ({ problems, row }: RowProps, field: string): 'error' | '' =>
  problemsAt(problems, row.index, field).length > 0 ? 'error' : '';

/** What a screen reader says of a field: its name and its row. */
const useFieldName = ({ row }: RowProps) => {
  const { t } = useWords();
  return (name: string): string => `${t('whereRowNo', { number: row.index + 1 })}, ${name}`;
};

const PlaceFields = (props: RowProps) => {
  const { row, words, onChange } = props;
  const { t } = useWords();
  const directory = useDirectory();
  const name = useFieldName(props);
  const departments = directory.departments.filter(
    ({ campus }) => row.campus === null || campus === row.campus,
  );
  const channels = CHANNELS.filter((code) => kindsOfChannel(code).includes(row.caseKind));
  const pointer = `/rows/${row.index}`;
  return (
    <>
      <td data-label={t('whereCampus')} data-pointer={`${pointer}/campus`}>
        <Select
          aria-label={name(t('whereCampus'))}
          status={statusOf(props, 'campus')}
          value={orAll(row.campus)}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          options={[
            { value: ALL, label: words.campus(null) },
            ...directory.campuses.map(({ code }) => ({ value: code, label: words.campus(code) })),
          ]}
          onChange={(value) => onChange({ campus: orNull(value), department: null })}
        />
      </td>
      <td data-label={t('whereDepartment')} data-pointer={`${pointer}/department`}>
        <Select
          aria-label={name(t('whereDepartment'))}
          status={statusOf(props, 'department')}
          value={orAll(row.department)}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          options={[
            { value: ALL, label: words.department(null) },
            ...departments.map(({ code, campus }) => ({
              value: code,
              label:
                row.campus === null
                  ? `${words.campus(campus)} · ${words.department(code)}`
                  : words.department(code),
            })),
          ]}
          onChange={(value) => {
            const found = departments.find(({ code }) => code === value);
            onChange({ department: orNull(value), ...(found ? { campus: found.campus } : {}) });
          }}
        />
      </td>
      <td data-label={t('whereKind')} data-pointer={`${pointer}/caseKind`}>
        <Select
          aria-label={name(t('whereKind'))}
          value={row.caseKind}
          options={CASE_KINDS.map((value) => ({ value, label: words.kind(value) }))}
          onChange={(caseKind) => onChange({ caseKind, channel: null })}
        />
      </td>
      <td data-label={t('whereChannel')} data-pointer={`${pointer}/channel`}>
        <Select
          aria-label={name(t('whereChannel'))}
          status={statusOf(props, 'channel')}
          value={orAll(row.channel)}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          options={[
            { value: ALL, label: words.channel(null) },
            ...channels.map((value) => ({ value, label: words.channel(value) })),
          ]}
          onChange={(value) =>
            onChange({ channel: channels.find((channel) => channel === value) ?? null })
          }
        />
      </td>
    </>
  );
};

const PolicyField = (props: RowProps) => {
  const { row, words, onChange } = props;
  const { t } = useWords();
  const name = useFieldName(props);
  const ids = [...new Set(words.versions.map(({ policyId }) => policyId))];
  return (
    <Select
      mode="multiple"
      aria-label={name(t('wherePolicies'))}
      status={statusOf(props, 'policies')}
      value={row.policies}
      placeholder={t('wherePolicies')}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      options={[...new Set([...ids, ...row.policies])].map((value) => ({
        value,
        label: words.policy(value),
      }))}
      onChange={(policies) => onChange({ policies })}
    />
  );
};

/** What the check says of the row. */
const CheckCell = ({ row, problems, words }: RowProps) => {
  const { t, language } = useWords();
  const own = problemsAt(problems, row.index);
  if (own.length === 0) return <span className="soft">✓ {t('whereFine')}</span>;
  return (
    <ul className="row-problems">
      {own.map((one, index) => (
        <li key={index} data-code={one.code}>
          {one.place &&
            `${t('whereGapAt', { place: words.place(one.place), date: one.place.from })}${language === 'en' ? ': ' : '：'}`}
          {inLanguage(one.message, language)}
        </li>
      ))}
    </ul>
  );
};

/** A row that is new in this draft: every field can be changed. */
export const NewRow = (props: RowProps) => {
  const { row, onChange, onRemove } = props;
  const { t } = useWords();
  const name = useFieldName(props);
  return (
    <tr data-row={row.index} data-new="true">
      <PlaceFields {...props} />
      <td data-label={t('whereFrom')} data-pointer={`/rows/${row.index}/from`}>
        <Input
          type="date"
          aria-label={name(t('whereFrom'))}
          status={statusOf(props, 'from')}
          value={row.from}
          onChange={(event) => onChange({ from: event.target.value })}
        />
      </td>
      <td
        data-label={t('wherePolicies')}
        data-field="policies"
        data-pointer={`/rows/${row.index}/policies`}
      >
        <PolicyField {...props} />
      </td>
      <td data-label={t('whereCheck')} data-field="check">
        <CheckCell {...props} />
      </td>
      <td data-label={t('whereActions')}>
        <div className="row-actions">
          <Tag className="tone-amber">{t('whereNew')}</Tag>
          <Button size="small" danger aria-label={name(t('whereRemove'))} onClick={onRemove}>
            {t('whereRemove')}
          </Button>
        </div>
      </td>
    </tr>
  );
};

/** A row that holds already: it is replaced from a day on, or removed, but never rewritten. */
export const ApprovedRow = ({ onReplace, ...props }: RowProps & { onReplace(): void }) => {
  const { row, rows, words, onRemove } = props;
  const { t } = useWords();
  const name = useFieldName(props);
  const end = replacedOn(row, rows);
  return (
    <tr data-row={row.index} data-pointer={`/rows/${row.index}`}>
      <PlaceCells row={row} words={words} />
      <td data-label={t('whereFrom')}>
        <div>
          {row.from}
          {end && <small>{t('whereUntil', { date: end })}</small>}
        </div>
      </td>
      <td data-label={t('wherePolicies')} data-field="policies">
        <PolicyNames policies={row.policies} words={words} />
      </td>
      <td data-label={t('whereCheck')} data-field="check">
        <CheckCell {...props} />
      </td>
      <td data-label={t('whereActions')}>
        <div className="row-actions">
          <Button size="small" aria-label={name(t('whereReplace'))} onClick={onReplace}>
            {t('whereReplace')}
          </Button>
          <Button size="small" danger aria-label={name(t('whereRemove'))} onClick={onRemove}>
            {t('whereRemove')}
          </Button>
        </div>
      </td>
    </tr>
  );
};
