import type { DraftDetail, PolicyProblemView } from '@tingsu/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { get, request } from '../api/http.client';
import { asProblem } from '../api/problem';
import { asDocument, sameJson, setAt, type Json, type JsonObject, type Path } from './json';
import { merge, type Clash } from './merge';

const QUIET_MS = 900;

export const draftPath = (draftId: string): string =>
  `/policy-drafts/${encodeURIComponent(draftId)}`;
export const draftKey = (draftId: string): readonly string[] => ['draft', draftId];

/** A draft as the server has it; while it waits for somebody or for its day, it is looked at again. */
export const useDraftDetail = (draftId: string) =>
  useQuery({
    queryKey: draftKey(draftId),
    queryFn: () => get<DraftDetail>(draftPath(draftId)),
    refetchInterval: ({ state }) => (state.data?.state === 'submitted' ? 15_000 : false),
  });

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed';
export interface Editing {
  readonly content: JsonObject;
  readonly problems: readonly PolicyProblemView[];
  readonly state: SaveState;
  readonly error: unknown;
  /** Places that somebody else changed in another way; empty when both could be joined; null when nobody came in between. */
  readonly conflict: readonly Clash[] | null;
  change(path: Path, value: Json | undefined): void;
  settleConflict(): void;
  /** Saves what is not saved yet; true when the server has everything. */
  save(): Promise<boolean>;
  /** Takes over what the server answered to something else than a save, e.g. to an import. */
  adopt(detail: DraftDetail): void;
  /** The revision that the next change is made from. */
  currentRevision(): number;
}

/**
 * Editing with automatic saving. A save names the revision that it was made from; when somebody else was quicker, their changes are
 * joined with ours and saved on top, so that nobody loses what they typed.
 */
export const useEditing = (detail: DraftDetail): Editing => {
  const client = useQueryClient();
  const [content, setContent] = useState<JsonObject>(() => asDocument(detail.content));
  const [state, setState] = useState<SaveState>('saved');
  const [error, setError] = useState<unknown>(null);
  const [conflict, setConflict] = useState<readonly Clash[] | null>(null);
  const latest = useRef(content);
  const known = useRef({ revision: detail.revision, content });
  const busy = useRef<Promise<boolean> | null>(null);

  const put = useCallback((next: JsonObject): void => {
    latest.current = next;
    setContent(next);
  }, []);
  const change = useCallback(
    (path: Path, value: Json | undefined): void => {
      put(asDocument(setAt(latest.current, path, value)));
      setState('unsaved');
    },
    [put],
  );
  const accept = useCallback(
    (answer: DraftDetail, isOurs: boolean): void => {
      known.current = { revision: answer.revision, content: asDocument(answer.content) };
      if (!isOurs) put(known.current.content);
      client.setQueryData(draftKey(answer.draftId), answer);
      void client.invalidateQueries({ queryKey: ['drafts'] });
    },
    [client, put],
  );

  const { draftId } = detail;
  const join = useCallback(async (): Promise<void> => {
    const theirs = await get<DraftDetail>(draftPath(draftId));
    const merged = merge(known.current.content, latest.current, asDocument(theirs.content));
    accept(theirs, true);
    put(asDocument(merged.content));
    setConflict(merged.clashes);
  }, [draftId, accept, put]);

  const send = useCallback(async (): Promise<boolean> => {
    for (let tries = 0; tries < 4 && !sameJson(latest.current, known.current.content); tries++) {
      setState('saving');
      const sent = latest.current;
      try {
        const body = { revision: known.current.revision, content: sent };
        accept(await request<DraftDetail>('PUT', draftPath(draftId), { body }), true);
        // What the server keeps is what we sent, whatever it adds by itself.
        known.current = { ...known.current, content: sent };
        setError(null);
      } catch (failure) {
        if (asProblem(failure).code !== 'draft.stale_revision') {
          setError(failure);
          setState('failed');
          return false;
        }
        await join();
      }
    }
    const done = sameJson(latest.current, known.current.content);
    setState(done ? 'saved' : 'unsaved');
    return done;
  }, [draftId, accept, join]);

  const save = useCallback((): Promise<boolean> => {
    busy.current ??= send()
      .catch((failure: unknown) => {
        setError(failure);
        setState('failed');
        return false;
      })
      .finally(() => {
        busy.current = null;
      });
    return busy.current;
  }, [send]);

  useEffect(() => {
    if (sameJson(content, known.current.content)) return;
    const timer = window.setTimeout(() => void save(), QUIET_MS);
    return () => window.clearTimeout(timer);
  }, [content, save]);
  // Leaving the page inside the console saves; closing the browser asks first.
  useEffect(() => () => void save(), [save]);
  useEffect(() => {
    if (state === 'saved') return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [state]);
  // Somebody else saved while nothing of ours was open: simply follow.
  useEffect(() => {
    if (detail.revision > known.current.revision && sameJson(latest.current, known.current.content))
      accept(detail, false);
  }, [detail, accept]);

  const adopt = useCallback((answer: DraftDetail): void => accept(answer, false), [accept]);
  const settleConflict = useCallback((): void => setConflict(null), []);
  const currentRevision = useCallback((): number => known.current.revision, []);
  const { problems } = detail;
  return {
    content,
    problems,
    state,
    error,
    conflict,
    change,
    settleConflict,
    save,
    adopt,
    currentRevision,
  };
};
