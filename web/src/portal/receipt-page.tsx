import type { Receipt } from '@tingsu/contracts';
import { useEffect, useState } from 'react';
import { longInstant } from '../time/instants';
import { keepTracking } from './draft.store';
import { Limits } from './limits';
import { usePreferences, useTitle } from './preferences';
import { Link } from './router';

interface Props {
  readonly receipt: Receipt;
  readonly earlier: boolean;
  onAnother(): void;
}

const Copy = ({ text }: { readonly text: string }) => {
  const { t } = usePreferences();
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const copy = (): void => {
    const done = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
    done.then(
      () => setState('copied'),
      () => setState('failed'),
    );
  };
  return (
    <>
      <button type="button" className="button secondary" onClick={copy}>
        {t('copy')}
      </button>
      <span role="status">
        {state === 'copied' ? t('copied') : state === 'failed' ? t('copyFailed') : ''}
      </span>
    </>
  );
};

/** Breaks after the dashes of the code only, so that a narrow screen never splits a group. */
const groupsOf = (code: string): string[] => code.match(/[^-]+-?/g) ?? [];

export const ReceiptPage = ({ receipt, earlier, onAnother }: Props) => {
  const { t, language, timeZone } = usePreferences();
  useTitle(t('receiptTitle'));
  useEffect(
    () => keepTracking({ complaintNo: receipt.complaintNo, code: receipt.trackingCode }),
    [receipt],
  );
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
          <dt>{t('receiptCode')}</dt>
          <dd className="big code" data-testid="tracking-code">
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
          text={`${t('receiptNumber')} ${receipt.complaintNo}\n${t('receiptCode')} ${receipt.trackingCode}`}
        />
        <button type="button" className="button secondary" onClick={() => window.print()}>
          {t('print')}
        </button>
      </div>
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
        <Link to="/progress" className="button">
          {t('toProgress')}
        </Link>
        <button type="button" className="button secondary" onClick={onAnother}>
          {t('another')}
        </button>
      </div>
    </article>
  );
};
