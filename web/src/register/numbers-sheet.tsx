import { inLanguage } from '../i18n/language';
import { spacedCode } from '../kit/code-groups';
import { useSession } from '../kit/session';
import { useWords } from '../kit/words';
import type { BatchRow } from './batch';
import { Sheet } from './sheet';

const BEGINNING = 24;

/** The numbers of a pile, to be kept with the letters. */
export const NumbersSheet = ({ rows }: { readonly rows: readonly BatchRow[] }) => {
  const { t, language, long } = useWords();
  const tenant = useSession()?.tenant;
  return (
    <Sheet name="numbers" language={language}>
      <h1>{t('regBatchNumbers')}</h1>
      <p>{tenant && inLanguage(tenant.name, language)}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('regDoneNo')}</th>
            <th scope="col">{t('regDoneShortCode')}</th>
            <th scope="col">{t('regDoneCode')}</th>
            <th scope="col">{t('regDoneAt')}</th>
            <th scope="col">{t('regContent')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, receipt, content, attachments }) => (
            <tr key={key}>
              <td>{receipt?.complaintNo}</td>
              <td>{spacedCode(receipt?.shortCode ?? '')}</td>
              <td>{receipt?.trackingCode}</td>
              <td>{receipt && long(receipt.receivedAt)}</td>
              <td>{content.slice(0, BEGINNING) || attachments[0]?.fileName}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
};
