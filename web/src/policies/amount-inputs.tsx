import { Input, InputNumber, Select } from 'antd';
import { isObject, textOf, type Json } from './json';
import type { Names } from './names';
import { offsetOf } from './value-words';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: Json | undefined;
  readonly names: Names;
  readonly needed: boolean;
  readonly invalid: boolean;
  onChange(next: Json | undefined): void;
}

const AMOUNTS = [
  'day working',
  'day calendar',
  'hour elapsed',
  'hour working',
  'minute elapsed',
  'month calendar',
] as const;
const ANCHORS = [
  'anchor same-day',
  'anchor end-of-month',
  'anchor agreedDate',
  'anchor externalDue',
] as const;

const formOf = (value: Json | undefined): string =>
  !isObject(value)
    ? ''
    : value.unit === 'anchor'
      ? `anchor ${textOf(value.value)}`
      : `${textOf(value.unit)} ${textOf(value.basis)}`;
const durationIn = (form: string, count: number): Json => {
  const [unit = '', rest = ''] = form.split(' ');
  return unit === 'anchor'
    ? { value: rest, unit, basis: 'calendar' }
    : { value: count, unit, basis: rest };
};
/** `3 working days` without its number. */
const formLabel = (form: string, names: Names): string => {
  const [unit = '', rest = ''] = form.split(' ');
  if (unit === 'anchor') return names.choice('anchor', rest);
  return `${names.choice('unit', unit)} · ${names.choice('basis', rest)}`;
};

interface DurationProps extends Props {
  /** Also a day that something else fixes. */
  readonly anchors: boolean;
}

/** An amount of time, or a day that something else fixes. */
export const DurationInput = (props: DurationProps) => {
  const { id, label, value, names, needed, invalid, anchors, onChange } = props;
  const form = formOf(value);
  const count = isObject(value) && typeof value.value === 'number' ? value.value : null;
  return (
    <div className="amount two">
      {form.startsWith('anchor') ? (
        <span />
      ) : (
        <InputNumber
          id={id}
          min={1}
          precision={0}
          value={count}
          status={invalid ? 'error' : undefined}
          aria-label={label}
          aria-invalid={invalid}
          onChange={(next) =>
            onChange(
              next === null
                ? needed
                  ? { ...(isObject(value) ? value : {}), value: null }
                  : undefined
                : durationIn(form || 'day working', next),
            )
          }
        />
      )}
      <Select
        aria-label={`${label} (${names.t('conditionOp')})`}
        value={form || undefined}
        placeholder={names.t('notSet')}
        allowClear={!needed}
        popupMatchSelectWidth={false}
        options={[...AMOUNTS, ...(anchors ? ANCHORS : [])].map((one) => ({
          value: one,
          label: formLabel(one, names),
        }))}
        onChange={(next?: string) => onChange(next ? durationIn(next, count ?? 1) : undefined)}
      />
    </div>
  );
};

interface OffsetProps extends Props {
  /** Before or after the due time; without it only a length. */
  readonly sided: boolean;
}

/** `-4h` as a number, a unit and a side of the due time. */
export const OffsetInput = ({
  id,
  label,
  value,
  names,
  needed,
  invalid,
  sided,
  onChange,
}: OffsetProps) => {
  const text = textOf(value);
  const found = offsetOf(text);
  if (text !== '' && !found)
    return (
      <Input
        id={id}
        value={text}
        status={invalid ? 'error' : undefined}
        aria-label={label}
        aria-invalid={invalid}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
    );
  const put = (part: Partial<NonNullable<typeof found>>): void => {
    const next = { before: false, count: 0, unit: 'h' as const, ...found, ...part };
    onChange(`${sided && next.before && next.count > 0 ? '-' : ''}${next.count}${next.unit}`);
  };
  return (
    <div className={sided ? 'amount' : 'amount two'}>
      <InputNumber
        id={id}
        min={sided ? 0 : 1}
        precision={0}
        value={found?.count ?? null}
        status={invalid ? 'error' : undefined}
        aria-label={label}
        aria-invalid={invalid}
        onChange={(next) =>
          next === null && !needed ? onChange(undefined) : put({ count: next ?? 0 })
        }
      />
      <Select
        aria-label={`${label} (${names.choice('unit', 'hour')}…)`}
        value={found?.unit ?? 'h'}
        options={[
          { value: 'm', label: names.choice('unit', 'minute') },
          { value: 'h', label: names.choice('unit', 'hour') },
          { value: 'd', label: names.choice('unit', 'day') },
        ]}
        onChange={(unit) => put({ unit })}
      />
      {sided && (
        <Select
          aria-label={`${label} (${names.t('ladderBefore')} / ${names.t('ladderAfter')})`}
          value={found?.before ? 'before' : 'after'}
          options={[
            { value: 'before', label: names.t('ladderBefore') },
            { value: 'after', label: names.t('ladderAfter') },
          ]}
          onChange={(side) => put({ before: side === 'before' })}
        />
      )}
    </div>
  );
};
