import '../i18n/approvals';
import '../i18n/casepage';
import '../casepage/case-page.css';
import './approvals.css';
import { Button, Empty } from 'antd';
import { useEffect, useState } from 'react';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { countText } from '../worklist/counts';
import { useCases } from '../worklist/use-cases';
import { ApprovalCard } from './approval-card';

/** What waits for this person's approval, one at a time, what is due first first; made for a phone between two meetings. */
export const ApprovalsPage = () => {
  const { t } = useWords();
  usePageTitle(t('approvalsTitle'));
  const cases = useCases({ view: 'to_approve', sort: 'next_due', filters: {} });
  const [at, setAt] = useState(0);
  const { items } = cases;
  const place = Math.min(at, items.length - 1);
  const current = items[place];
  const moved = at > 0;
  useEffect(() => {
    if (moved) document.getElementById('approval-title')?.focus();
  }, [current?.caseNo, moved]);
  const move = (by: number): void => {
    const to = place + by;
    if (to >= items.length && cases.hasNextPage) void cases.fetchNextPage();
    setAt(Math.max(0, to));
  };
  return (
    <div className="page approvals">
      <div className="page-head">
        <h1>{t('approvalsTitle')}</h1>
        {current && (
          <nav className="walk" aria-label={t('approvalsTitle')}>
            <Button disabled={place === 0} onClick={() => move(-1)}>
              {t('approvalPrevious')}
            </Button>
            <span>{t('approvalPlace', { place: place + 1, of: countText(cases.total) })}</span>
            <Button disabled={place + 1 >= cases.total} onClick={() => move(1)}>
              {t('approvalNext')}
            </Button>
          </nav>
        )}
      </div>
      {cases.isPending && <Loading rows={8} />}
      {cases.error && <ProblemView error={cases.error} onRetry={() => void cases.refetch()} />}
      {cases.isSuccess && !current && <Empty description={t('approvalsNone')} />}
      {current && (
        <ApprovalCard key={current.caseNo} caseNo={current.caseNo} onDone={cases.refresh} />
      )}
    </div>
  );
};
