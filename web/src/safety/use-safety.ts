import type {
  OpenSafetyFileSchema,
  SafetyAct,
  SafetyFile,
  SafetySort,
  WholeSafetyFile,
} from '@tingsu/contracts';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post, request } from '../api/http.client';
import type { Page } from '../api/types';

const FILES = ['safety'] as const;
export type SafetyList = 'open' | 'ended';
export type Opening = (typeof OpenSafetyFileSchema)['_input'];
const EVERY_MS = 20_000;

export const useSafetyFiles = (sort: SafetySort, list: SafetyList) =>
  useInfiniteQuery({
    queryKey: [...FILES, 'list', sort, list],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get<Page<SafetyFile>>('/safety-files', { sort, list, cursor: pageParam }),
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: EVERY_MS,
  });

export const useSafetyFile = (fileId: string) =>
  useQuery({
    queryKey: [...FILES, fileId],
    queryFn: () => get<WholeSafetyFile>(`/safety-files/${fileId}`),
    refetchInterval: EVERY_MS,
  });

/** Under the same id a press that is sent again opens nothing twice. */
export const useOpenSafetyFile = (fileId: string, done: (file: WholeSafetyFile) => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Opening) =>
      request<WholeSafetyFile>('PUT', `/safety-files/${fileId}`, { body }),
    onSuccess: (file) => {
      client.setQueryData([...FILES, fileId], file);
      void client.invalidateQueries({ queryKey: [...FILES, 'list'] });
      void client.invalidateQueries({ queryKey: [...FILES, 'case'] });
      done(file);
    },
  });
};

export const useSafetyAct = (fileId: string, done: () => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SafetyAct) => post<WholeSafetyFile>(`/safety-files/${fileId}/acts`, body),
    onSuccess: (file) => {
      client.setQueryData([...FILES, fileId], file);
      void client.invalidateQueries({ queryKey: [...FILES, 'list'] });
      void client.invalidateQueries({ queryKey: [...FILES, 'case'] });
      void client.invalidateQueries({ queryKey: [...FILES, 'restricted'] });
      done();
    },
  });
};
