import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../api/http.client';

export interface Asked {
  readonly caseNo: string;
  readonly clockId: string;
  readonly stepId: string;
}

const send = ({ caseNo, clockId, stepId }: Asked): Promise<unknown> =>
  post(`/cases/${encodeURIComponent(caseNo)}/commands/acknowledgeClock`, {
    payload: { clockId, stepId },
  });

const refreshLists = (client: QueryClient): void => {
  for (const key of ['notices', 'unread', 'clock-board'])
    void client.invalidateQueries({ queryKey: [key] });
};

/** Says that I know of a step (确认知悉). It asks for no version of the case: nothing about the case is decided. */
export const useAcknowledge = (asked: Asked) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => send(asked),
    onSuccess: async () => {
      refreshLists(client);
      await client.invalidateQueries({ queryKey: ['case', asked.caseNo] });
    },
  });
};

/** The same for several steps, one after the other: each is written into the log of its own case. What was refused ends it. */
export const useAcknowledgeAll = () => {
  const client = useQueryClient();
  const [progress, setProgress] = useState({ done: 0, total: 0 });
  const all = useMutation({
    mutationFn: async (asked: readonly Asked[]) => {
      for (const [index, one] of asked.entries()) {
        setProgress({ done: index, total: asked.length });
        await send(one);
      }
    },
    onSettled: () => {
      refreshLists(client);
      void client.invalidateQueries({ queryKey: ['case'] });
    },
  });
  return { start: all.mutate, running: all.isPending, error: all.error, progress };
};
