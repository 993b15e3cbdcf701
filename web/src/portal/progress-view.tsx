import type { Progress } from '@tingsu/contracts';
import { inLanguage } from '../i18n/language';
import { shown } from '../kit/plain-text';
import { longInstant } from '../time/instants';
import { AnsweredIssues } from './answered-issues';
import { AskConsent } from './ask-consent';
import { Confirmation, Conversation, Rating } from './conversation';
import type { Tracking } from './draft.store';
import type { TextKey } from './draft';
import { ExpertNow } from './expert-now';
import { MediationNow } from './mediation-now';
import { Meetings } from './meetings';
import { useFocus, usePreferences } from './preferences';
import { Promised } from './promise';
import { ReachWish } from './reach-wish';
import { Finish } from './receipt-page';
import { StageBar } from './stage-bar';
import { useThread } from './use-thread';
import { Wanted } from './wanted';

/** Complaints whose handling has ended say so, instead of promising an answer. */
const ENDED: Readonly<Partial<Record<Progress['stage'], TextKey>>> = {
  declined: 'endedDeclined',
  withdrawn: 'endedWithdrawn',
  merged: 'endedMerged',
  closed: 'endedClosed',
};

interface Props {
  readonly tracking: Tracking;
  readonly progress: Progress;
  /** The person came to agree with the outcome. */
  readonly toConfirm: boolean;
  onRefresh(): void;
  onSent(): void;
  onOther(): void;
}

export const ProgressView = ({
  tracking,
  progress,
  toConfirm,
  onRefresh,
  onSent,
  onOther,
}: Props) => {
  const { t, language, timeZone } = usePreferences();
  const focus = useFocus();
  const thread = useThread(tracking, progress);
  const sent = (): void => {
    thread.reread();
    onSent();
    focus('thread-title');
  };
  const since = progress.answer?.at ?? '';
  const saidSince = (kind: 'rating' | 'confirmation'): boolean =>
    (thread.messages ?? []).some((one) => one.kind === kind && one.at >= since);
  const asking = progress.answer !== null && thread.messages !== null;
  return (
    <article>
      <h1 id="progress-title" tabIndex={-1}>
        {t('progressFor', { no: progress.complaintNo })}
      </h1>
      <StageBar progress={progress} />
      {progress.stage === 'waiting_for_you' && (
        <Wanted tracking={tracking} progress={progress} thread={thread} onSent={sent} />
      )}
      {progress.expertOpinion && <ExpertNow opinion={progress.expertOpinion} />}
      {progress.mediation && <MediationNow mediation={progress.mediation} />}
      <Meetings progress={progress} />
      <h2>{t('progressAnswer')}</h2>
      {progress.answer ? (
        <div className="answer">
          <p className="hint">{longInstant(progress.answer.at, language, timeZone)}</p>
          <p className="said">{shown(progress.answer.text)}</p>
          <AnsweredIssues issues={progress.answer.issues ?? []} />
        </div>
      ) : (
        <p>{t(ENDED[progress.stage] ?? 'progressNoAnswer')}</p>
      )}
      {asking && !saidSince('confirmation') && (
        <Confirmation tracking={tracking} open={toConfirm} onSent={sent} />
      )}
      {asking && !saidSince('rating') && <Rating tracking={tracking} onSent={sent} />}
      <Conversation tracking={tracking} progress={progress} thread={thread} onSent={sent} />
      <AskConsent tracking={tracking} />
      <ReachWish tracking={tracking} />
      <h2>{t('progressSteps')}</h2>
      {progress.steps.length === 0 ? (
        <p>{t('progressNoSteps')}</p>
      ) : (
        <ol className="timeline">
          {progress.steps.map((step, index) => (
            <li key={index}>
              <time dateTime={step.at}>{longInstant(step.at, language, timeZone)}</time>
              <span>{inLanguage(step.label, language)}</span>
            </li>
          ))}
        </ol>
      )}
      <h2>{t('progressLimits')}</h2>
      {progress.limits.length === 0 ? (
        <p>{t(ENDED[progress.stage] ? 'endedNoLimits' : 'progressNoLimits')}</p>
      ) : (
        <Promised limits={progress.limits} />
      )}
      <div className="buttons no-print">
        <button type="button" className="button" onClick={onRefresh}>
          {t('progressRefresh')}
        </button>
        <button type="button" className="button secondary" onClick={onOther}>
          {t('progressOther')}
        </button>
      </div>
      <Finish />
    </article>
  );
};
