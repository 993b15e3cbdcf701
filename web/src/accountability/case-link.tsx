import '../i18n/accountability';
import type { CaseDetail } from '@tingsu/contracts';
import { Link } from 'react-router';
import { useReachesInHouse, useWords } from '../kit/words';
import { useStanding } from './use-standing';

/** The way to hold people responsible, for those who may propose it, where a policy of the campus turns it on. */
export const AccountabilityLink = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t } = useWords();
  const reads = useReachesInHouse('accountability.propose');
  const standing = useStanding(reads);
  const { proposes = false, campuses = [] } = standing.data ?? {};
  if (!proposes || !campuses.includes(detail.campus)) return null;
  return (
    <section className="card row" aria-labelledby="acc-link">
      <h2 id="acc-link">{t('accTitle')}</h2>
      <Link to={`/accountability/new/${detail.caseNo}`}>{t('accPropose')}</Link>
    </section>
  );
};
