import { Alert, Button } from 'antd';
import { useEffect, useState } from 'react';
import { Link, Navigate, useNavigate } from 'react-router';
import '../i18n/register';
import { inLanguage } from '../i18n/language';
import { spacedCode } from '../kit/code-groups';
import { usePageTitle } from '../kit/page-title';
import { useSession } from '../kit/session';
import { useWords } from '../kit/words';
import { loadStored, type Stored } from './kept.store';
import { PaperLinks } from '../papers/paper-links';
import { ReceiptSheet } from './receipt-sheet';
import { RegisterSheet } from './register-sheet';
import { printSheet, Sheet } from './sheet';
import './register.css';

const Numbers = ({ receipt, draft }: Stored) => {
  const { t, language, long } = useWords();
  return (
    <>
      <dl className="reg-numbers">
        <dt>{t('regDoneNo')}</dt>
        <dd data-testid="complaint-no">{receipt.complaintNo}</dd>
        {receipt.shortCode && (
          <>
            <dt>{t('regDoneShortCode')}</dt>
            <dd data-testid="short-code">{spacedCode(receipt.shortCode)}</dd>
          </>
        )}
        <dt>{t('regDoneCode')}</dt>
        <dd data-testid="tracking-code">{receipt.trackingCode}</dd>
        {receipt.caseNo && (
          <>
            <dt>{t('regDoneCase')}</dt>
            <dd>{receipt.caseNo}</dd>
          </>
        )}
        <dt>{t('regDoneAt')}</dt>
        <dd className="plain-value">{long(receipt.receivedAt)}</dd>
      </dl>
      <p className="soft">{t('regDoneCodeHint')}</p>
      {draft.ending === 'solved' ? (
        <p>{t('regDoneSolved')}</p>
      ) : (
        <>
          <h2>{t('regDoneLimits')}</h2>
          {receipt.limits.length === 0 && <p>{t('regDoneNoLimits')}</p>}
          <ul>
            {receipt.limits.map((limit) => (
              <li key={limit.id}>
                <strong>{t('regDoneBefore', { at: long(limit.dueAt) })}</strong>{' '}
                {inLanguage(limit.label, language)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};

/** What to say to the person before hanging up, and what to print. A reload shows it again. */
export const DonePage = () => {
  const { t, language } = useWords();
  const navigate = useNavigate();
  const person = useSession()?.personId ?? '';
  const [stored] = useState(() => loadStored(person));
  usePageTitle(t('regDone'));
  useEffect(() => document.getElementById('reg-done')?.focus(), []);
  if (!stored) return <Navigate to="/new" replace />;
  const { receipt, earlier } = stored;
  return (
    <div className="page narrow register-done">
      <section className="card">
        <h1 id="reg-done" tabIndex={-1}>
          {t('regDone')}
        </h1>
        {earlier && (
          <Alert type="warning" showIcon className="dialog-note" title={t('regDoneEarlier')} />
        )}
        <Numbers {...stored} />
        <p className="row">
          <Button type="primary" onClick={() => void navigate('/new')}>
            {t('regAnother')}
          </Button>
          <Button onClick={() => printSheet('receipt')}>{t('regPrintReceipt')}</Button>
          <Button onClick={() => printSheet('form')}>{t('regPrintForm')}</Button>
          {receipt.caseNo && <PaperLinks caseNo={receipt.caseNo} />}
          {receipt.caseNo && <Link to={`/cases/${receipt.caseNo}`}>{t('regOpenCase')}</Link>}
        </p>
      </section>
      <ReceiptSheet {...stored} />
      <Sheet name="form" language={language}>
        <RegisterSheet stored={stored} />
      </Sheet>
    </div>
  );
};
