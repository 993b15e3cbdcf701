import '../i18n/desk';
import './bulk.css';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { post } from '../api/http.client';
import { asProblem } from '../api/problem';
import { useWords } from '../kit/words';
import { useSession } from '../kit/session';
import { BrokenOff } from './broken-off';
import { BulkJobsContext, type Job } from './bulk-context';
import type { Step } from './plan';
import { forgetRest, rememberRest, whileRunning } from './unfinished';

/** How long a command for many can be taken back: so long it is not sent. */
const UNDO_SECONDS = 10;

interface Refusal {
  readonly step: Step;
  readonly code: string;
}
type Stage =
  | { readonly at: 'none' }
  | { readonly at: 'waiting'; readonly job: Job; readonly seconds: number }
  | { readonly at: 'running'; readonly job: Job; readonly done: number }
  | { readonly at: 'ended'; readonly job: Job; readonly refused: readonly Refusal[] };

const send = async (step: Step): Promise<Refusal | null> => {
  const { caseNo, command, ...body } = step;
  try {
    await post(`/cases/${encodeURIComponent(caseNo)}/commands/${command}`, body);
    return null;
  } catch (error) {
    const { code, errors } = asProblem(error);
    // What rule refused it says more than that one did.
    return { step, code: errors[0]?.code ?? code };
  }
};

/**
 * Commands for many cases, kept above the pages so that going to another page loses nothing. They are sent one after the other once the
 * time to take them back is over; what is not done is told case by case and can be repeated. A step that was done after all, its answer
 * lost, is refused then by the version that it was planned for: nothing is done twice.
 */
export const BulkJobsProvider = ({ children }: { readonly children: ReactNode }) => {
  const client = useQueryClient();
  const [stage, setStage] = useState<Stage>({ at: 'none' });
  const running = useRef(false);
  const personId = useSession()?.personId ?? '';
  const run = async (job: Job): Promise<void> => {
    if (running.current) return;
    running.current = true;
    const refused: Refusal[] = [];
    await whileRunning(async () => {
      for (const [done, step] of job.steps.entries()) {
        const left = job.steps.slice(done).map(({ caseNo }) => caseNo);
        const version = step.expectedVersion ?? null;
        const into = step.payload['targetCaseNo'];
        const target = typeof into === 'string' ? { target: into } : {};
        rememberRest(personId, { action: job.action, caseNos: left, version, ...target });
        setStage({ at: 'running', job, done });
        const refusal = await send(step);
        if (refusal) refused.push(refusal);
      }
      forgetRest(personId);
    });
    running.current = false;
    setStage({ at: 'ended', job, refused });
    for (const key of ['case', 'cases', 'view-count', 'notices', 'unread', 'clock-board', 'load'])
      void client.invalidateQueries({ queryKey: [key] });
  };
  useEffect(() => {
    if (stage.at !== 'waiting') return undefined;
    const timer = window.setTimeout(() => {
      if (stage.seconds > 1) setStage({ ...stage, seconds: stage.seconds - 1 });
      else void run(stage.job);
    }, 1_000);
    return () => window.clearTimeout(timer);
  });
  const busy = stage.at === 'waiting' || stage.at === 'running';
  useEffect(() => {
    if (!busy) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [busy]);
  return (
    <BulkJobsContext
      value={{
        free: !busy,
        start: (job) => setStage({ at: 'waiting', job, seconds: UNDO_SECONDS }),
      }}
    >
      {children}
      {stage.at === 'none' && personId !== '' && <BrokenOff personId={personId} />}
      <div role="status">
        {stage.at !== 'none' && (
          <Bar
            stage={stage}
            onNow={run}
            onRepeat={(job) => setStage({ at: 'waiting', job, seconds: UNDO_SECONDS })}
            onClose={() => setStage({ at: 'none' })}
          />
        )}
      </div>
    </BulkJobsContext>
  );
};

interface BarProps {
  readonly stage: Exclude<Stage, { readonly at: 'none' }>;
  onNow(job: Job): Promise<void>;
  onRepeat(job: Job): void;
  onClose(): void;
}

const Bar = ({ stage, onNow, onRepeat, onClose }: BarProps) => {
  const { t, reason } = useWords();
  const { job } = stage;
  const total = job.steps.length;
  return (
    <div className="bulk-job" data-bulk={stage.at}>
      <strong>{job.title}</strong>
      {stage.at === 'waiting' && (
        <>
          {/* Read out once, not every second. */}
          <span aria-hidden="true">{t('bulkIn', { seconds: stage.seconds })}</span>
          <Button size="small" onClick={onClose}>
            {t('bulkUndo')}
          </Button>
          <Button size="small" type="primary" onClick={() => void onNow(job)}>
            {t('bulkNow')}
          </Button>
        </>
      )}
      {stage.at === 'running' && <span>{t('bulkRunning', { done: stage.done, total })}</span>}
      {stage.at === 'ended' && (
        <>
          <span>{t('bulkDone', { done: total - stage.refused.length, total })}</span>
          {stage.refused.map(({ step, code }, index) => (
            <span key={`${step.caseNo} ${index}`} className="late">
              <Link to={`/cases/${step.caseNo}`}>{step.caseNo}</Link> {reason(code) ?? code}
            </span>
          ))}
          {stage.refused.length > 0 && (
            <Button
              size="small"
              type="primary"
              onClick={() => onRepeat({ ...job, steps: stage.refused.map(({ step }) => step) })}
            >
              {t('bulkRepeat', { count: stage.refused.length })}
            </Button>
          )}
          <Button size="small" onClick={onClose}>
            {t('bulkClose')}
          </Button>
        </>
      )}
    </div>
  );
};
