import type { MediaAccount, MediaUse } from '@tingsu/contracts';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useWords } from '../kit/words';
import { whyNot } from '../thread/why-not';
import { AccountForm } from './account-form';
import { SendTest } from './send-test';

const FEN = 100;

const Use = ({ use, aDay }: { readonly use: MediaUse; readonly aDay: number | null }) => {
  const { t, long } = useWords();
  const { sentToday, costFenThisMonth, lastArrivedAt, lastFailed, waiting } = use;
  const why = (error: string): string => t(whyNot(error), { code: error });
  return (
    <dl className="pairs">
      <dt>{t('accountToday')}</dt>
      <dd>
        {aDay === null
          ? t('accountSent', { count: sentToday })
          : t('accountSentOf', { count: sentToday, of: aDay })}
      </dd>
      <dt>{t('accountMonth')}</dt>
      <dd>{t('accountCost', { yuan: (costFenThisMonth / FEN).toFixed(2) })}</dd>
      <dt>{t('accountLastArrived')}</dt>
      <dd>{lastArrivedAt ? long(lastArrivedAt) : t('none')}</dd>
      <dt>{t('accountLastFailed')}</dt>
      <dd>
        {lastFailed
          ? t('accountFailedFor', { at: long(lastFailed.at), why: why(lastFailed.error) })
          : t('none')}
      </dd>
      {waiting && (
        <>
          <dt>{t('accountWaiting')}</dt>
          <dd className="late">
            {t('accountWaitingFor', { count: waiting.count, why: why(waiting.error) })}
          </dd>
        </>
      )}
    </dl>
  );
};

interface Props {
  readonly use: MediaUse;
  readonly account: MediaAccount | null;
}

/** One medium: whether it sends, how it has fared, its settings, and a test. */
export const MediumCard = ({ use, account }: Props) => {
  const { t, label, long } = useWords();
  const [open, setOpen] = useState(false);
  const { medium, ready } = use;
  const name = label('sendingMedium', medium);
  const action = account ? 'accountChange' : 'accountSetUp';
  const works = ready && (medium === 'email' || account?.secretKept === true);
  return (
    <section className="card" aria-labelledby={`medium-${medium}`} data-medium={medium}>
      <h2 id={`medium-${medium}`}>
        {name}{' '}
        <Tag className={works ? 'tone-green' : 'tone-amber'}>
          {t(works ? 'accountWorks' : ready ? 'accountNoSecret' : 'accountNone')}
        </Tag>
      </h2>
      {medium === 'email' && <p className="soft">{t('accountMailHint')}</p>}
      {account && (
        <p className="soft">
          {t(`accountProvider_${account.settings.provider}`)} ·{' '}
          {t('accountChanged', { at: long(account.changedAt) })}
        </p>
      )}
      <Use use={use} aDay={account?.settings.aDay ?? null} />
      {account && account.receiptsPath !== '' && (
        <p className="account-receipts">
          {t('accountReceipts')} <code>{`${location.origin}${account.receiptsPath}`}</code>
        </p>
      )}
      <p>
        <Button
          aria-label={t('accountActionNamed', { action: t(action), medium: name })}
          onClick={() => setOpen(true)}
        >
          {t(action)}
        </Button>
      </p>
      {ready && <SendTest medium={medium} />}
      {open && <AccountForm medium={medium} account={account} onClose={() => setOpen(false)} />}
    </section>
  );
};
