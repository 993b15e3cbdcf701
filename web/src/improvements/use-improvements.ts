import type {
  CommonProblem,
  CommonProblemFigures,
  CommonProblemQuery,
  Improvement,
  ImprovementDetail,
  ImprovementFigures,
  ImprovementQuery,
  LoopScope,
} from '@tingsu/contracts';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post } from '../api/http.client';
import type { Page } from '../api/types';

const ROOT = ['improvements'] as const;
export type ActionList = ImprovementQuery['list'];
export type ProblemList = CommonProblemQuery['list'];

export const useActions = (list: ActionList, scope: LoopScope) =>
  useInfiniteQuery({
    queryKey: [...ROOT, 'list', list, scope],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get<Page<Improvement>>('/improvements', { ...scope, list, cursor: pageParam }),
    getNextPageParam: (last) => last.nextCursor,
  });

export const useFigures = () =>
  useQuery({
    queryKey: [...ROOT, 'figures'],
    queryFn: () => get<ImprovementFigures>('/improvements/figures'),
  });

export const useAction = (actionId: string) =>
  useQuery({
    queryKey: [...ROOT, 'one', actionId],
    queryFn: () => get<ImprovementDetail>(`/improvements/${actionId}`),
  });

export const useActionsOfCase = (caseNo: string, enabled: boolean) =>
  useQuery({
    queryKey: [...ROOT, 'case', caseNo],
    queryFn: () => get<{ items: Improvement[] }>(`/cases/${caseNo}/improvements`),
    enabled,
  });

export const useProblems = (list: ProblemList, scope: LoopScope) =>
  useInfiniteQuery({
    queryKey: [...ROOT, 'problems', list, scope],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get<Page<CommonProblem>>('/common-problems', { ...scope, list, cursor: pageParam }),
    getNextPageParam: (last) => last.nextCursor,
  });

export const useProblemFigures = () =>
  useQuery({
    queryKey: [...ROOT, 'problem-figures'],
    queryFn: () => get<CommonProblemFigures>('/common-problems/figures'),
  });

/** Sends something about improvement; all of its lists are read again. */
export const useTellingImprovement = <Answer>(path: string, done: (answer: Answer) => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: object) => post<Answer>(path, body),
    onSuccess: (answer) => {
      void client.invalidateQueries({ queryKey: ROOT });
      done(answer);
    },
  });
};
