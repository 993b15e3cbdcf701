import './short-choice.css';
import { Radio, type RadioGroupProps } from 'antd';
import { useId, useImperativeHandle, useRef, type KeyboardEvent, type Ref } from 'react';
import { useWords } from './words';

/** So many answers stand side by side; more than these are a list. */
const MOST = 6;
export const isShort = (options: readonly unknown[]): boolean =>
  options.length > 0 && options.length <= MOST;

interface Focusable {
  focus(): void;
}

interface Props extends Pick<RadioGroupProps, 'id'> {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** An answer can be taken back. */
  readonly clearable?: boolean;
  readonly value?: unknown;
  onChange?(value: string | undefined): void;
  readonly ref?: Ref<Focusable>;
}

/** The answer that a digit stands for: 1 is the first. */
const numbered = <Option,>(options: readonly Option[], { key, ...held }: KeyboardEvent) =>
  /^[1-9]$/.test(key) && !held.ctrlKey && !held.metaKey && !held.altKey
    ? options[Number(key) - 1]
    : undefined;

/** One of a few answers, all in sight: one press chooses, arrows move, digits choose. */
export const ShortChoice = ({ label, options, clearable, value, onChange, ref, id }: Props) => {
  const { t } = useWords();
  // Answers of two questions of one form must not share a name: the browser would let only one be chosen.
  const name = useId();
  const group = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => ({
    focus: () => {
      const inputs = [...(group.current?.querySelectorAll('input') ?? [])];
      (inputs.find((one) => one.checked) ?? inputs[0])?.focus();
    },
  }));
  const press = (event: KeyboardEvent): void => {
    const chosen = numbered(options, event);
    if (!chosen) return;
    event.preventDefault();
    event.stopPropagation();
    onChange?.(chosen.value);
  };
  return (
    <div ref={group} className="short-choice" onKeyDown={press}>
      <Radio.Group
        id={id}
        name={name}
        aria-label={label}
        value={value ?? null}
        options={[...options]}
        onChange={(event) => onChange?.(String(event.target.value))}
      />
      {clearable && value !== undefined && (
        <button type="button" className="plain" onClick={() => onChange?.(undefined)}>
          {t('clearChoice')}
        </button>
      )}
    </div>
  );
};
