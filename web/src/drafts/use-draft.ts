import type { CommandName } from '@tingsu/contracts';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useSession } from '../kit/session';
import type { DraftPlace, DraftStatus } from './draft-keeper';
import { draftKeeper } from './drafts.client';

const LONGEST_WAIT_MS = 2_000;

/** Where the signed-in person has a draft for this command. */
export const useDraftPlace = (caseNo: string, command: CommandName): DraftPlace => {
  const person = useSession()?.personId ?? '';
  return useMemo(() => ({ person, caseNo, command }), [person, caseNo, command]);
};

export const useDraftStatus = (place: DraftPlace): DraftStatus =>
  useSyncExternalStore(draftKeeper.subscribe, () => draftKeeper.statusOf(place));

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
