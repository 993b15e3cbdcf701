import { isPlainAscii, type Progress } from '@tingsu/contracts';
import { useCallback, useEffect, useState } from 'react';
import { request } from '../api/http.client';
import { ApiProblem, asProblem } from '../api/problem';
import { AskForm } from './ask-form';
import { keepTracking, loadTracking, type Tracking } from './draft.store';
import { ProblemNote } from './fields';
import { useFocus, usePreferences, useTitle } from './preferences';
import { numberIn } from './progress-address';
import { ProgressView } from './progress-view';
import { CONFIRM_PATH, navigate, replace, usePath, usePlace } from './router';

/** A code with characters that no header can carry is none of ours; the answer is that of any wrong code. */
const fetchProgress = async ({ complaintNo, code }: Tracking): Promise<Progress> => {
  if (!isPlainAscii(code)) throw new ApiProblem('complaint.not_found', 404, '');
  return request<Progress>('GET', `/complaints/${encodeURIComponent(complaintNo)}/progress`, {
    headers: { 'x-tracking-code': code },
  });
};

/** Shows a complaint only when it was asked for here: opening the page never opens what the last visitor looked at. */
export const ProgressPage = () => {
  const { t } = usePreferences();
  const focus = useFocus();
  const asked = usePlace() === 'found';
  const path = usePath();
  const [scannedNo] = useState(() => numberIn(window.location.hash));
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
        replace(path, 'found');
        focus('progress-title');
      } catch (error) {
        setProblem(asProblem(error));
        focus('problem-note');
      } finally {
        setBusy(false);
      }
    },
    [focus, path],
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
    navigate(path);
  };
  if (!progress && busy && asked) return <p role="status">{t('loading')}</p>;
  if (!progress || !tracking)
    return (
      <AskForm
        start={tracking ?? { complaintNo: scannedNo, code: '' }}
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
        toConfirm={path === CONFIRM_PATH}
        onRefresh={() => void load(tracking)}
        onSent={() => void reread(tracking)}
        onOther={other}
      />
    </>
  );
};
