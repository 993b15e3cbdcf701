import { QRCode } from 'antd';
import { inLanguage } from '../i18n/language';
import { textsIn } from '../i18n/texts';
import { spacedCode } from '../kit/code-groups';
import { useSession } from '../kit/session';
import { longInstant } from '../time/instants';
import type { Stored } from './kept.store';
import { Sheet } from './sheet';

/** What the complainant takes along, in the complainant's language: number, code, and when the hospital answers. */
export const ReceiptSheet = ({ receipt, draft }: Stored) => {
  const { language } = draft;
  const t = textsIn(language);
  const tenant = useSession()?.tenant;
  const timeZone = tenant?.timeZone ?? 'Asia/Shanghai';
  const at = (instant: string): string => longInstant(instant, language, timeZone);
  const progress = `${window.location.origin}/progress`;
  return (
    <Sheet name="receipt" language={language}>
      <h1>{t('regReceiptTitle')}</h1>
      <p>{tenant && inLanguage(tenant.name, language)}</p>
      <dl className="sheet-pairs">
        <dt>{t('regDoneNo')}</dt>
        <dd className="sheet-big">{receipt.complaintNo}</dd>
        {receipt.shortCode && (
          <>
            <dt>{t('regDoneShortCode')}</dt>
            <dd className="sheet-big">{spacedCode(receipt.shortCode)}</dd>
          </>
        )}
        <dt>{t('regDoneCode')}</dt>
        <dd className="sheet-big">{receipt.trackingCode}</dd>
        <dt>{t('regDoneAt')}</dt>
        <dd>{at(receipt.receivedAt)}</dd>
      </dl>
      {receipt.limits.length > 0 && (
        <>
          <h2>{t('regReceiptNext')}</h2>
          <ul>
            {receipt.limits.map((limit) => (
              <li key={limit.id}>
                <strong>{t('regDoneBefore', { at: at(limit.dueAt) })}</strong>{' '}
                {inLanguage(limit.label, language)}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{t('regReceiptFollow')}</h2>
      <p>{t('regReceiptFollowText', { address: progress })}</p>
      <QRCode value={progress} type="svg" size={120} bordered={false} />
    </Sheet>
  );
};
