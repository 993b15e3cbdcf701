import type {
  LearningKind,
  LearningRecord,
  Lesson,
  LessonFromCase,
  LoopScope,
  LoopStand,
  ReadingList,
  Readers,
  StaffReading,
} from '@tingsu/contracts';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, request } from '../api/http.client';
import type { Page } from '../api/types';

const ROOT = ['lessons'] as const;
export type LessonList = Lesson['state'];

export const useLessons = (list: LessonList, q: string, scope: LoopScope) =>
  useInfiniteQuery({
    queryKey: [...ROOT, 'list', list, q, scope],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get<Page<Lesson>>('/lessons', { ...scope, list, q: q || undefined, cursor: pageParam }),
    getNextPageParam: (last) => last.nextCursor,
  });

export const useReadings = (list: ReadingList | undefined, scope: LoopScope) =>
  useInfiniteQuery({
    queryKey: [...ROOT, 'readings', list, scope],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get<Page<StaffReading>>('/readings', { ...scope, list, cursor: pageParam }),
    getNextPageParam: (last) => last.nextCursor,
  });

export const useRecords = (kind: LearningKind, list: LoopStand | undefined, scope: LoopScope) =>
  useInfiniteQuery({
    queryKey: [...ROOT, 'records', kind, list, scope],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get<Page<LearningRecord>>('/learning-records', { ...scope, kind, list, cursor: pageParam }),
    getNextPageParam: (last) => last.nextCursor,
  });

export const useRecord = (recordId: string) =>
  useQuery({
    queryKey: [...ROOT, 'record', recordId],
    queryFn: () => get<LearningRecord>(`/learning-records/${recordId}`),
  });

export const useReaders = (readingId: string) =>
  useQuery({
    queryKey: [...ROOT, 'readers', readingId],
    queryFn: () => get<Readers>(`/readings/${readingId}/readers`),
  });

export const fetchFromCase = (caseNo: string): Promise<LessonFromCase> =>
  get<LessonFromCase>(`/lessons/from-case/${encodeURIComponent(caseNo)}`);

/** Sends something about typical cases or readings; all of their lists are read again. */
export const useTellingLesson = (method: 'POST' | 'PUT', done: () => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body }: { readonly path: string; readonly body?: object }) =>
      request<unknown>(method, path, body ? { body } : {}),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ROOT });
      done();
    },
  });
};
