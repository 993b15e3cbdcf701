import type { SavedView, SavedViews, SaveView } from '@tingsu/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, request } from '../api/http.client';

const LIST = ['saved-views'] as const;
const NONE: readonly SavedView[] = [];

export const useSavedViews = () => {
  const { data, ...query } = useQuery({
    queryKey: LIST,
    queryFn: ({ signal }) => get<SavedViews>('/saved-views', {}, signal),
    staleTime: 5 * 60_000,
  });
  return { ...query, views: data?.items ?? NONE };
};

interface Saving extends SaveView {
  readonly id: string;
}

export const useSaveView = (done: () => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: Saving) =>
      request<SavedView>('PUT', `/saved-views/${id}`, { body }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: LIST });
      done();
    },
  });
};

export const useDeleteView = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request<void>('DELETE', `/saved-views/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: LIST }),
  });
};
