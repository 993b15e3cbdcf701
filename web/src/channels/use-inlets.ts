import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Inlet, Inlets, InletTest } from '@tingsu/contracts';
import { get, post, request } from '../api/http.client';
import { serverNow } from '../time/server-time';
import { testStands } from './inlet-test';

const INLETS = ['inlets'] as const;
const QUIET_MS = 30_000;
const WATCHING_MS = 1_000;

/** Asked again soon while a test is on its way. */
export const useInlets = () =>
  useQuery({
    queryKey: INLETS,
    queryFn: ({ signal }) => get<Inlets>('/inlets', undefined, signal),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ test }) => testStands(test, serverNow()) === 'under_way')
        ? WATCHING_MS
        : QUIET_MS,
  });

const pathOf = ({ id }: Pick<Inlet, 'id'>, action: string): string =>
  `/inlets/${encodeURIComponent(id)}/${action}`;

export const useTestInlet = (inlet: Pick<Inlet, 'id'>) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => post<InletTest>(pathOf(inlet, 'test')),
    onSettled: () => client.invalidateQueries({ queryKey: INLETS }),
  });
};

export const useAssignInlet = (inlet: Pick<Inlet, 'id'>) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (personId: string | null) =>
      request('PUT', pathOf(inlet, 'person'), { body: { personId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: INLETS }),
  });
};
