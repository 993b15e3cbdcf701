import type { NewOrderAuthority, OrderAuthority, SaveOrderAuthority } from '@tingsu/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post, request } from '../api/http.client';

const PATH = '/order-authorities';
const LIST = ['order-authorities'] as const;

export const useAuthorities = () =>
  useQuery({
    queryKey: LIST,
    queryFn: async () => (await get<{ items: OrderAuthority[] }>(PATH)).items,
  });

export const useAddAuthority = (done: (added: OrderAuthority) => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewOrderAuthority) => post<OrderAuthority>(PATH, body),
    onSuccess: (added) => {
      void client.invalidateQueries({ queryKey: LIST });
      done(added);
    },
  });
};

export const useSaveAuthority = (id: string, done: () => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SaveOrderAuthority) =>
      request<OrderAuthority>('PUT', `${PATH}/${id}`, { body }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: LIST });
      done();
    },
  });
};
