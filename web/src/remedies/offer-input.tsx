import '../i18n/remedies';
import type { CaseDetail, RemedyKind } from '@tingsu/contracts';
import { Button, Input, Select } from 'antd';
import { useWords } from '../kit/words';
import { MoneyInput } from './money-input';
import { alternativesOf, type TypedAlternative } from './typed-offer';

const MOST = 6;

interface Props {
  readonly detail: CaseDetail;
  readonly value?: readonly TypedAlternative[];
  onChange?(typed: readonly TypedAlternative[]): void;
}

/** Ways to make the matter good, the best first: in words, with what is done and what it costs. */
export const OfferInput = ({ detail, value, onChange }: Props) => {
  const { t, options } = useWords();
  const all = alternativesOf(value);
  const change = (index: number, part: Partial<TypedAlternative>): void =>
    onChange?.(all.map((one, other) => (other === index ? { ...one, ...part } : one)));
  return (
    <ol className="plan-steps">
      {all.map((one, index) => (
        <li key={index}>
          <Input.TextArea
            aria-label={t('offerWords', { number: index + 1 })}
            placeholder={t('offerWords', { number: index + 1 })}
            autoSize
            maxLength={2_000}
            value={one.words}
            onChange={({ target }) => change(index, { words: target.value })}
          />
          <Select
            mode="multiple"
            aria-label={t('offerRemedies', { number: index + 1 })}
            placeholder={t('offerRemedies', { number: index + 1 })}
            style={{ minWidth: 220 }}
            value={[...(one.remedies ?? [])]}
            options={options('remedy')}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(remedies: string[]) => change(index, { remedies: remedies as RemedyKind[] })}
          />
          <MoneyInput
            detail={detail}
            {...(one.amount ? { value: one.amount } : {})}
            onChange={(amount) => change(index, { amount })}
          />
        </li>
      ))}
      <Button onClick={() => onChange?.([...all, {}])} disabled={all.length >= MOST}>
        {t('offerAdd')}
      </Button>
    </ol>
  );
};
