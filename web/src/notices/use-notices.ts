import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NoticePart, UnreadCount } from '@tingsu/contracts';
import { get, post } from '../api/http.client';
import type { NoticeView, Page } from '../api/types';

export const useNotices = (part: NoticePart) =>
  useInfiniteQuery({
    queryKey: ['notices', part],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get<Page<NoticeView>>('/notices', { part, limit: 20, cursor: pageParam }),
    getNextPageParam: (last) => last.nextCursor,
  });
export type NoticePage = ReturnType<typeof useNotices>;

/** What waits, and what only informs; the badge counts the first. */
export const useUnread = (): UnreadCount =>
  useQuery({
    queryKey: ['unread'],
    queryFn: () => get<UnreadCount>('/notices/unread-count'),
    refetchInterval: 60_000,
  }).data ?? { count: 0, information: 0 };

interface Read {
  /** Null for all of the part. */
  readonly noticeId: string | null;
  readonly part: NoticePart;
}

export const useMarkRead = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ noticeId, part }: Read) =>
      post(noticeId === null ? `/notices/read-all?part=${part}` : `/notices/${noticeId}/read`),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['notices'] });
      void client.invalidateQueries({ queryKey: ['unread'] });
    },
  });
};
