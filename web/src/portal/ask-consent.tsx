import { phoneText, readPhones, type ConsentLink, type ConsentStanding } from '@tingsu/contracts';
import { useCallback, useEffect, useState, type FormEvent } from 'react';
import { asProblem, type ApiProblem } from '../api/problem';
import { newKey } from '../kit/new-key';
import { longInstant } from '../time/instants';
import { askPatient, fetchStanding } from './consent.client';
import { useConsentTexts, type ConsentText } from './consent-texts';
import { Copy } from './copy';
import type { FieldProblem } from './draft';
import type { Tracking } from './draft.store';
import { Framed, ProblemNote } from './fields';
import { later } from './later';
import { useFocus, usePreferences } from './preferences';
import { CONSENT_PATH } from './router';

const QrCode = later(() => import('./qr-code').then((part) => part.QrCode));
const FIELD = 'consent-phone';

interface Props {
  readonly tracking: Tracking;
}

const STANDING: Readonly<Record<NonNullable<ConsentStanding['last']>['state'], ConsentText>> = {
  open: 'askOpen',
  expired: 'askExpired',
  given: 'askGiven',
  refused: 'askRefused',
};

/** Who complains for a patient lets the patient agree by a link. How that stands is asked for when the part is opened. */
export const AskConsent = ({ tracking }: Props) => {
  const say = useConsentTexts();
  const [opened, setOpened] = useState(false);
  return (
    <details className="no-print" onToggle={() => setOpened(true)}>
      <summary>{say('askTitle')}</summary>
      {opened && <Standing tracking={tracking} />}
    </details>
  );
};

const Standing = ({ tracking }: Props) => {
  const { t } = usePreferences();
  const say = useConsentTexts();
  const [standing, setStanding] = useState<ConsentStanding | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [link, setLink] = useState<ConsentLink | null>(null);
  const read = useCallback((): void => {
    setProblem(null);
    fetchStanding(tracking).then(setStanding, (error: unknown) => setProblem(asProblem(error)));
  }, [tracking]);
  useEffect(read, [read]);
  if (problem) return <ProblemNote problem={problem} onRetry={read} />;
  if (!standing) return <p role="status">{t('loading')}</p>;
  if (!standing.needed) return <p>{say('askNotNeeded')}</p>;
  if (link) return <Link link={link} />;
  const { last, texts } = standing;
  const answered = last?.state === 'given' || last?.state === 'refused';
  return (
    <>
      {last && <p className="strong">{say(STANDING[last.state])}</p>}
      {!answered && <Ask tracking={tracking} texts={texts} onAsked={setLink} />}
    </>
  );
};

/** The number to send, or what is wrong with what was typed. */
const numberIn = (written: string): { readonly phone?: string } | FieldProblem => {
  if (written.trim() === '') return {};
  const read = readPhones(written);
  return 'problem' in read
    ? { field: 'phone', code: read.problem }
    : { phone: phoneText(read.value) };
};

const Ask = ({
  tracking,
  texts,
  onAsked,
}: Props & { readonly texts: boolean; onAsked(link: ConsentLink): void }) => {
  const say = useConsentTexts();
  const focus = useFocus();
  const [key, setKey] = useState(newKey);
  const [phone, setPhone] = useState('');
  const [wrong, setWrong] = useState<FieldProblem | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const refuse = (refusal: ApiProblem): void => {
    const [found] = refusal.errors;
    if (found) setWrong({ field: 'phone', code: found.code });
    else setProblem(refusal);
  };
  const ask = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const read = numberIn(phone);
    setProblem(null);
    setWrong('field' in read ? read : null);
    if ('field' in read) return void focus(FIELD);
    setBusy(true);
    try {
      onAsked(await askPatient(tracking, read.phone, key));
    } catch (error) {
      setBusy(false);
      refuse(asProblem(error));
    }
  };
  return (
    <form onSubmit={(event) => void ask(event)} noValidate>
      <p className="hint">{say('askIntro')}</p>
      {problem && <ProblemNote problem={problem} />}
      {texts && (
        <Framed id={FIELD} label={say('askPhone')} hint={say('askPhoneHint')} problem={wrong}>
          {(control) => (
            <input
              {...control}
              type="tel"
              autoComplete="off"
              value={phone}
              onChange={(event) => {
                setPhone(event.target.value);
                setKey(newKey());
              }}
            />
          )}
        </Framed>
      )}
      <button type="submit" className="button secondary" disabled={busy}>
        {say(busy ? 'askBusy' : 'askMake')}
      </button>
    </form>
  );
};

const Link = ({ link }: { readonly link: ConsentLink }) => {
  const { language, timeZone } = usePreferences();
  const say = useConsentTexts();
  const address = `${window.location.origin}${CONSENT_PATH}#${link.token}`;
  return (
    <div role="status">
      <figure className="scan">
        <QrCode address={address} name={say('askScan')} />
        <figcaption>{say('askScan')}</figcaption>
      </figure>
      <p>{say('askLink')}</p>
      <p className="said">{address}</p>
      <Copy
        text={address}
        words={{ copy: say('copy'), copied: say('copied'), failed: say('copyFailed') }}
      />
      <p className="hint">
        {say('askUntil', { at: longInstant(link.expiresAt, language, timeZone) })}
      </p>
      {link.texted && <p>{say('askTexted')}</p>}
    </div>
  );
};
