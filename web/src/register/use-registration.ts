import type { Receipt } from '@tingsu/contracts';
import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { post } from '../api/http.client';
import { asProblem } from '../api/problem';
import { backOffMs } from '../kit/live-hint';
import { sendOnce } from '../kit/send-once.client';
import type { Draft } from './draft';
import { dropForm, keepForm, keepStored, loadForm, newForm, type KeptForm } from './kept.store';
import { submissionOf } from './submission';

/** The form of a person, kept with every change before anything else happens. */
const useKeptForm = (person: string) => {
  const [form, setForm] = useState(() => loadForm(person));
  const current = useRef(form);
  const update = useCallback(
    (change: (old: KeptForm) => KeptForm): void => {
      current.current = change(current.current);
      keepForm(person, current.current);
      setForm(current.current);
    },
    [person],
  );
  return { form, current, update };
};

/** Sends again by itself: when the browser says that it is back online, and after ever longer pauses. */
const useResending = (waiting: boolean, resend: () => void): void => {
  const latest = useRef(resend);
  useEffect(() => {
    latest.current = resend;
  });
  const attempt = useRef(0);
  useEffect(() => {
    if (!waiting) return undefined;
    const again = (): void => {
      attempt.current += 1;
      latest.current();
    };
    const timer = window.setTimeout(again, backOffMs(attempt.current, Math.random()));
    window.addEventListener('online', again);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('online', again);
    };
  }, [waiting]);
};

/**
 * A complaint from the first key to its number: typed, kept, sent under one key, sent again until an answer comes.
 * @param onStored shows what was stored; the form is forgotten by then.
 */
export const useRegistration = (person: string, timeZone: string, onStored: () => void) => {
  const { form, current, update } = useKeptForm(person);
  /** An answer got lost, so it is sent again until there is one, or until the person stops it to change something. */
  const [lost, setLost] = useState(() => form.attempt !== null);
  const sending = useMutation({
    mutationFn: async (body: string) => {
      const sent = await sendOnce(
        body,
        (text) =>
          post<Receipt>('/complaints', JSON.parse(text) as unknown, {
            'idempotency-key': current.current.key,
          }),
        {
          last: () => current.current.attempt,
          keep: (attempt) => update((old) => ({ ...old, attempt })),
        },
      );
      if ('problem' in sent) throw sent.problem;
      return sent;
    },
    onError: (error) => setLost(asProblem(error).outcomeUnknown),
    onSuccess: ({ answer, earlier }) => {
      keepStored(person, { receipt: answer, draft: current.current.draft, earlier });
      dropForm(person);
      onStored();
    },
  });
  const problem = sending.error === null ? null : asProblem(sending.error);
  const { mutate, isPending } = sending;
  const resend = useCallback((): void => {
    const { attempt } = current.current;
    if (attempt !== null) mutate(attempt);
  }, [current, mutate]);
  useResending(lost && !isPending, resend);
  const change = useCallback(
    (part: Partial<Draft>) => update((old) => ({ ...old, draft: { ...old.draft, ...part } })),
    [update],
  );
  return {
    draft: form.draft,
    formKey: form.key,
    change,
    changeFiles: (files: (old: Draft['attachments']) => Draft['attachments']) =>
      update((old) => ({
        ...old,
        draft: { ...old.draft, attachments: files(old.draft.attachments) },
      })),
    startAgain: (part?: Partial<Draft>) => {
      sending.reset();
      setLost(false);
      update(() => newForm(person, part));
    },
    /** What was typed stands elsewhere now: nothing is left to register. */
    leave: () => dropForm(person),
    submit: () => mutate(JSON.stringify(submissionOf(current.current.draft, timeZone))),
    /** Null while nothing was refused; a lost connection is no refusal. */
    refusal: problem && !problem.outcomeUnknown ? problem : null,
    isSending: isPending,
    lost,
    resend,
    stop: () => setLost(false),
  };
};
