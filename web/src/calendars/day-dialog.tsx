import type { CalendarYear } from '@tingsu/contracts';
import { Input, Modal, Radio } from 'antd';
import { useId, useState } from 'react';
import { useSay } from '../policies/use-say';
import { useWords } from '../kit/words';

type Day = CalendarYear['days'][number];
interface Props {
  readonly date: string;
  /** What the draft lays down for the day now. */
  readonly day: Day | null;
  readonly working: boolean;
  onSet(day: Omit<Day, 'date'> | null): void;
  onClose(): void;
}

/** Sets one day to work or off with its name, or leaves it to its weekday. */
export const DayDialog = ({ date, day, working, onSet, onClose }: Props) => {
  const say = useSay();
  const { t } = useWords();
  const id = useId();
  const [kind, setKind] = useState<Day['kind'] | 'clear'>(day?.kind ?? (working ? 'off' : 'work'));
  const [name, setName] = useState(day?.name ?? '');
  const [nameEn, setNameEn] = useState(day?.nameEn ?? '');
  const [tried, setTried] = useState(false);
  const isMissing = kind !== 'clear' && name.trim() === '';
  const submit = (): void => {
    setTried(true);
    if (isMissing) return;
    onSet(
      kind === 'clear'
        ? null
        : { kind, name: name.trim(), ...(nameEn.trim() ? { nameEn: nameEn.trim() } : {}) },
    );
  };
  return (
    <Modal
      open
      title={say('setDayTitle', { date })}
      okText={say('setDay')}
      cancelText={t('cancel')}
      onOk={submit}
      onCancel={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Radio.Group
          value={kind}
          aria-label={say('setDayTitle', { date })}
          onChange={(event) => setKind(event.target.value as Day['kind'] | 'clear')}
          options={[
            { value: 'off', label: say('setOff') },
            { value: 'work', label: say('setWork') },
            { value: 'clear', label: say('setClear') },
          ]}
        />
        {kind !== 'clear' && (
          <>
            <p>
              <label htmlFor={`${id}-name`}>{say('setName')}</label>
              <Input
                id={`${id}-name`}
                autoFocus
                maxLength={60}
                value={name}
                status={tried && isMissing ? 'error' : undefined}
                aria-invalid={tried && isMissing}
                onChange={(event) => setName(event.target.value)}
              />
            </p>
            {tried && isMissing && <p className="field-problem">{say('setNameMissing')}</p>}
            <p>
              <label htmlFor={`${id}-en`}>{say('setNameEn')}</label>
              <Input
                id={`${id}-en`}
                maxLength={60}
                value={nameEn}
                onChange={(event) => setNameEn(event.target.value)}
              />
            </p>
          </>
        )}
        <button type="submit" hidden />
      </form>
    </Modal>
  );
};
