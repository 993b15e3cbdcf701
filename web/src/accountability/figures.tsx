import type { AccountabilityFigures } from '@tingsu/contracts';
import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http.client';
import { useDirectory } from '../kit/directory';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { dayIn } from '../time/instants';
import { serverNow } from '../time/server-time';

/** How many matters of the year were decided; small counts are left out, because people would be recognised. */
export const Figures = () => {
  const { t, timeZone } = useWords();
  const directory = useDirectory();
  const period = dayIn(timeZone, serverNow()).slice(0, 4);
  const query = useQuery({
    queryKey: ['accountability', 'figures', period],
    queryFn: () => get<AccountabilityFigures>('/accountability/figures', { period }),
  });
  if (query.error) return <ProblemView error={query.error} />;
  if (!query.data) return null;
  const { decided, byDegree, byDepartment } = query.data;
  const few = t('accFew');
  return (
    <section className="card" aria-labelledby="acc-figures">
      <h2 id="acc-figures">{t('accFigures', { period })}</h2>
      <p>
        {t('accState_decided')} <strong>{decided ?? few}</strong>
      </p>
      <ul className="plain-list">
        {byDegree.map(({ degree, count }) => (
          <li key={degree ?? ''}>
            {degree ? t(`accDegree_${degree}`) : t('accNoDegree')}: {count ?? few}
          </li>
        ))}
        {byDepartment.map(({ department, count }) => (
          <li key={department}>
            {directory.department(department)}: {count ?? few}
          </li>
        ))}
      </ul>
      <small className="soft">{t('accFewHint')}</small>
    </section>
  );
};
