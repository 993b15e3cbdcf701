import type { CommandName } from '@tingsu/contracts';
import { useState, type MouseEvent } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import '../i18n/casepage';
import { AccountabilityLink } from '../accountability/case-link';
import { EvidenceCard } from '../evidence/evidence-card';
import { IssuesCard } from '../issues/issues-card';
import { CaseImprovementsCard } from '../improvements/case-improvements-card';
import { InquiryCard } from '../inquiry/inquiry-card';
import { TellHeadButton } from '../inquiry/tell-head-button';
import { ExpertCard } from '../experts/expert-card';
import { MediationCard } from '../mediation/mediation-card';
import { HoldsCard } from '../holds/holds-card';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { MeetingsCard } from '../meetings/meetings-card';
import { ApprovalChainCard } from '../meetings/approval-chain-card';
import { PapersCard } from '../papers/papers-card';
import { RelatedCard } from '../related/related-card';
import { OfferCard } from '../remedies/offer-card';
import { ErasedNote } from '../erasures/erased-note';
import { ArchiveCard } from '../results/archive-card';
import { ResultsCard } from '../results/results-card';
import { RemediesCard } from '../remedies/remedies-card';
import { SafetyCard } from '../safety/safety-card';
import { Actions } from './actions';
import { AnsweredCard } from './answered-card';
import { useCameFrom } from './came-from';
import { CaseNotes } from './case-notes';
import { CaseHeader, CaseOrigin } from './case-header';
import './case-page.css';
import { LimitsStrip } from './clock-cards';
import { ComplaintCard } from './complaint-card';
import { HeldBar } from './held-bar';
import { FollowUpsCard, GradeCard } from './grade-card';
import { NoteComposer } from './note-composer';
import { PartiesCard } from './parties-card';
import { PlanCard } from './plan-card';
import { PartsCard } from './parts-card';
import { ThreadCard } from '../thread/thread-card';
import { Timeline } from './timeline';
import { useCase } from './use-case';
import { Walk } from './walk';

const OneCase = ({ caseNo }: { readonly caseNo: string }) => {
  const { t } = useWords();
  const query = useCase(caseNo);
  usePageTitle(caseNo);
  const from = useCameFrom();
  const navigate = useNavigate();
  // Going back, the browser finds the list where the reader left it.
  const backInHistory = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void navigate(-1);
  };
  const [open, setOpen] = useState<CommandName | null>(null);
  const detail = query.data;
  const back = (
    <div className="back">
      <Link to={`/${from?.list ?? ''}`} onClick={from === null ? undefined : backInHistory}>
        ← {t('caseBack')}
      </Link>
      {from && <Walk caseNo={caseNo} from={from} />}
    </div>
  );
  if (!detail)
    return (
      <div className="page case-page">
        {back}
        <h1>{caseNo}</h1>
        {query.isPending && <Loading rows={12} />}
        {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      </div>
    );
  return (
    <div className="page case-page">
      <CaseHeader detail={detail} back={back} open={open} />
      <HeldBar />
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      <CaseOrigin detail={detail} />
      <CaseNotes detail={detail} />
      <LimitsStrip detail={detail} onStart={setOpen} />
      <div className="case-columns">
        <div className="case-main">
          <ErasedNote detail={detail} />
          <SafetyCard detail={detail} />
          <AnsweredCard detail={detail} command={open} />
          <ComplaintCard complaintNo={detail.complaintNo} />
          <PartiesCard detail={detail} />
          <RelatedCard detail={detail} />
          <IssuesCard detail={detail} />
          <PlanCard detail={detail} />
          <PartsCard detail={detail} />
          <ApprovalChainCard detail={detail} />
          <InquiryCard detail={detail} />
          <MeetingsCard detail={detail} />
          <MediationCard detail={detail} />
          <ExpertCard detail={detail} />
          <OfferCard detail={detail} />
          <RemediesCard detail={detail} />
          <CaseImprovementsCard detail={detail} />
          <AccountabilityLink detail={detail} />
          <ResultsCard detail={detail} />
          <HoldsCard detail={detail} />
          <ArchiveCard detail={detail} />
          <EvidenceCard detail={detail} />
          <PapersCard detail={detail} />
          <NoteComposer detail={detail} />
          <ThreadCard detail={detail} />
          <Timeline detail={detail} />
        </div>
        <div className="case-side">
          <Actions detail={detail} open={open} onOpen={setOpen} />
          <TellHeadButton detail={detail} />
          <GradeCard detail={detail} />
          <FollowUpsCard detail={detail} />
        </div>
      </div>
    </div>
  );
};

/** Each case begins anew: nothing that is open for one stays open for the next. */
export const CasePage = () => {
  const { caseNo = '' } = useParams();
  return <OneCase key={caseNo} caseNo={caseNo} />;
};
