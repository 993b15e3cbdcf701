import '../i18n/remedies';
import type { CaseDetail } from '@tingsu/contracts';
import { Input, Space } from 'antd';
import { useWords } from '../kit/words';
import type { TypedMoney } from './money';

interface Props {
  readonly id?: string;
  readonly detail: Pick<CaseDetail, 'currency' | 'remedies'>;
  readonly value?: TypedMoney;
  onChange?(value: TypedMoney): void;
}

/** An amount in the currency of the policy; where the policy has none, in that of the case or the one that is typed. */
export const MoneyInput = ({ id, detail, value = {}, onChange }: Props) => {
  const { t } = useWords();
  const fixed = detail.currency ?? detail.remedies.find(({ amount }) => amount)?.amount?.currency;
  const currency = fixed ?? value.currency ?? '';
  return (
    <Space.Compact>
      <Input
        id={id}
        inputMode="decimal"
        autoComplete="off"
        placeholder="0.00"
        maxLength={20}
        style={{ width: 160 }}
        aria-label={t('fieldAmount')}
        value={value.value}
        onChange={({ target }) => onChange?.({ value: target.value, currency })}
      />
      {fixed ? (
        <Space.Addon>{fixed}</Space.Addon>
      ) : (
        <Input
          aria-label={t('fieldCurrency')}
          placeholder="CNY"
          maxLength={3}
          style={{ width: 80 }}
          value={currency}
          onChange={({ target }) => onChange?.({ ...value, currency: target.value })}
        />
      )}
    </Space.Compact>
  );
};
