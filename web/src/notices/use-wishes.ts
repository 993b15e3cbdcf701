import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NoticeWish, NoticeWishes, SaveNoticeWish } from '@tingsu/contracts';
import { get, request } from '../api/http.client';

const WISHES = ['notice-wishes'] as const;
const PATH = '/notices/wishes';

export const useWishes = () =>
  useQuery({
    queryKey: WISHES,
    queryFn: ({ signal }) => get<NoticeWishes>(PATH, undefined, signal),
  });

const useKeep = <Body extends object>(path: string, onSaved: () => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => request<NoticeWishes>('PUT', `${PATH}/${path}`, { body }),
    onSuccess: (wishes) => {
      client.setQueryData(WISHES, wishes);
      void client.invalidateQueries({ queryKey: ['notices'] });
      onSaved();
    },
  });
};

export const useKeepOwn = (onSaved: () => void) => useKeep<SaveNoticeWish>('own', onSaved);
export const useKeepForHouse = (onSaved: () => void) => useKeep<NoticeWish>('house', onSaved);
