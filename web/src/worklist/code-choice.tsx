import { Select } from 'antd';
import { useWords } from '../kit/words';
import type { Choice } from './filter-choices';

interface Props {
  readonly name: string;
  readonly choices: readonly Choice[];
  readonly value: string | undefined;
  /** Opens by itself. */
  readonly fresh: boolean;
  onOpen(): void;
  onChange(value: string): void;
}

/** The codes that a filter can be set to. */
export const CodeChoice = ({ name, choices, value, fresh, onOpen, onChange }: Props) => {
  const { t } = useWords();
  return (
    <Select
      variant="borderless"
      size="small"
      aria-label={name}
      placeholder={t('filterChoose')}
      value={value}
      options={[...choices]}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      autoFocus={fresh}
      defaultOpen={fresh}
      onFocus={onOpen}
      onChange={(chosen: string) => onChange(chosen)}
    />
  );
};
