import { REACH_TIMES, type ReachWish as Wish } from '@tingsu/contracts';
import { useEffect, useId, useState, type FormEvent } from 'react';
import { request } from '../api/http.client';
import type { Tracking } from './draft.store';
import { usePreferences } from './preferences';
import { useReachTexts } from './reach-texts';

const MEDIA = ['sms', 'wechat', 'email', 'phone', 'letter'] as const;
const LANGUAGES = [
  { code: 'zh-CN', name: '中文' },
  { code: 'en', name: 'English' },
] as const;

interface Option {
  readonly code: string;
  readonly name: string;
}

const pathOf = ({ complaintNo }: Tracking): string =>
  `/complaints/${encodeURIComponent(complaintNo)}/reach-wish`;
const headersOf = ({ code }: Tracking) => ({ 'x-tracking-code': code });

/** What was said before is asked for when the part is opened: most readers never do, and requests are counted. */
const useWish = (tracking: Tracking, opened: boolean) => {
  const { language } = usePreferences();
  const [wish, setWish] = useState<Wish>({ medium: null, times: 'any', language });
  const [state, setState] = useState<'idle' | 'busy' | 'saved' | 'failed'>('idle');
  useEffect(() => {
    if (!opened) return;
    request<{ wish: Wish | null }>('GET', pathOf(tracking), { headers: headersOf(tracking) }).then(
      (said) => {
        if (said.wish) setWish(said.wish);
      },
      // What was said before is a convenience here: without it the form begins empty.
      () => undefined,
    );
  }, [tracking, opened]);
  const save = async (): Promise<void> => {
    setState('busy');
    try {
      await request('PUT', pathOf(tracking), { headers: headersOf(tracking), body: wish });
      setState('saved');
    } catch {
      setState('failed');
    }
  };
  const change = (part: Partial<Wish>): void => {
    setWish({ ...wish, ...part });
    setState('idle');
  };
  return { wish, change, save, state };
};

const Choice = ({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  onChange(code: string): void;
}) => {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
};

/** By which way, when and in which language: said here, seen by the staff, and obeyed by what the hospital sends. */
export const ReachWish = ({ tracking }: { readonly tracking: Tracking }) => {
  const say = useReachTexts();
  const [opened, setOpened] = useState(false);
  const { wish, change, save, state } = useWish(tracking, opened);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save();
  };
  return (
    <details className="no-print" onToggle={() => setOpened(true)}>
      <summary>{say('title')}</summary>
      <form onSubmit={submit}>
        <p className="hint">{say('intro')}</p>
        <Choice
          label={say('medium')}
          value={wish.medium ?? ''}
          options={[
            { code: '', name: say('medium_none') },
            ...MEDIA.map((code) => ({ code, name: say(`medium_${code}`) })),
          ]}
          onChange={(code) => change({ medium: MEDIA.find((one) => one === code) ?? null })}
        />
        <Choice
          label={say('times')}
          value={wish.times}
          options={REACH_TIMES.map((code) => ({ code, name: say(`times_${code}`) }))}
          onChange={(code) => change({ times: REACH_TIMES.find((one) => one === code) ?? 'any' })}
        />
        <Choice
          label={say('language')}
          value={wish.language}
          options={LANGUAGES}
          onChange={(code) => change({ language: code === 'en' ? 'en' : 'zh-CN' })}
        />
        <div className="buttons">
          <button type="submit" className="button secondary" disabled={state === 'busy'}>
            {say('save')}
          </button>
          <span role="status">
            {state === 'saved' ? say('saved') : state === 'failed' ? say('failed') : ''}
          </span>
        </div>
      </form>
    </details>
  );
};
