import type { Receipt } from '@tingsu/contracts';
import { useEffect } from 'react';
import { spacedCode } from '../../kit/code-groups';
import { Promised } from '../promise';
import { usePreferences } from '../preferences';
import { progressAddress } from '../progress-address';
import { QrCode } from '../qr-code';
import { useKioskTexts } from './texts';

/** A printer that prints without asking stands beside the screen: `/kiosk?printer=yes`. */
const hasPrinter = (): boolean =>
  new URLSearchParams(window.location.search).get('printer') === 'yes';

export const KioskReceipt = ({
  receipt,
  onDone,
}: {
  readonly receipt: Receipt;
  onDone(): void;
}) => {
  const { t } = usePreferences();
  const say = useKioskTexts();
  const address = progressAddress(window.location.origin, receipt.complaintNo);
  useEffect(() => document.getElementById('kiosk-title')?.focus(), []);
  return (
    <article>
      <h1 id="kiosk-title" tabIndex={-1}>
        {say('receiptTitle')}
      </h1>
      <div className="kiosk-receipt">
        <dl>
          <dt>{t('receiptNumber')}</dt>
          <dd className="big" data-testid="complaint-no">
            {receipt.complaintNo}
          </dd>
          <dt>{t(receipt.shortCode ? 'receiptShortCode' : 'receiptCode')}</dt>
          <dd className="big" data-testid="short-code">
            {receipt.shortCode ? spacedCode(receipt.shortCode) : receipt.trackingCode}
          </dd>
        </dl>
        <figure>
          <QrCode address={address} name={say('scan')} />
          <figcaption>{say('scan')}</figcaption>
        </figure>
      </div>
      <p className="strong">{say(hasPrinter() ? 'printHint' : 'write')}</p>
      {receipt.limits.length > 0 && (
        <>
          <h2>{t('receiptNext')}</h2>
          <Promised limits={receipt.limits.map((limit) => ({ ...limit, met: false }))} />
        </>
      )}
      <div className="buttons no-print">
        {hasPrinter() && (
          <button type="button" className="button" onClick={() => window.print()}>
            {say('print')}
          </button>
        )}
        <button type="button" className="button" onClick={onDone}>
          {say('done')}
        </button>
      </div>
    </article>
  );
};

/** It is kept here and has no number yet: said as it is. */
export const KioskKept = ({
  reachable,
  onDone,
}: {
  readonly reachable: boolean;
  onDone(): void;
}) => {
  const say = useKioskTexts();
  useEffect(() => document.getElementById('kiosk-title')?.focus(), []);
  return (
    <article>
      <h1 id="kiosk-title" tabIndex={-1}>
        {say('keptTitle')}
      </h1>
      <p>{say('keptText')}</p>
      <p>{say(reachable ? 'keptReachable' : 'keptAnonymous')}</p>
      <p className="notice" role="status">
        {say('keptWait')}
      </p>
      <div className="buttons">
        <button type="button" className="button" onClick={onDone}>
          {say('done')}
        </button>
      </div>
    </article>
  );
};
