import '../i18n/holds';
import './holds.css';
import type { CaseDetail } from '@tingsu/contracts';
import { FoldCard } from '../kit/fold-card';
import { useWords } from '../kit/words';
import { DeathPart } from './death-part';
import { HoldItem } from './hold-item';
import { gistOf, isOwedNow } from './holds-gist';
import { ReportsPart } from './reports-part';

/** Evidence that is sealed, a death, and reports to authorities; nothing where the case has none of them. */
export const HoldsCard = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t, list } = useWords();
  const gist = gistOf(detail);
  if (gist.length === 0) return null;
  const { holds = [], death } = detail;
  return (
    <FoldCard
      id="holds"
      title={t('holdsTitle')}
      gist={list(gist.map(([key, count]) => t(key, { count })))}
      owed={isOwedNow(detail)}
    >
      <ReportsPart detail={detail} />
      {holds.length > 0 && (
        <section aria-labelledby="seals-title">
          <h3 id="seals-title">{t('holdsPart')}</h3>
          <ul className="plain-list seals">
            {holds.map((hold) => (
              <HoldItem key={hold.holdId} hold={hold} detail={detail} />
            ))}
          </ul>
        </section>
      )}
      {death && <DeathPart death={death} caseNo={detail.caseNo} />}
    </FoldCard>
  );
};
