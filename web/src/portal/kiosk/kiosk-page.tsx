import type { Receipt, Submission } from '@tingsu/contracts';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ApiProblem } from '../../api/problem';
import type { Campuses } from '../../api/types';
import { inLanguage, type Language } from '../../i18n/language';
import { newKey } from '../../kit/new-key';
import { ComplaintForm } from '../complaint-form';
import { forgetEverything } from '../draft.store';
import { usePreferences, useTitle } from '../preferences';
import { KIOSK_PATH, replace } from '../router';
import { deliver } from './deliver.client';
import { KioskKept, KioskReceipt } from './kiosk-receipt';
import './kiosk.css';
import { canKeep } from './queue.store';
import { START_WORDS, useKioskTexts } from './texts';
import { useQueue, useQuiet } from './use-kiosk';

type View =
  | { readonly at: 'start' | 'form' }
  | { readonly at: 'receipt'; readonly receipt: Receipt }
  | { readonly at: 'kept'; readonly key: string; readonly reachable: boolean };
const START: View = { at: 'start' };

const Start = ({ onBegin }: { onBegin(language: Language): void }) => {
  const say = useKioskTexts();
  return (
    <article className="kiosk-start">
      <h1>{say('title')}</h1>
      <p>{say('startHint')}</p>
      {START_WORDS.map(({ language, text }) => (
        <button
          key={language}
          type="button"
          className="button"
          lang={language}
          onClick={() => onBegin(language)}
        >
          {text}
        </button>
      ))}
    </article>
  );
};

const Asking = ({ seconds, onLeave }: { readonly seconds: number; onLeave(): void }) => {
  const say = useKioskTexts();
  return (
    <div className="kiosk-asking" role="alertdialog" aria-label={say('stillThere')}>
      <p className="strong">{say('stillThere')}</p>
      <p>{say('over', { seconds })}</p>
      <div className="buttons">
        {/* Any touch goes on; the button is there for who looks for one. */}
        <button type="button" className="button">
          {say('goOn')}
        </button>
        <button type="button" className="button secondary" onClick={onLeave}>
          {say('leave')}
        </button>
      </div>
    </div>
  );
};

const Network = ({
  offline,
  waiting,
  refused,
}: Pick<ReturnType<typeof useQueue>, 'offline' | 'waiting' | 'refused'>) => {
  const say = useKioskTexts();
  return (
    <div role="status">
      {offline && <p className="notice">{say(canKeep() ? 'offline' : 'offlineLost')}</p>}
      {waiting > 0 && <p className="hint">{say('waiting', { count: waiting })}</p>}
      {refused > 0 && <p className="notice">{say('refused', { count: refused })}</p>}
    </div>
  );
};

const NOTHING = { body: '', key: '' };

/** The same words sent again by one person are the same complaint; other words, or another person, make another one. */
const useKeys = () => {
  const last = useRef(NOTHING);
  return useMemo(
    () => ({
      of: (submission: Submission): string => {
        const body = JSON.stringify(submission);
        if (last.current.body !== body) last.current = { body, key: newKey() };
        return last.current.key;
      },
      forget: (): void => {
        last.current = NOTHING;
      },
    }),
    [],
  );
};

/**
 * The form on a screen in a hall: large, without a way out, for one person after the other. Nothing of a person is kept in the page
 * longer than it is shown; what could not be sent is sealed in the browser until the server has it.
 */
export const KioskPage = ({ tenant, campuses }: Campuses) => {
  const { language, setLanguage, setElder } = usePreferences();
  const say = useKioskTexts();
  const [view, setView] = useState<View>(START);
  const keys = useKeys();
  useTitle(say('title'));
  useEffect(() => setElder(true), [setElder]);
  const begin = useCallback(
    (spoken: Language): void => {
      setLanguage(spoken);
      setView({ at: 'form' });
    },
    [setLanguage],
  );
  const again = useCallback((): void => {
    forgetEverything();
    keys.forget();
    setLanguage('zh-CN');
    setView(START);
    replace(`${KIOSK_PATH}${window.location.search}`);
  }, [keys, setLanguage]);
  const left = useQuiet(view.at !== 'start', again);
  const queue = useQueue((key, receipt) =>
    setView((now) => (now.at === 'kept' && now.key === key ? { at: 'receipt', receipt } : now)),
  );
  const hand = async (submission: Submission): Promise<ApiProblem | null> => {
    const delivered = await deliver(keys.of(submission), submission);
    void queue.run();
    if ('problem' in delivered) return delivered.problem;
    const { phone, email } = submission.complainant;
    setView(
      'receipt' in delivered
        ? { at: 'receipt', receipt: delivered.receipt }
        : { at: 'kept', key: delivered.kept, reachable: Boolean(phone ?? email) },
    );
    return null;
  };
  return (
    <div className="kiosk">
      <header>
        <p className="strong">{inLanguage(tenant.name, language)}</p>
      </header>
      <main id="main">
        {view.at === 'start' && <Start onBegin={begin} />}
        {view.at === 'form' && (
          <ComplaintForm campuses={campuses} elsewhere={{ path: KIOSK_PATH, deliver: hand }} />
        )}
        {view.at === 'receipt' && <KioskReceipt receipt={view.receipt} onDone={again} />}
        {view.at === 'kept' && <KioskKept reachable={view.reachable} onDone={again} />}
        {left !== null && left > 0 && <Asking seconds={left} onLeave={again} />}
        <Network {...queue} />
        <p className="hint no-print">{say('emergency')}</p>
      </main>
    </div>
  );
};
