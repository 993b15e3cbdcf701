import type { OrderAnswerState, OrderList, OrderRates, SendBack } from '@tingsu/contracts';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post } from '../api/http.client';

export interface OrderFilters {
  readonly state: OrderAnswerState;
  readonly from: string;
  readonly to: string;
}

const queryOf = ({ state, from, to }: OrderFilters) => ({
  ...{ state, from: from || undefined, to: to || undefined },
});

export const useOrderList = (id: string, filters: OrderFilters) =>
  useInfiniteQuery({
    queryKey: ['order-answers', id, filters],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get<OrderList>(`/order-authorities/${id}/orders`, { ...queryOf(filters), cursor: pageParam }),
    getNextPageParam: (last) => last.nextCursor,
  });

/** Counted when they are asked for: every order of the period is looked at. */
export const useOrderRates = (id: string, filters: OrderFilters, asked: boolean) =>
  useQuery({
    queryKey: ['order-answers', id, 'rates', filters.from, filters.to],
    enabled: asked,
    queryFn: () =>
      get<OrderRates>(`/order-authorities/${id}/rates`, queryOf({ ...filters, state: 'all' })),
  });

export const useSendBack = (id: string, done: (marked: number) => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SendBack) =>
      post<{ marked: number }>(`/order-authorities/${id}/orders/sent-back`, body),
    onSuccess: ({ marked }) => {
      void client.invalidateQueries({ queryKey: ['order-answers', id] });
      done(marked);
    },
  });
};

const fileAt = (path: string, query: Readonly<Record<string, string | undefined>>): string => {
  const parts = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return `/api/v1/order-authorities/${path}?${new URLSearchParams(parts).toString()}`;
};

/** Where the table of answers is downloaded. */
export const answersFile = (
  id: string,
  filters: OrderFilters,
  as: { readonly format: 'xlsx' | 'csv'; readonly language: string },
): string => fileAt(`${id}/answers/file`, { ...queryOf(filters), ...as });

/** And that of the three rates. */
export const ratesFile = (id: string, filters: OrderFilters, language: string): string =>
  fileAt(`${id}/rates/file`, { ...queryOf({ ...filters, state: 'all' }), language });
