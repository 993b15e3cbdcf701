import type { DraftDetail, PolicyProblemView } from '@tingsu/contracts';
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { get, request } from '../api/http.client';
import { DraftEditing, type DraftServer, type EditingState } from './draft-editing';

export const draftPath = (draftId: string): string =>
  `/policy-drafts/${encodeURIComponent(draftId)}`;
export const draftKey = (draftId: string): readonly string[] => ['draft', draftId];

/** A draft as the server has it; while it waits for a person or for its day, it is looked at again. */
export const useDraftDetail = (draftId: string) =>
  useQuery({
    queryKey: draftKey(draftId),
    queryFn: () => get<DraftDetail>(draftPath(draftId)),
    refetchInterval: ({ state }) => (state.data?.state === 'submitted' ? 15_000 : false),
  });

const serverOf = (draftId: string, client: QueryClient): DraftServer => ({
  load: () => get<DraftDetail>(draftPath(draftId)),
  save: (revision, content) =>
    request<DraftDetail>('PUT', draftPath(draftId), { body: { revision, content } }),
  onAnswer: (answer) => {
    client.setQueryData(draftKey(answer.draftId), answer);
    void client.invalidateQueries({ queryKey: ['drafts'] });
  },
});

type Commands = Pick<
  DraftEditing,
  'change' | 'settleConflict' | 'save' | 'adopt' | 'currentRevision'
>;
export interface Editing extends EditingState, Commands {
  readonly problems: readonly PolicyProblemView[];
  readonly advice: readonly PolicyProblemView[];
}

/** Editing of a draft with automatic saving: see {@link DraftEditing}. */
export const useEditing = (detail: DraftDetail): Editing => {
  const client = useQueryClient();
  const [editing] = useState(() => new DraftEditing(detail, serverOf(detail.draftId, client)));
  const state = useSyncExternalStore(editing.subscribe, editing.snapshot);
  useEffect(() => editing.follow(detail), [detail, editing]);
  useSavingOnTheWayOut(editing, state.state !== 'saved');
  const { problems, advice } = detail;
  return useMemo(() => {
    const { change, settleConflict, save, adopt, currentRevision } = editing;
    return { ...state, problems, advice, change, settleConflict, save, adopt, currentRevision };
  }, [state, problems, advice, editing]);
};

/** Leaving the page inside the console saves; closing the browser asks first. */
const useSavingOnTheWayOut = (editing: DraftEditing, unsaved: boolean): void => {
  useEffect(() => () => void editing.save(), [editing]);
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
};
