import '../i18n/desk';
import './bulk.css';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { post } from '../api/http.client';
import { asProblem } from '../api/problem';
import { useWords } from '../kit/words';
import type { Step } from './plan';

/** How long a command for many can be taken back: so long it is not sent. */
const UNDO_SECONDS = 10;

interface Job {
  readonly title: string;
  readonly steps: readonly Step[];
}
interface Refusal {
  readonly caseNo: string;
  readonly code: string;
}
type Stage =
  | { readonly at: 'none' }
  | { readonly at: 'waiting'; readonly job: Job; readonly seconds: number }
  | { readonly at: 'running'; readonly job: Job; readonly done: number }
  | { readonly at: 'ended'; readonly job: Job; readonly refused: readonly Refusal[] };

interface BulkJobs {
  /** Whether another one can be given now. */
  readonly free: boolean;
  start(job: Job): void;
}
const Context = createContext<BulkJobs>({ free: false, start: () => undefined });
export const useBulkJobs = (): BulkJobs => useContext(Context);

const send = async ({ caseNo, command, ...body }: Step): Promise<Refusal | null> => {
  try {
    await post(`/cases/${encodeURIComponent(caseNo)}/commands/${command}`, body);
    return null;
  } catch (error) {
    const { code, errors } = asProblem(error);
    // What rule refused it says more than that one did.
    return { caseNo, code: errors[0]?.code ?? code };
  }
};

/**
 * Commands for many cases, kept above the pages so that going to another page loses nothing. They are sent one after the other once the
 * time to take them back is over; what the server refuses is told case by case.
 */
export const BulkJobsProvider = ({ children }: { readonly children: ReactNode }) => {
  const client = useQueryClient();
  const [stage, setStage] = useState<Stage>({ at: 'none' });
  const running = useRef(false);
  const run = async (job: Job): Promise<void> => {
    if (running.current) return;
    running.current = true;
    const refused: Refusal[] = [];
    for (const [done, step] of job.steps.entries()) {
      setStage({ at: 'running', job, done });
      const refusal = await send(step);
      if (refusal) refused.push(refusal);
    }
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
    <Context
      value={{
        free: !busy,
        start: (job) => setStage({ at: 'waiting', job, seconds: UNDO_SECONDS }),
      }}
    >
      {children}
      <div role="status">
        {stage.at !== 'none' && (
          <Bar stage={stage} onNow={run} onClose={() => setStage({ at: 'none' })} />
        )}
      </div>
    </Context>
  );
};

interface BarProps {
  readonly stage: Exclude<Stage, { readonly at: 'none' }>;
  onNow(job: Job): Promise<void>;
  onClose(): void;
}

const Bar = ({ stage, onNow, onClose }: BarProps) => {
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
          {stage.refused.map(({ caseNo, code }, index) => (
            <span key={`${caseNo} ${index}`} className="late">
              <Link to={`/cases/${caseNo}`}>{caseNo}</Link> {reason(code) ?? code}
            </span>
          ))}
          <Button size="small" onClick={onClose}>
            {t('bulkClose')}
          </Button>
        </>
      )}
    </div>
  );
};
