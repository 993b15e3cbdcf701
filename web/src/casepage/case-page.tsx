import type { CaseDetail } from '@tingsu/contracts';
import { Tag } from 'antd';
import type { MouseEvent } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { usePolicies } from '../kit/policies';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { Grade } from '../worklist/case-table';
import { KindTag } from '../worklist/kind-tag';
import { Actions } from './actions';
import { CaseNotes } from './case-notes';
import { ClockCards } from './clock-cards';
import { ComplaintCard } from './complaint-card';
import { FollowUpsCard, GradeCard } from './grade-card';
import { PartiesCard } from './parties-card';
import { Timeline } from './timeline';
import { useCase } from './use-case';

const Header = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t, label, long } = useWords();
  const directory = useDirectory();
  const { unitName } = usePolicies(detail.policies);
  return (
    <>
      <div className="case-head">
        <h1>{detail.caseNo}</h1>
        <Tag className="state big" data-state={detail.state} data-testid="case-state">
          {label('state', detail.state)}
        </Tag>
        <KindTag kind={detail.caseKind} />
        <Grade priority={detail.priority} nature={detail.nature} />
      </div>
      <p className="soft">
        {detail.complaintNo} · {directory.campus(detail.campus)} · {t('caseLead')}{' '}
        {detail.leadDepartment
          ? directory.department(detail.leadDepartment)
          : unitName(detail.lead) || t('notRouted')}{' '}
        ·{' '}
        {t('caseReceived', {
          at: long(detail.receivedAt),
          channel: label('channel', detail.channel),
        })}
      </p>
    </>
  );
};

export const CasePage = () => {
  const { caseNo = '' } = useParams();
  const { t } = useWords();
  const location = useLocation();
  const query = useCase(caseNo);
  usePageTitle(caseNo);
  const list = (location.state as { list?: string } | null)?.list ?? null;
  const navigate = useNavigate();
  // Going back, the browser finds the list where the reader left it.
  const backInHistory = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void navigate(-1);
  };
  const detail = query.data;
  return (
    <div className="page case-page">
      <p className="back">
        <Link to={`/${list ?? ''}`} onClick={list === null ? undefined : backInHistory}>
          ← {t('caseBack')}
        </Link>
      </p>
      {!detail && <h1>{caseNo}</h1>}
      {query.isPending && <Loading rows={12} />}
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      {detail && (
        <>
          <Header detail={detail} />
          <CaseNotes detail={detail} />
          <div className="case-columns">
            <div className="case-side">
              <Actions detail={detail} />
              <PartiesCard detail={detail} />
              <GradeCard detail={detail} />
              <FollowUpsCard detail={detail} />
            </div>
            <div className="case-main">
              <ClockCards detail={detail} />
              <ComplaintCard complaintNo={detail.complaintNo} />
              <Timeline detail={detail} />
            </div>
          </div>
        </>
      )}
    </div>
  );
};
