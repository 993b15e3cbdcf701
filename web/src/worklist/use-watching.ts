import type { CaseSummary } from '@tingsu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { request } from '../api/http.client';
import { asProblem } from '../api/problem';
import { useWords } from '../kit/words';

type Case = Pick<CaseSummary, 'caseNo' | 'watched'>;

/** Watches a case, or leaves one that is watched; said aloud, as the key gives no other sign. */
export const useWatching = () => {
  const { t, reason } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ caseNo, watched }: Case) =>
      request<void>(watched ? 'DELETE' : 'PUT', `/cases/${encodeURIComponent(caseNo)}/watch`),
    onSuccess: (_, { caseNo, watched }) => {
      void message.success(t(watched ? 'watchLeft' : 'watchBegun', { number: caseNo }));
    },
    onError: (error) => {
      const { code, detail } = asProblem(error);
      void message.error(reason(code) ?? detail);
    },
    onSettled: (_, __, { caseNo }) => {
      for (const queryKey of [['case', caseNo], ['cases'], ['view-count']])
        void client.invalidateQueries({ queryKey });
    },
  });
};
