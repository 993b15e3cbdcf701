import type { CaseSummary } from '@tingsu/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get, post } from '../api/http.client';
import { asProblem } from '../api/problem';
import type { CaseList } from '../api/types';

/** As many as one looks through before they are given to somebody else. */
export const MOST_SHOWN = 50;

interface NotMoved {
  readonly caseNo: string;
  readonly code: string;
  readonly detail: string;
}

/** The open cases of an owner (`none`: of nobody), and how they are given to another, one after the other. */
export const useMoving = (owner: string) => {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const cases = useQuery({
    queryKey: ['cases', 'moving', owner],
    queryFn: ({ signal }) =>
      get<CaseList>('/cases', { view: 'open', owner, limit: MOST_SHOWN }, signal),
    staleTime: 0,
  });
  const move = async (chosen: readonly CaseSummary[], person: string): Promise<NotMoved[]> => {
    setBusy(true);
    const failed: NotMoved[] = [];
    for (const { caseNo, version } of chosen) {
      try {
        await post(`/cases/${encodeURIComponent(caseNo)}/commands/assign`, {
          expectedVersion: version,
          payload: { person },
        });
      } catch (error) {
        const { code, detail, errors } = asProblem(error);
        failed.push({ caseNo, code: errors[0]?.code ?? code, detail });
      }
    }
    setBusy(false);
    for (const queryKey of [['load'], ['cases'], ['view-count']])
      void client.invalidateQueries({ queryKey });
    return failed;
  };
  return { cases, move, busy };
};
