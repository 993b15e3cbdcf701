import type { AccountabilityLine, Change } from '@tingsu/contracts';
import { Checkbox, Input } from 'antd';
import { useWords } from '../kit/words';
import { useLineName } from './lines-table';

interface Props {
  readonly line: AccountabilityLine;
  readonly changes: readonly Change[];
  onChange(changes: readonly Change[]): void;
}

const withOne = (
  changes: readonly Change[],
  key: string,
  change: Change | null,
): readonly Change[] => [
  ...changes.filter((one) => one.key !== key),
  ...(change === null ? [] : [change]),
];
const AMOUNT = /^\d{1,10}(\.\d{1,6})?$/;

/** Another amount, other points, or nothing of this line. The supervisor's part follows the fine. */
export const ChangeLine = ({ line, changes, onChange }: Props) => {
  const { t } = useWords();
  const what = useLineName()(line);
  const { key, amount, points, limits } = line;
  const change = changes.find((one) => one.key === key);
  const typed = (value: string): void => {
    const text = value.trim();
    if (text === '') onChange(withOne(changes, key, null));
    else if (points !== null && /^-?\d{1,4}$/.test(text))
      onChange(withOne(changes, key, { key, points: Number(text) }));
    else if (amount && AMOUNT.test(text))
      onChange(withOne(changes, key, { key, amount: { value: text, currency: amount.currency } }));
  };
  return (
    <>
      {limits && line.kind !== 'joint' && !change?.leaveOut && (
        <Input
          inputMode="decimal"
          autoComplete="off"
          style={{ width: 110 }}
          aria-label={t('accChangeOf', { what })}
          placeholder={amount?.value ?? String(points)}
          onBlur={({ target }) => typed(target.value)}
        />
      )}{' '}
      {line.kind !== 'joint' && (
        <Checkbox
          checked={change?.leaveOut === true}
          onChange={({ target }) =>
            onChange(withOne(changes, key, target.checked ? { key, leaveOut: true } : null))
          }
        >
          {t('accLeaveOut')}
        </Checkbox>
      )}
    </>
  );
};
