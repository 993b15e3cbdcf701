import '../i18n/remedies';
import { Button, Input } from 'antd';
import { useWords } from '../kit/words';
import type { TypedInstalment } from './typed-instalments';

const MOST = 60;

interface Props {
  readonly value?: readonly TypedInstalment[];
  onChange?(typed: readonly TypedInstalment[]): void;
}

/** The parts in which an amount is paid: how much and until when. Nothing stands here until somebody asks for it. */
export const InstalmentsInput = ({ value: lines = [], onChange }: Props) => {
  const { t } = useWords();
  const change = (index: number, part: Partial<TypedInstalment>): void =>
    onChange?.(lines.map((one, other) => (other === index ? { ...one, ...part } : one)));
  const more = lines.length === 0 ? [{}, {}] : [...lines, {}];
  return (
    <ol className={lines.length === 0 ? 'plain-list' : 'plan-steps'}>
      {lines.map((line, index) => (
        <li key={index}>
          <Input
            inputMode="decimal"
            autoComplete="off"
            placeholder="0.00"
            maxLength={20}
            style={{ width: 160 }}
            aria-label={t('instalmentAmount', { number: index + 1 })}
            value={line.value}
            onChange={({ target }) => change(index, { value: target.value })}
          />
          <Input
            type="date"
            style={{ width: 160 }}
            aria-label={t('instalmentDay', { number: index + 1 })}
            value={line.dueOn}
            onChange={({ target }) => change(index, { dueOn: target.value })}
          />
          <Button
            type="text"
            aria-label={t('instalmentRemove', { number: index + 1 })}
            onClick={() => onChange?.(lines.filter((_, other) => other !== index))}
          >
            ✕
          </Button>
        </li>
      ))}
      <Button onClick={() => onChange?.(more)} disabled={lines.length >= MOST}>
        {t(lines.length === 0 ? 'instalmentsBegin' : 'instalmentsAdd')}
      </Button>
    </ol>
  );
};
