import type { NoticeWish } from '@tingsu/contracts';
import { Button, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import { asProblem } from '../api/problem';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';

const MOST_TIMES = 4;
const FIRST_TIME = '08:00';
const TASKS = ['at_once', 'gathered'] as const;
const INFORMATION = ['at_once', 'gathered', 'none'] as const;

interface Props {
  readonly wish: NoticeWish;
  readonly saveText: string;
  readonly saving: boolean;
  readonly error: unknown;
  onSave(wish: NoticeWish): void;
}

interface TimesProps {
  readonly times: readonly string[];
  readonly problem: string | null;
  onChange(times: readonly string[]): void;
}

const Times = ({ times, problem, onChange }: TimesProps) => {
  const { t } = useWords();
  const id = useId();
  return (
    <fieldset className="wish-part">
      <legend>{t('wishTimes')}</legend>
      <div className="row">
        {times.map((time, index) => (
          <span key={index} className="wish-time">
            <Input
              type="time"
              aria-label={t('wishTime', { nr: index + 1 })}
              aria-describedby={problem ? id : undefined}
              status={problem ? 'error' : ''}
              value={time}
              onChange={({ target }) => onChange(times.with(index, target.value))}
            />
            <Button
              type="text"
              aria-label={t('wishTimeRemove', { time })}
              onClick={() => onChange(times.filter((_, other) => other !== index))}
            >
              ✕
            </Button>
          </span>
        ))}
        {times.length < MOST_TIMES && (
          <Button onClick={() => onChange([...times, FIRST_TIME])}>{t('wishTimeAdd')}</Button>
        )}
      </div>
      {problem && (
        <p id={id} className="late" role="alert">
          {problem}
        </p>
      )}
      <p className="soft">{t('wishTimesHelp')}</p>
    </fieldset>
  );
};

/** How mails about what can wait come: for a person, or for all who made no choice. */
export const WishForm = ({ wish, saveText, saving, error, onSave }: Props) => {
  const { t, reason } = useWords();
  const [typed, setTyped] = useState(wish);
  const change = (part: Partial<NoticeWish>): void => setTyped({ ...typed, ...part });
  const { tasks, information, times, quiet } = typed;
  const gathers = tasks === 'gathered' || information === 'gathered';
  const problem = error ? asProblem(error) : null;
  const ofTimes = problem?.errors.find(({ path }) => /(^|\.)times/.test(path)) ?? null;
  const changeQuiet = (part: Partial<NonNullable<NoticeWish['quiet']>>): void => {
    const next = { from: '', until: '', ...quiet, ...part };
    change({ quiet: next.from === '' && next.until === '' ? null : next });
  };
  const isComplete = !quiet || (quiet.from !== '' && quiet.until !== '');
  return (
    <form
      className="wish"
      onSubmit={(event) => {
        event.preventDefault();
        onSave({ ...typed, times: gathers ? times.filter(Boolean) : [] });
      }}
    >
      {problem && !ofTimes && <ProblemView error={problem} />}
      <fieldset className="wish-part">
        <legend>{t('wishTasks')}</legend>
        <Radio.Group
          vertical
          value={tasks}
          onChange={({ target }) => change({ tasks: target.value as NoticeWish['tasks'] })}
          options={TASKS.map((value) => ({ value, label: t(`wish_${value}`) }))}
        />
      </fieldset>
      <fieldset className="wish-part">
        <legend>{t('wishInformation')}</legend>
        <Radio.Group
          vertical
          value={information}
          onChange={({ target }) =>
            change({ information: target.value as NoticeWish['information'] })
          }
          options={INFORMATION.map((value) => ({ value, label: t(`wish_${value}`) }))}
        />
      </fieldset>
      {gathers && (
        <Times
          times={times}
          problem={ofTimes && (reason(ofTimes.code) ?? ofTimes.message)}
          onChange={(next) => change({ times: [...next] })}
        />
      )}
      <fieldset className="wish-part">
        <legend>{t('wishQuiet')}</legend>
        <div className="row">
          {(['from', 'until'] as const).map((name) => (
            <label key={name}>
              {t(name === 'from' ? 'wishQuietFrom' : 'wishQuietUntil')}{' '}
              <Input
                type="time"
                className="wish-clock"
                value={quiet?.[name] ?? ''}
                onChange={({ target }) => changeQuiet({ [name]: target.value })}
              />
            </label>
          ))}
        </div>
        <p className="soft">{t('wishQuietHelp')}</p>
      </fieldset>
      <Button type="primary" htmlType="submit" loading={saving} disabled={!isComplete}>
        {saveText}
      </Button>
    </form>
  );
};
