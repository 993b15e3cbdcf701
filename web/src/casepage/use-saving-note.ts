import { useQueryClient } from '@tanstack/react-query';
import type { CaseDetail } from '@tingsu/contracts';
import { useState } from 'react';
import { get } from '../api/http.client';
import { asProblem, type ApiProblem } from '../api/problem';
import { draftKeeper } from '../drafts/drafts.client';
import type { DraftPlace } from '../drafts/draft-place';
import { isSaved } from './note-saved';
import { useCommand } from './use-case';

const ATTEMPTS = 4;

/** Saves a note whatever happened to the case meanwhile, and once even if an answer is lost: a note does not depend on what else changed. */
export const useSavingNote = (caseNo: string, place: DraftPlace) => {
  const send = useCommand(caseNo);
  const client = useQueryClient();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const attempt = async (
    seen: number,
    payload: Readonly<Record<string, unknown>>,
    draftRevision: number | undefined,
    left = ATTEMPTS,
  ): Promise<void> => {
    try {
      await send.mutateAsync({
        command: 'note',
        expectedVersion: seen,
        draftRevision,
        payload,
      });
    } catch (error) {
      if (asProblem(error).code !== 'case.stale_version' || left === 0) throw error;
      const fresh = await get<CaseDetail>(`/cases/${encodeURIComponent(caseNo)}`);
      const note = { by: place.person, text: String(payload['text']), since: seen };
      if (!isSaved(fresh, note)) await attempt(fresh.version, payload, draftRevision, left - 1);
    }
  };
  /** True when it is saved. */
  const save = async (
    version: number,
    payload: Readonly<Record<string, unknown>>,
  ): Promise<boolean> => {
    setProblem(null);
    const draftRevision = await draftKeeper.settle(place);
    try {
      await attempt(version, payload, draftRevision);
      await draftKeeper.sent(place);
      await client.invalidateQueries({ queryKey: ['case', caseNo] });
      return true;
    } catch (error) {
      draftKeeper.goOn(place);
      setProblem(asProblem(error));
      return false;
    }
  };
  return { save, problem, busy: send.isPending };
};
