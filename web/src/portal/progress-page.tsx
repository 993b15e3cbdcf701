import { isPlainAscii, readComplaintNo, readTrackingCode, type Progress } from '@tingsu/contracts';
import { useCallback, useEffect, useState, type FormEvent, type MouseEvent } from 'react';
import { request } from '../api/http.client';
import { ApiProblem, asProblem } from '../api/problem';
import { inLanguage } from '../i18n/language';
import { shown } from '../kit/plain-text';
import { longInstant } from '../time/instants';
import { Conversation } from './conversation';
import { keepTracking, loadTracking, type Tracking } from './draft.store';
import { ProblemNote } from './fields';
import { LostReceipt } from './lost-receipt';
import { Promised } from './promise';
import type { TextKey } from './draft';
import { useFocus, usePreferences, useTitle } from './preferences';
import { Finish } from './receipt-page';
import { navigate, replace, usePlace } from './router';

/** A code with characters that no header can carry is none of ours; the answer is that of any wrong code. */
const fetchProgress = async ({ complaintNo, code }: Tracking): Promise<Progress> => {
  if (!isPlainAscii(code)) throw new ApiProblem('complaint.not_found', 404, '');
  return request<Progress>('GET', `/complaints/${encodeURIComponent(complaintNo)}/progress`, {
    headers: { 'x-tracking-code': code },
  });
};

/** Complaints whose handling has ended say so, instead of promising an answer. */
const ENDED: Readonly<Partial<Record<Progress['stage'], TextKey>>> = {
  declined: 'endedDeclined',
  withdrawn: 'endedWithdrawn',
  merged: 'endedMerged',
  closed: 'endedClosed',
};

const ProgressView = ({
  tracking,
  progress,
  onRefresh,
  onSent,
  onOther,
}: {
  readonly tracking: Tracking;
  readonly progress: Progress;
  onRefresh(): void;
  onSent(): void;
  onOther(): void;
}) => {
  const { t, language, timeZone, stage } = usePreferences();
  const focus = useFocus();
  const toWriting = (event: MouseEvent): void => {
    event.preventDefault();
    focus('write-messages');
  };
  return (
    <article>
      <h1 id="progress-title" tabIndex={-1}>
        {t('progressFor', { no: progress.complaintNo })}
      </h1>
      <p className="stage" data-stage={progress.stage}>
        <span className="hint">{t('progressStage')}</span>
        <strong>{stage(progress.stage)}</strong>
      </p>
      {progress.stage === 'waiting_for_you' && (
        <section className="wanted no-print" aria-labelledby="wanted-title">
          <h2 id="wanted-title">{t('wantedTitle')}</h2>
          <p>{t('wantedText')}</p>
          <p>
            <a className="button" href="#write-messages" onClick={toWriting}>
              {t('wantedGo')}
            </a>
          </p>
        </section>
      )}
      <h2>{t('progressAnswer')}</h2>
      {progress.answer ? (
        <div className="answer">
          <p className="hint">{longInstant(progress.answer.at, language, timeZone)}</p>
          <p className="said">{shown(progress.answer.text)}</p>
        </div>
      ) : (
        <p>{t(ENDED[progress.stage] ?? 'progressNoAnswer')}</p>
      )}
      <Conversation tracking={tracking} progress={progress} onSent={onSent} />
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

interface AskProps {
  readonly start: Tracking | null;
  readonly problem: ApiProblem | null;
  readonly busy: boolean;
  onAsk(tracking: Tracking): void;
}

const AskForm = ({ start, problem, busy, onAsk }: AskProps) => {
  const { t } = usePreferences();
  const focus = useFocus();
  const [complaintNo, setComplaintNo] = useState(start?.complaintNo ?? '');
  const [code, setCode] = useState(start?.code ?? '');
  const [missing, setMissing] = useState<readonly ('no' | 'code')[]>([]);
  useTitle(t('progressTitle'), missing.length > 0 || problem !== null);
  const ask = (event: FormEvent): void => {
    event.preventDefault();
    const found = [
      ...(complaintNo.trim() ? [] : ['no' as const]),
      ...(code.trim() ? [] : ['code' as const]),
    ];
    setMissing(found);
    if (found.length > 0) return void focus('progress-errors');
    onAsk({
      complaintNo: readComplaintNo(complaintNo),
      code: readTrackingCode(code),
    });
  };
  const wrong = (name: 'no' | 'code'): boolean => missing.includes(name);
  return (
    <>
    <form onSubmit={ask} noValidate>
      {missing.length > 0 && (
        <div className="error-summary" role="alert" id="progress-errors" tabIndex={-1}>
          <h2>{t('errorTitle')}</h2>
          <ul>
            {wrong('no') && (
              <li>
                <a href="#progress-no">{t('numberMissing')}</a>
              </li>
            )}
            {wrong('code') && (
              <li>
                <a href="#progress-code">{t('codeMissing')}</a>
              </li>
            )}
          </ul>
        </div>
      )}
      {problem && missing.length === 0 && <ProblemNote problem={problem} />}
      <h1 id="progress-title" tabIndex={-1}>
        {t('progressTitle')}
      </h1>
      <p>{t('progressIntro')}</p>
      <div className={wrong('no') ? 'field wrong' : 'field'}>
        <label htmlFor="progress-no">{t('numberLabel')}</label>
        <p className="hint" id="progress-no-hint">
          {t('numberHint')}
        </p>
        {wrong('no') && <p className="field-error">{t('numberMissing')}</p>}
        <input
          id="progress-no"
          aria-describedby="progress-no-hint"
          autoComplete="off"
          value={complaintNo}
          onChange={(event) => setComplaintNo(event.target.value)}
        />
      </div>
      <div className={wrong('code') ? 'field wrong' : 'field'}>
        <label htmlFor="progress-code">{t('codeLabel')}</label>
        <p className="hint" id="progress-code-hint">
          {t('codeHint')}
        </p>
        {wrong('code') && <p className="field-error">{t('codeMissing')}</p>}
        <input
          id="progress-code"
          aria-describedby="progress-code-hint"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      </div>
      <div className="buttons">
        <button type="submit" className="button" disabled={busy}>
          {busy ? t('loading') : t('progressShow')}
        </button>
      </div>
    </form>
    <LostReceipt />
    </>
  );
};

/** Shows a complaint only when it was asked for here: opening the page never opens what the last visitor looked at. */
export const ProgressPage = () => {
  const { t } = usePreferences();
  const focus = useFocus();
  const asked = usePlace() === 'found';
  const [tracking, setTracking] = useState<Tracking | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);
  useTitle(t('progressTitle'));
  const load = useCallback(
    async (wanted: Tracking): Promise<void> => {
      setBusy(true);
      setProblem(null);
      setTracking(wanted);
      try {
        setProgress(await fetchProgress(wanted));
        keepTracking(wanted);
        replace('/progress', 'found');
        focus('progress-title');
      } catch (error) {
        setProblem(asProblem(error));
        focus('problem-note');
      } finally {
        setBusy(false);
      }
    },
    [focus],
  );
  useEffect(() => {
    if (!asked) {
      setProgress(null);
      setTracking(null);
      return;
    }
    const kept = loadTracking();
    if (kept) void load(kept);
  }, [asked, load]);
  /** Without moving the reader: what was sent may have changed how the complaint stands. */
  const reread = async (wanted: Tracking): Promise<void> => {
    const next = await fetchProgress(wanted).catch(() => null);
    if (next) setProgress(next);
  };
  const other = (): void => {
    keepTracking(null);
    navigate('/progress');
  };
  if (!progress && busy && asked) return <p role="status">{t('loading')}</p>;
  if (!progress || !tracking)
    return (
      <AskForm
        start={tracking}
        problem={problem}
        busy={busy}
        onAsk={(wanted) => void load(wanted)}
      />
    );
  return (
    <>
      {problem && <ProblemNote problem={problem} onRetry={() => void load(tracking)} />}
      <ProgressView
        tracking={tracking}
        progress={progress}
        onRefresh={() => void load(tracking)}
        onSent={() => void reread(tracking)}
        onOther={other}
      />
    </>
  );
};
