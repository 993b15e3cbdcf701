import type { CaseDraftCommand } from '@tingsu/contracts';
import { useEffect, useMemo, useRef, useSyncExternalStore, type RefObject } from 'react';
import { useSession } from '../kit/session';
import type { DraftStatus, Typed } from './draft-keeper';
import { type DraftPlace, onCase } from './draft-place';
import { draftKeeper } from './drafts.client';

const LONGEST_WAIT_MS = 2_000;

/** Where the signed-in person has a draft for this command. */
export const useDraftPlace = (caseNo: string, command: CaseDraftCommand): DraftPlace => {
  const person = useSession()?.personId ?? '';
  return useMemo(() => onCase(person, caseNo, command), [person, caseNo, command]);
};

export const useDraftStatus = (place: DraftPlace): DraftStatus =>
  useSyncExternalStore(draftKeeper.subscribe, () => draftKeeper.statusOf(place));

/**
 * Shows once what was typed before, unless the person was quicker than the server: then the keeper asks which of the two stays. What is
 * typed is saved when the form goes. The form says in `current` that something was typed.
 */
export const useOpenedDraft = (
  place: DraftPlace,
  show: (draft: Typed) => void,
): RefObject<boolean> => {
  const touched = useRef(false);
  const showOnce = useRef(show);
  useEffect(() => {
    let left = false;
    void draftKeeper.open(place).then((draft) => {
      if (draft && !left && !touched.current) showOnce.current(draft);
    });
    return () => {
      left = true;
      void draftKeeper.flush(place);
    };
  }, [place]);
  return touched;
};

/** Saves what this tab kept for the person who has just signed in. */
export const useKeptDrafts = (): void => {
  const person = useSession()?.personId;
  useEffect(() => {
    if (!person) return;
    draftKeeper.signedIn(person);
    return () => draftKeeper.signedOut();
  }, [person]);
};

/** Before the session ends: what is typed is saved, or after a moment stays in the tab. */
export const saveBeforeLeaving = (): Promise<unknown> =>
  Promise.race([
    draftKeeper.flushAll(),
    new Promise((resolve) => window.setTimeout(resolve, LONGEST_WAIT_MS)),
  ]);
