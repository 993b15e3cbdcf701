import type { Revealed, RevealedField } from '@tingsu/contracts';
import { useCallback, useEffect, useState } from 'react';
import { post } from '../api/http.client';
import { serverNow } from '../time/server-time';

interface Shown {
  readonly values: readonly string[];
  readonly corrections: NonNullable<Revealed['corrections']>;
  readonly until: string;
}

/**
 * One field of a person with what was corrected of it, unmasked for a while. The values live in this component alone: they are in no cache, and gone when it is hidden,
 * when the time is over, when the page is left or put aside by the browser, and when somebody signs out.
 */
export const useReveal = (complaintNo: string, field: RevealedField) => {
  const [shown, setShown] = useState<Shown | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const hide = useCallback(() => setShown(null), []);
  const shownUntil = shown?.until;
  useEffect(() => {
    if (shownUntil === undefined) return;
    const timer = window.setTimeout(hide, Math.max(0, Date.parse(shownUntil) - serverNow()));
    window.addEventListener('pagehide', hide);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('pagehide', hide);
    };
  }, [shownUntil, hide]);
  const reveal = async (reason: string): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const path = `/complaints/${encodeURIComponent(complaintNo)}/reveal`;
      const answer = await post<Revealed>(path, { fields: [field], reason });
      const { corrections = [], until } = answer;
      setShown({ values: answer.values.map(({ value }) => value), corrections, until });
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return { shown, error, busy, hide, reveal };
};
