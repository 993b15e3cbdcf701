import { InputNumber, Select, Space } from 'antd';
import { useWords } from '../kit/words';
import { A_WORKING_DAY, type TypedAmount } from './amount';

interface Props {
  readonly id?: string;
  readonly value?: TypedAmount;
  onChange?(value: TypedAmount): void;
}

/** How much time: a number, and the unit in which the rule counts. */
export const AmountInput = ({ id, value = A_WORKING_DAY, onChange }: Props) => {
  const { t, options } = useWords();
  return (
    <Space.Compact>
      <InputNumber
        id={id}
        min={1}
        max={1000}
        precision={0}
        aria-label={t('fieldExtendBy')}
        value={value.value}
        onChange={(number) => onChange?.({ ...value, value: number })}
      />
      <Select
        aria-label={t('fieldUnit')}
        style={{ width: 160 }}
        value={value.unit}
        options={options('amountUnit')}
        onChange={(unit: string) => onChange?.({ ...value, unit })}
      />
    </Space.Compact>
  );
};
