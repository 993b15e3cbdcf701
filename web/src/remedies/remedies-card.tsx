import '../i18n/remedies';
import './remedies.css';
import {
  IMPLEMENTATION_STEPS,
  implementationOf,
  isOpenRemedy,
  localDay,
  nextApproverOf,
  nextInstalmentOf,
  type CaseDetail,
  type Remedy,
} from '@tingsu/contracts';
import { Tag } from 'antd';
import { useDirectory } from '../kit/directory';
import { shown } from '../kit/plain-text';
import { useWords } from '../kit/words';
import { dayIn } from '../time/instants';
import { serverNow } from '../time/server-time';
import { grouped, remedyStateOf, totalsOf, type RemedyState } from './money';
import { wordsOfRemedy } from './remedy-words';

const TONES: Readonly<Record<RemedyState, string>> = {
  open: 'tone-amber',
  waits: 'tone-amber',
  done: 'tone-green',
  rejected: 'tone-red',
  waived: '',
  restWaived: '',
};

const RemedyItem = ({
  remedy,
  detail,
}: {
  readonly remedy: Remedy;
  readonly detail: CaseDetail;
}) => {
  const { t, label, timeZone } = useWords();
  const directory = useDirectory();
  const state = remedyStateOf(remedy);
  const next = nextApproverOf(remedy);
  const whoIs = ({ role, department }: NonNullable<typeof next>): string =>
    department ? directory.department(department) : label('role', role);
  const { plan, end, decision = '' } = wordsOfRemedy(remedy, detail.timeline);
  const today = localDay(new Date(serverNow()), timeZone);
  const until = nextInstalmentOf(remedy)?.dueOn ?? remedy.dueOn;
  const late = isOpenRemedy(remedy) && until !== null && until < today;
  const agreed = (remedy.approvals ?? []).filter(({ decidedAt }) => decidedAt !== null);
  return (
    <li data-remedy={remedy.remedy}>
      <p>
        <strong>{label('remedy', remedy.remedy)}</strong>{' '}
        {remedy.amount && (
          <strong className="amount">
            {grouped(remedy.amount.value)} {remedy.amount.currency}
          </strong>
        )}{' '}
        <Tag className={TONES[state]} data-testid="remedy-state">
          {state === 'waits' && next
            ? t('remedyState_waits', { who: whoIs(next) })
            : t(`remedyState_${state}`, { who: '' })}
        </Tag>
        {late && <Tag className="tone-red">{t('remedyLate')}</Tag>}
      </p>
      <p className="soft">
        {[
          remedy.department && t('remedyBy', { who: directory.department(remedy.department) }),
          remedy.setBy && t('remedySetBy', { who: label('amountSetter', remedy.setBy), decision }),
          remedy.dueOn && t('remedyUntil', { day: remedy.dueOn }),
          ...agreed.map((one) => t('remedyApproved', { who: whoIs(one) })),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {remedy.instalments && (
        <ol className="plan-lines" aria-label={t('fieldInstalments')}>
          {remedy.instalments.map(({ amount, dueOn, paidAt }) => (
            <li key={dueOn} data-paid={paidAt !== null}>
              <span className="amount">{grouped(amount.value)}</span>{' '}
              <span className="soft">
                {paidAt
                  ? t('instalmentPaid', { day: dayIn(timeZone, Date.parse(paidAt)) })
                  : t('remedyUntil', { day: dueOn })}
              </span>
            </li>
          ))}
        </ol>
      )}
      {plan && (
        <p className="said" dir="auto">
          {shown(plan)}
        </p>
      )}
      {end && (
        <blockquote>
          <p className="said" dir="auto">
            {shown(end)}
          </p>
        </blockquote>
      )}
    </li>
  );
};

/** What was promised to make the matter good, who does it until when, and what it costs. */
export const RemediesCard = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t } = useWords();
  if (detail.remedies.length === 0) return null;
  const totals = totalsOf(detail.remedies);
  const done = implementationOf(detail);
  return (
    <section className="card" aria-labelledby="remedies-title" data-testid="remedies">
      <h2 id="remedies-title">{t('remediesTitle')}</h2>
      <ul className="checklist" aria-label={t('stepsTitle')}>
        {IMPLEMENTATION_STEPS.map((step) => (
          <li key={step} data-step={step} data-done={done[step]}>
            <span aria-hidden="true">{done[step] ? '✓' : '○'}</span> {t(`step_${step}`)}
            <span className="visually-hidden">{t(done[step] ? 'stepDone' : 'stepOpen')}</span>
          </li>
        ))}
      </ul>
      {totals && <p data-testid="remedy-totals">{t('remedyTotals', { ...totals })}</p>}
      <ul className="plain-list">
        {detail.remedies.map((remedy) => (
          <RemedyItem key={remedy.remedyId} remedy={remedy} detail={detail} />
        ))}
      </ul>
    </section>
  );
};
