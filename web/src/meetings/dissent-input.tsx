import '../i18n/meetings';
import type { CaseDetail } from '@tingsu/contracts';
import { Button, Input, Select } from 'antd';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';
import { panelNow } from './panel-now';
import type { TypedDissent } from './typed-dissent';

interface Props {
  readonly detail: CaseDetail;
  readonly value?: readonly TypedDissent[];
  onChange?(lines: readonly TypedDissent[]): void;
}

/** Members who do not agree, each in his words. */
export const DissentInput = ({ detail, value = [], onChange }: Props) => {
  const { t } = useWords();
  const directory = useDirectory();
  const members = panelNow(detail)?.members ?? [];
  const change = (index: number, part: TypedDissent): void =>
    onChange?.(value.map((one, other) => (other === index ? { ...one, ...part } : one)));
  return (
    <ol className={value.length === 0 ? 'plain-list' : 'plan-steps'}>
      {value.map((one, index) => (
        <li key={index}>
          <Select
            aria-label={t('dissentWho', { number: index + 1 })}
            placeholder={t('dissentWho', { number: index + 1 })}
            style={{ width: 180 }}
            value={one.person}
            options={members.map((id) => ({ value: id, label: directory.person(id) }))}
            onChange={(person) => change(index, { person })}
          />
          <Input.TextArea
            aria-label={t('dissentWords', { number: index + 1 })}
            placeholder={t('dissentWords', { number: index + 1 })}
            autoSize
            maxLength={2_000}
            value={one.words}
            onChange={({ target }) => change(index, { words: target.value })}
          />
          <Button
            type="text"
            aria-label={t('dissentRemove', { number: index + 1 })}
            onClick={() => onChange?.(value.filter((_, other) => other !== index))}
          >
            ✕
          </Button>
        </li>
      ))}
      <Button onClick={() => onChange?.([...value, {}])}>{t('dissentAdd')}</Button>
    </ol>
  );
};
