import type { Submission } from '@tingsu/contracts';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { ApiProblem } from '../api/problem';
import type { Campuses, Uploaded } from '../api/types';
import { serverNow } from '../time/server-time';
import { dayIn } from '../time/instants';
import {
  emptyDraft,
  isUntouched,
  problemsOf,
  problemsToShow,
  stepOf,
  STEPS,
  stepToShow,
  type Draft,
  type DraftField,
  type FieldProblem,
  type Step,
  type TextKey,
} from './draft';
import { forgetDraft, keepDraft, keepReceipt, loadDraft } from './draft.store';
import { ErrorSummary, fieldId, ProblemNote } from './fields';
import { CheckStep } from './check-step';
import { WhatStep, WhereStep, WhoStep, type FilesState, type StepProps } from './form-steps';
import { useFocus, usePreferences, useTitle } from './preferences';
import { goBack, navigate, replace, usePlace } from './router';
import {
  channelOf,
  isAsScanned,
  scannedIn,
  startedAt,
  withoutScanned,
  type Scanned,
} from './scanned';
import { problemsInRefusal, submissionOf } from './submission';
import { submitOnce } from './submit.client';

const TITLES = {
  what: 'stepWhat',
  where: 'stepWhere',
  who: 'stepWho',
  check: 'stepCheck',
} as const satisfies Record<Step, TextKey>;

/** Another page than the form's own: it keeps nothing on the device and hands over in its own way. */
interface Elsewhere {
  readonly path: string;
  /** Null once the page shows what became of it. */
  deliver(submission: Submission): Promise<ApiProblem | null>;
}

interface Props {
  readonly campuses: Campuses['campuses'];
  readonly elsewhere?: Elsewhere;
}

/** The answers, kept on the device while they are written. A form that was opened by a code begins with its place. */
const useDraft = (scanned: Scanned | null, kept: boolean) => {
  const [draft, setDraft] = useState<Draft>(() =>
    startedAt(kept ? loadDraft() : emptyDraft, scanned),
  );
  useEffect(() => {
    if (kept) keepDraft(draft);
  }, [draft, kept]);
  return {
    draft,
    change: (part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part })),
    changeFiles: (update: (files: readonly Uploaded[]) => readonly Uploaded[]) =>
      setDraft((old) => ({ ...old, attachments: update(old.attachments) })),
    clear: () => {
      setDraft(emptyDraft);
      forgetDraft();
    },
  };
};

/** The step to show: where the browser's history is, but not beyond what was answered. */
const useStep = (draft: Draft, today: string): Step => {
  const place = usePlace();
  const wanted = STEPS.find((step) => step === place) ?? 'what';
  return stepToShow(draft, wanted, today);
};

const ClearDraft = ({ onClear }: { onClear(): void }) => {
  const { t } = usePreferences();
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <p className="notice">
        {t('draftKept')}{' '}
        <button type="button" className="link" onClick={() => setAsking(true)}>
          {t('draftClear')}
        </button>
      </p>
    );
  return (
    <div className="notice" role="group" aria-label={t('draftClearAsk')}>
      <p>{t('draftClearAsk')}</p>
      <div className="buttons">
        <button type="button" className="button danger" onClick={onClear}>
          {t('draftClearYes')}
        </button>
        <button type="button" className="button secondary" onClick={() => setAsking(false)}>
          {t('draftClearNo')}
        </button>
      </div>
    </div>
  );
};

const FILES_PROBLEM = { sending: 'filesBusy', failed: 'filesLeft' } as const;

/** What is wrong with the answers of a step, shown until the step changes or the problem is gone. */
const useProblems = (draft: Draft, step: Step, files: FilesState) => {
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [refusal, setRefusal] = useState<ApiProblem | null>(null);
  const focus = useFocus();
  const goal = useRef<string | null>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    setProblems([]);
    setRefusal(null);
    focus(goal.current ?? 'step-title');
    goal.current = null;
  }, [step, focus]);
  const filesProblem = files === 'done' ? null : FILES_PROBLEM[files];
  const shownProblems = problemsToShow(problems, draft).filter(
    ({ text }) => (text !== 'filesBusy' && text !== 'filesLeft') || text === filesProblem,
  );
  return {
    problems: shownProblems,
    refusal,
    filesProblem,
    /** The element that takes the focus on the next step, instead of its title. */
    focusNext: (id: string) => {
      goal.current = id;
    },
    show: (found: readonly FieldProblem[], whole: ApiProblem | null = null) => {
      setProblems(found);
      setRefusal(whole);
      if (found.length > 0) focus('error-summary');
      else if (whole) focus('problem-note');
    },
  };
};

export const ComplaintForm = ({ campuses, elsewhere }: Props) => {
  const { t, language, timeZone } = usePreferences();
  const [scanned] = useState(() => scannedIn(window.location.search, campuses));
  const { draft, change, changeFiles, clear } = useDraft(scanned, !elsewhere);
  const today = dayIn(timeZone, serverNow());
  const step = useStep(draft, today);
  const [files, setFiles] = useState<FilesState>('done');
  const { problems, refusal, filesProblem, focusNext, show } = useProblems(draft, step, files);
  const [sending, setSending] = useState(false);
  useTitle(t(TITLES[step]), problems.length > 0);
  const number = STEPS.indexOf(step) + 1;
  const path = elsewhere ? elsewhere.path + window.location.search : '/';

  const refuse = (problem: ApiProblem): void => {
    const found = problemsInRefusal(problem.code, problem.errors);
    show(found, found.length > 0 ? null : problem);
  };
  const send = async (): Promise<void> => {
    setSending(true);
    show([]);
    const submission = submissionOf(
      ...([draft, timeZone, language, channelOf(scanned, draft.campus, campuses)] as const),
    );
    const outcome = elsewhere
      ? { problem: await elsewhere.deliver(submission) }
      : await submitOnce(submission);
    setSending(false);
    if ('problem' in outcome) return outcome.problem ? refuse(outcome.problem) : undefined;
    forgetDraft();
    const { phone, email, relation } = submission.complainant;
    keepReceipt({
      ...outcome,
      reachable: phone !== undefined || email !== undefined,
      forPatient: relation === 'family' || relation === 'other',
    });
    replace('/', 'receipt');
  };
  const proceed = (event: FormEvent): void => {
    event.preventDefault();
    const found: readonly FieldProblem[] = [
      ...problemsOf(draft, step, today),
      ...(step === 'what' && filesProblem
        ? [{ field: 'attachments', text: filesProblem } as const]
        : []),
    ];
    if (found.length > 0) return show(found);
    if (step === 'check') return void send();
    navigate(path, STEPS[number] ?? 'check');
  };
  /** From the check page to one answer, and straight to its field. */
  const correct = (field: DraftField): void => {
    focusNext(fieldId(field));
    navigate(path, stepOf(field));
  };
  const shared: StepProps = {
    draft,
    problems,
    campuses,
    today,
    sharedScreen: elsewhere !== undefined,
    change,
    changeFiles,
    onFiles: setFiles,
  };
  return (
    <form onSubmit={proceed} noValidate>
      <ErrorSummary problems={problems} onGo={step === 'check' ? correct : undefined} />
      {refusal && (
        <ProblemNote problem={refusal}>
          {refusal.outcomeUnknown && <p>{t('submitSafe')}</p>}
        </ProblemNote>
      )}
      <p className="step-count">{t('stepOf', { step: number, total: STEPS.length })}</p>
      <h1 id="step-title" tabIndex={-1}>
        {t(TITLES[step])}
      </h1>
      {step === 'what' && !elsewhere && !isUntouched(withoutScanned(draft, scanned)) && (
        <ClearDraft onClear={clear} />
      )}
      {step === 'what' && <WhatStep {...shared} />}
      {step === 'where' && isAsScanned(draft, scanned) && (
        <p className="notice">{t('placeScanned')}</p>
      )}
      {step === 'where' && <WhereStep {...shared} />}
      {step === 'who' && <WhoStep {...shared} />}
      {step === 'check' && <CheckStep {...shared} onChange={correct} />}
      <div className="buttons">
        <button type="submit" className="button" disabled={sending} aria-busy={sending}>
          {step !== 'check'
            ? t('next')
            : sending
              ? t('submitting')
              : refusal?.outcomeUnknown
                ? t('submitAgain')
                : t('submit')}
        </button>
        {number > 1 && (
          <button
            type="button"
            className="button secondary"
            disabled={sending}
            onClick={() => goBack(path, STEPS[number - 2] ?? 'what', number === 2)}
          >
            {t('back')}
          </button>
        )}
      </div>
    </form>
  );
};
