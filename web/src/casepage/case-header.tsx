import type { CaseDetail, CommandName } from '@tingsu/contracts';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { inLanguage } from '../i18n/language';
import { Deadline } from '../kit/deadline';
import { useDirectory } from '../kit/directory';
import { shown } from '../kit/plain-text';
import { usePolicies } from '../kit/policies';
import { useWords } from '../kit/words';
import { Grade } from '../worklist/case-table';
import { KindTag } from '../worklist/kind-tag';
import { useWatching } from '../worklist/use-watching';
import { gistOf } from './gist';
import { Presence } from './presence';
import { useComplaint } from './use-complaint';

const Nearest = ({ clock }: { readonly clock: CaseDetail['nextClock'] }) => {
  const { language } = useWords();
  if (!clock) return null;
  const { dueAt, paused, provisional, label } = clock;
  return (
    <span className="header-clock">
      <Deadline
        dueAt={dueAt}
        paused={paused}
        provisional={provisional}
        name={inLanguage(label, language)}
      />
    </span>
  );
};

/** What the words speak of, until a person says that there is no danger. */
const Dangers = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t } = useWords();
  const { dangerName } = usePolicies(detail.policies);
  const { danger } = detail.facts;
  if (!Array.isArray(danger)) return null;
  return danger.map((code) => (
    <Tag key={code} className="tone-red" data-danger={code}>
      {t('dangerTag', { danger: dangerName(code) })}
    </Tag>
  ));
};

interface Props {
  readonly detail: CaseDetail;
  readonly back: ReactNode;
  /** The command whose form is open. */
  readonly open: CommandName | null;
}

/** Stays on top while the page is read: which case this is, what it is about, where it stands, and what is due next. */
export const CaseHeader = ({ detail, back, open }: Props) => {
  const { t, label } = useWords();
  const complaint = useComplaint(detail.complaintNo);
  const watching = useWatching();
  const gist = gistOf(complaint.data?.content);
  return (
    <header className="case-top" aria-label={t('headerCase')}>
      {back}
      <h1>{detail.caseNo}</h1>
      <p className="gist" dir="auto" title={shown(gist)}>
        {shown(gist)}
      </p>
      <span className="case-marks">
        <Tag className="state" data-state={detail.state} data-testid="case-state">
          {label('state', detail.state)}
        </Tag>
        <KindTag kind={detail.caseKind} />
        <Dangers detail={detail} />
        <Grade priority={detail.priority} nature={detail.nature} />
      </span>
      <button
        type="button"
        className="plain watch"
        data-key="w"
        aria-pressed={detail.watched}
        title={t('keyWatch')}
        disabled={watching.isPending}
        onClick={() => watching.mutate(detail)}
      >
        {detail.watched ? `★ ${t('watched')}` : `☆ ${t('watch')}`}
      </button>
      <Nearest clock={detail.nextClock} />
      <Presence caseNo={detail.caseNo} writing={open} />
    </header>
  );
};

/** Where it came from, and who handles it. */
export const CaseOrigin = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t, label, long } = useWords();
  const directory = useDirectory();
  const { unitName } = usePolicies(detail.policies);
  return (
    <p className="soft case-origin">
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
  );
};
