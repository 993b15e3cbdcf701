import type { CalendarYear } from '@tingsu/contracts';
import { Input, Modal, Radio } from 'antd';
import { useId, useState } from 'react';
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
      title={t('setDayTitle', { date })}
      okText={t('setDay')}
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
          aria-label={t('setDayTitle', { date })}
          onChange={(event) => setKind(event.target.value as Day['kind'] | 'clear')}
          options={[
            { value: 'off', label: t('setOff') },
            { value: 'work', label: t('setWork') },
            { value: 'clear', label: t('setClear') },
          ]}
        />
        {kind !== 'clear' && (
          <>
            <p>
              <label htmlFor={`${id}-name`}>{t('setName')}</label>
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
            {tried && isMissing && <p className="field-problem">{t('setNameMissing')}</p>}
            <p>
              <label htmlFor={`${id}-en`}>{t('setNameEn')}</label>
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
