import type { RosterDuty } from '@tingsu/contracts';
import { Button, Input, Select } from 'antd';
import { asProblem } from '../api/problem';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';

interface RowProps {
  readonly duty: RosterDuty;
  readonly index: number;
  /** What the server refused in this row, by field. */
  readonly faults: ReadonlyMap<string, string>;
  onChange(change: Partial<RosterDuty>): void;
  onRemove(): void;
}

const Row = ({ duty, index, faults, onChange, onRemove }: RowProps) => {
  const { t, reason } = useWords();
  const { staff } = useDirectory();
  const name = (field: 'rosterWho' | 'rosterFrom' | 'rosterTo' | 'rosterRemove'): string =>
    `${t('rosterRow', { number: index + 1 })}, ${t(field)}`;
  const status = (field: string): 'error' | '' =>
    faults.has(`duties.${index}.${field}`) ? 'error' : '';
  const own = ['personId', 'from', 'to'].flatMap((field) => {
    const code = faults.get(`duties.${index}.${field}`);
    return code === undefined ? [] : [reason(code) ?? code];
  });
  return (
    <tr data-duty={index}>
      <td>
        <Select
          className="duty-person"
          aria-label={name('rosterWho')}
          status={status('personId')}
          value={duty.personId || null}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          options={staff.map(({ id, name: label }) => ({ value: id, label }))}
          onChange={(personId) => onChange({ personId: personId ?? '' })}
        />
        {own.length > 0 && (
          <ul className="row-problems" role="alert">
            {own.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        )}
      </td>
      <td>
        <Input
          type="datetime-local"
          aria-label={name('rosterFrom')}
          status={status('from')}
          value={duty.from}
          onChange={(event) => onChange({ from: event.target.value })}
        />
      </td>
      <td>
        <Input
          type="datetime-local"
          aria-label={name('rosterTo')}
          status={status('to')}
          value={duty.to}
          onChange={(event) => onChange({ to: event.target.value })}
        />
      </td>
      <td>
        <Button size="small" danger aria-label={name('rosterRemove')} onClick={onRemove}>
          {t('rosterRemove')}
        </Button>
      </td>
    </tr>
  );
};

interface Props {
  readonly duties: readonly RosterDuty[];
  /** What the server said of the last attempt to save them. */
  readonly error: unknown;
  onChange(duties: readonly RosterDuty[]): void;
}

/** The duties of a week as a form: every field is reached and changed by keyboard. */
export const DutyForm = ({ duties, error, onChange }: Props) => {
  const { t } = useWords();
  const faults = new Map(
    error ? asProblem(error).errors.map(({ path, code }) => [path, code]) : [],
  );
  return (
    <div className="table-frame" tabIndex={0} role="group" aria-label={t('rosterTitle')}>
      <table className="figures parked duties">
        <thead>
          <tr>
            {(['rosterWho', 'rosterFrom', 'rosterTo', 'routineAction'] as const).map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {duties.map((duty, index) => (
            <Row
              key={index}
              duty={duty}
              index={index}
              faults={faults}
              onChange={(change) =>
                onChange(
                  duties.map((one, place) => (place === index ? { ...one, ...change } : one)),
                )
              }
              onRemove={() => onChange(duties.filter((_, place) => place !== index))}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** The same for who only reads. */
export const DutyTable = ({ duties }: Pick<Props, 'duties'>) => {
  const { t } = useWords();
  const directory = useDirectory();
  return (
    <ul className="plain-list" aria-label={t('rosterTitle')}>
      {duties.map(({ personId, from, to }) => (
        <li key={`${personId} ${from}`} className="card">
          <strong>{directory.person(personId)}</strong>{' '}
          {t('rosterHole', { from: spoken(from), to: spoken(to) })}
        </li>
      ))}
    </ul>
  );
};

/** `2026-11-23T08:00` as people write it. */
export const spoken = (wall: string): string => wall.replace('T', ' ');
