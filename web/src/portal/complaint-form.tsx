import type { Receipt } from '@tingsu/contracts';
import { useEffect, useState, type FormEvent } from 'react';
import type { ApiProblem } from '../api/problem';
import type { Campuses, Uploaded } from '../api/types';
import { serverNow } from '../time/server-time';
import { dayIn } from '../time/instants';
import {
  emptyDraft,
  problemsInRefusal,
  problemsOf,
  stepOf,
  STEPS,
  submissionOf,
  type Draft,
  type DraftField,
  type FieldProblem,
  type Step,
  type TextKey,
} from './draft';
import { forgetDraft, keepDraft, loadDraft } from './draft.store';
import { ErrorSummary, fieldId, ProblemNote } from './fields';
import { CheckStep } from './check-step';
import { WhatStep, WhereStep, WhoStep, type StepProps } from './form-steps';
import { useFocus, usePreferences, useTitle } from './preferences';
import { submitOnce } from './submit.client';

const TITLES = {
  what: 'stepWhat',
  where: 'stepWhere',
  who: 'stepWho',
  check: 'stepCheck',
} as const satisfies Record<Step, TextKey>;

interface Props {
  readonly campuses: Campuses['campuses'];
  onReceipt(receipt: Receipt, earlier: boolean): void;
}

/** The answers and what is wrong with them, kept on the device while they are written. */
const useDraft = () => {
  const [draft, setDraft] = useState<Draft>(loadDraft);
  const [resumed] = useState(() => draft.content !== '');
  useEffect(() => keepDraft(draft), [draft]);
  return {
    draft,
    resumed,
    change: (part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part })),
    changeFiles: (update: (files: readonly Uploaded[]) => readonly Uploaded[]) =>
      setDraft((old) => ({ ...old, attachments: update(old.attachments) })),
    clear: () => {
      setDraft(emptyDraft);
      forgetDraft();
    },
  };
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

export const ComplaintForm = ({ campuses, onReceipt }: Props) => {
  const { t, language, timeZone } = usePreferences();
  const focus = useFocus();
  const { draft, resumed, change, changeFiles, clear } = useDraft();
  const [step, setStep] = useState<Step>('what');
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [refusal, setRefusal] = useState<ApiProblem | null>(null);
  const [filesBusy, setFilesBusy] = useState(false);
  const [waitForFiles, setWaitForFiles] = useState(false);
  const [sending, setSending] = useState(false);
  useTitle(t(TITLES[step]), problems.length > 0);
  const today = dayIn(timeZone, serverNow());
  const number = STEPS.indexOf(step) + 1;

  const go = (to: Step, focusOn = 'step-title'): void => {
    setStep(to);
    setProblems([]);
    setRefusal(null);
    setWaitForFiles(false);
    window.scrollTo(0, 0);
    focus(focusOn);
  };
  const show = (found: readonly FieldProblem[]): void => {
    setProblems(found);
    focus('error-summary');
  };
  const refuse = (problem: ApiProblem): void => {
    const found = problemsInRefusal(problem.code, problem.errors);
    setRefusal(found.length > 0 ? null : problem);
    setProblems(found);
    focus(found.length > 0 ? 'error-summary' : 'problem-note');
  };
  const send = async (): Promise<void> => {
    setSending(true);
    setProblems([]);
    setRefusal(null);
    const outcome = await submitOnce(submissionOf(draft, timeZone, language));
    setSending(false);
    if ('problem' in outcome) return refuse(outcome.problem);
    forgetDraft();
    onReceipt(outcome.receipt, outcome.earlier);
  };
  const proceed = (event: FormEvent): void => {
    event.preventDefault();
    const found = problemsOf(draft, step, today);
    if (found.length > 0) return show(found);
    if (step === 'what' && filesBusy) return setWaitForFiles(true);
    if (step === 'check') return void send();
    go(STEPS[number] ?? 'check');
  };
  /** From the check page to one answer, and straight to its field. */
  const correct = (field: DraftField): void => go(stepOf(field), fieldId(field));
  const shared: StepProps = {
    draft,
    problems,
    campuses,
    today,
    change,
    changeFiles,
    onBusy: setFilesBusy,
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
      {step === 'what' && resumed && draft.content !== '' && <ClearDraft onClear={clear} />}
      {step === 'what' && <WhatStep {...shared} />}
      {step === 'where' && <WhereStep {...shared} />}
      {step === 'who' && <WhoStep {...shared} />}
      {step === 'check' && <CheckStep {...shared} onChange={correct} />}
      {waitForFiles && filesBusy && (
        <p className="notice" role="alert">
          {t('filesBusy')}
        </p>
      )}
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
            onClick={() => go(STEPS[number - 2] ?? 'what')}
          >
            {t('back')}
          </button>
        )}
      </div>
    </form>
  );
};
