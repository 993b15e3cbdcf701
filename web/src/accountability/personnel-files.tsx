import { Input } from 'antd';
import { useState } from 'react';
import { useWords } from '../kit/words';
import { dayIn } from '../time/instants';
import { serverNow } from '../time/server-time';

const FILES = [
  ['decisions', 'accFileDecisions'],
  ['appraisal', 'accFileAppraisal'],
  ['rewards', 'accFileRewards'],
] as const;

/** What personnel takes out of a month or a year: decisions, and the appraisal of staff. */
export const PersonnelFiles = () => {
  const { t, timeZone, language } = useWords();
  const [month, setMonth] = useState(() => dayIn(timeZone, serverNow()).slice(0, 7));
  const address = (kind: string, period: string, format: string): string =>
    `/api/v1/accountability/files/${kind}?period=${period}&format=${format}&language=${language === 'en' ? 'en' : 'zh'}`;
  const year = month.slice(0, 4);
  return (
    <section className="card" aria-labelledby="acc-files">
      <h2 id="acc-files">{t('accFiles')}</h2>
      <Input
        type="month"
        aria-label={t('accFileMonth')}
        style={{ width: 180 }}
        value={month}
        onChange={({ target }) => target.value && setMonth(target.value)}
      />
      <ul className="plain-list">
        {FILES.map(([kind, text]) => (
          <li key={kind}>
            {t(text)}:{' '}
            {[month, year].map((period) => (
              <span key={period}>
                {period} <a href={address(kind, period, 'xlsx')}>Excel</a>{' '}
                <a href={address(kind, period, 'csv')}>CSV</a>{' '}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
};
