import '../i18n/register';
import '../i18n/related';
import './related.css';
import type { Alike, CaseDetail } from '@tingsu/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { BulkDialog } from '../bulk/bulk-dialog';
import { Loading } from '../kit/loading';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { AlikeFacts } from './alike-facts';
import { CompareDialog } from './compare-dialog';
import { useRestricted } from '../safety/use-restricted';
import { useRelated } from './use-related';

interface LineProps {
  readonly item: Alike;
  readonly limited: boolean;
  onCompare(): void;
}

const Line = ({ item, limited, onCompare }: LineProps) => {
  const { t } = useWords();
  return (
    <li data-related={item.complaintNo}>
      <AlikeFacts
        item={item}
        limited={limited}
        number={<Link to={`/cases/${item.caseNo}`}>{item.caseNo}</Link>}
      />
      <Button size="small" onClick={onCompare}>
        {t('relatedCompare')}
      </Button>
    </li>
  );
};

/** Other complaints of the same person, and perhaps the same matter: looked for when somebody asks, compared side by side, merged. */
export const RelatedCard = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t } = useWords();
  const [asked, setAsked] = useState(false);
  const [compared, setCompared] = useState<Alike | null>(null);
  const [merged, setMerged] = useState<Alike | null>(null);
  const found = useRelated(detail.complaintNo, asked);
  const pages = found.data?.pages ?? [];
  const items = pages.flatMap((page) => page.items);
  const restricted = useRestricted(items.flatMap(({ caseNo }) => caseNo ?? []));
  return (
    <section className="card related" aria-labelledby="related-title">
      <div className="card-head">
        <h2 id="related-title">{t('relatedTitle')}</h2>
        {!asked && <Button onClick={() => setAsked(true)}>{t('relatedLook')}</Button>}
      </div>
      {asked && found.isPending && <Loading rows={3} />}
      {found.error && <ProblemView error={found.error} onRetry={() => void found.refetch()} />}
      <div role="status">
        {found.isSuccess && items.length === 0 && <p className="soft">{t('relatedNone')}</p>}
      </div>
      {items.length > 0 && (
        <ul className="plain-list">
          {items.map((item) => (
            <Line
              key={item.complaintNo}
              item={item}
              limited={restricted.some(
                ({ caseNo, mark }) => caseNo === item.caseNo && mark === null,
              )}
              onCompare={() => setCompared(item)}
            />
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <div className="more">
          <span className="soft">
            {t('relatedShown', { shown: items.length, total: pages[0]?.total ?? items.length })}
          </span>
          <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('loadMore')}
          </Button>
        </div>
      )}
      {compared && (
        <CompareDialog
          complaintNos={[detail.complaintNo, compared.complaintNo]}
          onClose={() => setCompared(null)}
          onMerge={
            compared.open
              ? () => {
                  setMerged(compared);
                  setCompared(null);
                }
              : undefined
          }
        />
      )}
      {merged && (
        <BulkDialog
          action="merge"
          chosen={[merged.caseNo, detail.caseNo]}
          onClose={() => setMerged(null)}
          onStarted={() => setMerged(null)}
        />
      )}
    </section>
  );
};
