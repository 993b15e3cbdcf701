import type { AskedConsent } from '@tingsu/contracts';
import { useCallback, useEffect, useState } from 'react';
import { asProblem, type ApiProblem } from '../api/problem';
import { inLanguage } from '../i18n/language';
import { longInstant } from '../time/instants';
import { answerConsent, fetchAsked } from './consent.client';
import { useConsentTexts, type ConsentText } from './consent-texts';
import { ProblemNote } from './fields';
import { useFocus, usePreferences, useTitle } from './preferences';

/** The token in the address that was opened; '' where there is none. */
const tokenIn = (hash: string): string => /^#([\w-]{10,100})$/.exec(hash)?.[1] ?? '';

const RELATION: Readonly<Partial<Record<NonNullable<AskedConsent['relation']>, ConsentText>>> = {
  family: 'relation_family',
  family_authorised: 'relation_family_authorised',
  legal_representative: 'relation_legal_representative',
};
const OVER: Readonly<Record<Exclude<AskedConsent['state'], 'open'>, ConsentText>> = {
  given: 'pageGiven',
  refused: 'pageRefused',
  expired: 'pageExpired',
};

/** Asks with buttons of its own: programs that look at links in texts open pages, and press nothing. */
export const ConsentPage = () => {
  const { t } = usePreferences();
  const say = useConsentTexts();
  const focus = useFocus();
  const [token] = useState(() => tokenIn(window.location.hash));
  const [asked, setAsked] = useState<AskedConsent | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);
  useTitle(say('pageTitle'));
  const take = useCallback(
    async (question: Promise<AskedConsent>): Promise<void> => {
      setProblem(null);
      try {
        setAsked(await question);
        focus('consent-title');
      } catch (error) {
        setProblem(asProblem(error));
        focus('problem-note');
      }
    },
    [focus],
  );
  const read = useCallback((): void => {
    if (token !== '') void take(fetchAsked(token));
  }, [take, token]);
  useEffect(read, [read]);
  const answer = async (agrees: boolean): Promise<void> => {
    setBusy(true);
    await take(answerConsent(token, agrees));
    setBusy(false);
  };
  return (
    <article>
      <h1 id="consent-title" tabIndex={-1}>
        {say('pageTitle')}
      </h1>
      {token === '' && <p>{say('pageIncomplete')}</p>}
      {problem && <ProblemNote problem={problem} onRetry={read} />}
      {token !== '' && !asked && !problem && <p role="status">{t('loading')}</p>}
      {asked && asked.state !== 'open' && <p className="strong">{say(OVER[asked.state])}</p>}
      {asked?.state === 'open' && (
        <Question asked={asked} busy={busy} onAnswer={(agrees) => void answer(agrees)} />
      )}
    </article>
  );
};

const Question = ({
  asked,
  busy,
  onAnswer,
}: {
  readonly asked: AskedConsent;
  readonly busy: boolean;
  onAnswer(agrees: boolean): void;
}) => {
  const { language, timeZone } = usePreferences();
  const say = useConsentTexts();
  const { complainant, patient, relation } = asked;
  const values = {
    who: complainant ?? say('pageNobody'),
    relation: say((relation && RELATION[relation]) ?? 'relation_other'),
    hospital: inLanguage(asked.hospital, language),
  };
  return (
    <>
      <p>{say('pageWho', values)}</p>
      {patient !== null && <p>{say('pagePatient', { name: patient })}</p>}
      <p>{say('pageAsk')}</p>
      <p className="hint">
        {say('pageUntil', { at: longInstant(asked.expiresAt, language, timeZone) })}
      </p>
      <div className="buttons">
        <button type="button" className="button" disabled={busy} onClick={() => onAnswer(true)}>
          {say('pageYes')}
        </button>
        <button
          type="button"
          className="button secondary"
          disabled={busy}
          onClick={() => onAnswer(false)}
        >
          {say('pageNo')}
        </button>
      </div>
      <p role="status">{busy ? say('pageBusy') : ''}</p>
    </>
  );
};
