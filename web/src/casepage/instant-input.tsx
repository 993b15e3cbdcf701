import { Input } from 'antd';
import { useState } from 'react';
import { useWords } from '../kit/words';
import { instantIn, wallTimeIn } from '../time/instants';

interface Props {
  readonly label: string;
  /** ISO 8601 with offset. */
  readonly value: string | null;
  /** Null while the day or the time is missing. */
  onChange(instant: string | null): void;
}

/** A day and a time as the clock on the hospital's wall shows them. */
export const InstantInput = ({ label, value, onChange }: Props) => {
  const { timeZone } = useWords();
  // What is half typed is no instant yet; what comes from outside, e.g. a draft, replaces it.
  const [typed, setTyped] = useState({ text: '', instant: null as string | null });
  const given = value ? wallTimeIn(timeZone, value) : '';
  return (
    <Input
      size="small"
      type="datetime-local"
      aria-label={label}
      style={{ width: 220 }}
      value={value === typed.instant ? typed.text : given}
      onChange={({ target }) => {
        const [day = '', time = ''] = target.value.split('T');
        const instant = day && time ? instantIn(timeZone, day, time) : null;
        setTyped({ text: target.value, instant });
        onChange(instant);
      }}
    />
  );
};
