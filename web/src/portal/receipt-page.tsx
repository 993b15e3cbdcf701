import { useEffect, useState } from 'react';
import { asProblem, type ApiProblem } from '../api/problem';
import { spacedCode } from '../kit/code-groups';
import { newKey } from '../kit/new-key';
import { longInstant } from '../time/instants';
import { Copy } from './copy';
import { later } from './later';
import { progressAddress } from './progress-address';
import { forgetEverything, type KeptReceipt } from './draft.store';
import { Limits } from './limits';
import { usePreferences, useTitle } from './preferences';
import { Link, navigate, replace } from './router';
import { sendReceipt } from './thread.client';

const QrCode = later(() => import('./qr-code').then((part) => part.QrCode));

const AskConsent = later(() => import('./ask-consent').then((part) => part.AskConsent));

/** To the phone or mailbox that was given, so that nothing has to be written down. */
const SendReceipt = ({ receipt }: Pick<KeptReceipt, 'receipt'>) => {
  const { t, problem: describe } = usePreferences();
  const [key] = useState(newKey);
  const [state, setState] = useState<'idle' | 'busy' | 'sent'>('idle');
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const send = async (): Promise<void> => {
    setState('busy');
    setProblem(null);
    try {
      await sendReceipt(receipt, key);
      setState('sent');
    } catch (error) {
      setState('idle');
      setProblem(asProblem(error));
    }
  };
  return (
    <>
      {state !== 'sent' && (
        <button
          type="button"
          className="button secondary"
          disabled={state === 'busy'}
          onClick={() => void send()}
        >
          {t('sendReceipt')}
        </button>
      )}
      <span role="status">
        {state === 'sent' ? t('sendReceiptDone') : problem ? describe(problem.code) : ''}
      </span>
    </>
  );
};

/** Breaks after the dashes of the code only, so that a narrow screen never splits a group. */
const groupsOf = (code: string): string[] => code.match(/[^-]+-?/g) ?? [];

/** For the next visitor of a shared device nothing is left: no answers, no number, no code. */
export const Finish = () => {
  const { t } = usePreferences();
  const finish = (): void => {
    forgetEverything();
    replace('/', 'finished');
  };
  return (
    <div className="finish no-print">
      <p className="hint">{t('finishHint')}</p>
      <button type="button" className="button secondary" onClick={finish}>
        {t('finish')}
      </button>
    </div>
  );
};

export const FinishedPage = () => {
  const { t } = usePreferences();
  useTitle(t('finishedTitle'));
  useEffect(() => document.getElementById('finished-title')?.focus(), []);
  return (
    <article>
      <h1 id="finished-title" tabIndex={-1}>
        {t('finishedTitle')}
      </h1>
      <p>{t('finishedText')}</p>
      <Link to="/">{t('notFoundHome')}</Link>
    </article>
  );
};

/** The number on its way to the phone; the code is typed there. */
const Scan = ({ complaintNo }: { readonly complaintNo: string }) => {
  const { t } = usePreferences();
  return (
    <figure className="scan">
      <QrCode
        address={progressAddress(window.location.origin, complaintNo)}
        name={t('receiptScan')}
      />
      <figcaption>{t('receiptScan')}</figcaption>
    </figure>
  );
};

export const ReceiptPage = ({ receipt, earlier, reachable, forPatient }: KeptReceipt) => {
  const { t, language, timeZone } = usePreferences();
  useTitle(t('receiptTitle'));
  const [tracking] = useState({ complaintNo: receipt.complaintNo, code: receipt.trackingCode });
  useEffect(() => document.getElementById('receipt-title')?.focus(), []);
  return (
    <article>
      <div className="receipt">
        <h1 id="receipt-title" tabIndex={-1}>
          {t('receiptTitle')}
        </h1>
        <dl>
          <dt>{t('receiptNumber')}</dt>
          <dd className="big" data-testid="complaint-no">
            {receipt.complaintNo}
          </dd>
          {receipt.shortCode && (
            <>
              <dt>{t('receiptShortCode')}</dt>
              <dd className="big" data-testid="short-code">
                {spacedCode(receipt.shortCode)}
              </dd>
            </>
          )}
          <dt>{t('receiptCode')}</dt>
          <dd className="code" data-testid="tracking-code">
            {groupsOf(receipt.trackingCode).map((group, index) => (
              <span key={index}>{group}</span>
            ))}
          </dd>
        </dl>
        <p>{t('receiptAt', { at: longInstant(receipt.receivedAt, language, timeZone) })}</p>
      </div>
      {earlier && <p className="notice">{t('earlierKept')}</p>}
      <p className="strong">{t('receiptKeep')}</p>
      <div className="buttons no-print">
        <Copy
          text={[
            `${t('receiptNumber')} ${receipt.complaintNo}`,
            ...(receipt.shortCode ? [`${t('receiptShortCode')} ${receipt.shortCode}`] : []),
            `${t('receiptCode')} ${receipt.trackingCode}`,
          ].join('\n')}
          words={{ copy: t('copy'), copied: t('copied'), failed: t('copyFailed') }}
        />
        {reachable && <SendReceipt receipt={receipt} />}
        <button type="button" className="button secondary" onClick={() => window.print()}>
          {t('print')}
        </button>
      </div>
      <Scan complaintNo={receipt.complaintNo} />
      {forPatient && <AskConsent tracking={tracking} />}
      <h2>{t('receiptNext')}</h2>
      {receipt.limits.length > 0 ? (
        <>
          <p>{t('receiptLimits')}</p>
          <Limits limits={receipt.limits} />
        </>
      ) : (
        <p>{t('progressNoLimits')}</p>
      )}
      <div className="buttons no-print">
        <Link to="/progress" place="found" className="button">
          {t('toProgress')}
        </Link>
        <button type="button" className="button secondary" onClick={() => navigate('/')}>
          {t('another')}
        </button>
      </div>
      <Finish />
    </article>
  );
};
