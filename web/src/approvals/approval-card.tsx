import type { CommandName } from '@tingsu/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { AnsweredCard } from '../casepage/answered-card';
import { CaseOrigin } from '../casepage/case-header';
import { CommandPanel } from '../casepage/command-panel';
import { ComplaintCard } from '../casepage/complaint-card';
import { useCase } from '../casepage/use-case';
import { EvidenceCard } from '../evidence/evidence-card';
import { inLanguage } from '../i18n/language';
import { Deadline } from '../kit/deadline';
import { Loading } from '../kit/loading';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { ApprovalChainCard } from '../meetings/approval-chain-card';
import { RemediesCard } from '../remedies/remedies-card';
import { Grade } from '../worklist/case-table';
import { askedOf } from './asked-approvals';

interface Props {
  readonly caseNo: string;
  /** Decided here, or elsewhere meanwhile: on to the next one. */
  onDone(): void;
}

/** Everything that a decision needs, in the order in which it is read: the words, the statement, the opinion, and then two buttons. */
export const ApprovalCard = ({ caseNo, onDone }: Props) => {
  const { t, label, language } = useWords();
  const { data: detail, isPending, error, refetch } = useCase(caseNo);
  const [open, setOpen] = useState<CommandName | null>(null);
  if (isPending) return <Loading rows={8} />;
  if (!detail) return <ProblemView error={error} onRetry={() => void refetch()} />;
  const { nextClock } = detail;
  const asked = askedOf(detail);
  return (
    <article aria-labelledby="approval-title" data-approval={caseNo}>
      <h2 id="approval-title" tabIndex={-1}>
        <Link to={`/cases/${caseNo}`}>{caseNo}</Link>{' '}
        <Grade priority={detail.priority} nature={detail.nature} />
      </h2>
      {nextClock && (
        <Deadline
          dueAt={nextClock.dueAt}
          paused={nextClock.paused}
          provisional={nextClock.provisional}
          name={inLanguage(nextClock.label, language)}
        />
      )}
      <CaseOrigin detail={detail} />
      <ComplaintCard complaintNo={detail.complaintNo} />
      {asked.map(([yes]) => (
        <AnsweredCard key={yes} detail={detail} command={yes} title={t('approvalAbout')} />
      ))}
      {asked.some(([yes]) => yes === 'approve') && <ApprovalChainCard detail={detail} />}
      {asked.some(([yes]) => yes === 'approveRemedy') && <RemediesCard detail={detail} />}
      <EvidenceCard detail={detail} />
      {open === null ? (
        <div className="approval-decision">
          {asked.length === 0 && <p role="status">{t('approvalGone')}</p>}
          {asked.map(([yes, no]) => (
            <p key={yes}>
              <Button type="primary" data-command={yes} onClick={() => setOpen(yes)}>
                {label('command', yes)}
              </Button>{' '}
              <Button data-command={no} onClick={() => setOpen(no)}>
                {label('command', no)}
              </Button>
            </p>
          ))}
        </div>
      ) : (
        <CommandPanel
          key={open}
          command={open}
          detail={detail}
          onClose={(sent) => {
            setOpen(null);
            if (sent) onDone();
          }}
        />
      )}
    </article>
  );
};
