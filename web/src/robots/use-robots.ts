import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AlertRobots, SaveAlertRobot, TestedMessage } from '@tingsu/contracts';
import { get, post, request } from '../api/http.client';

const ROBOTS = ['alert-robots'] as const;
const PATH = '/notices/robots';

export const useRobots = () =>
  useQuery({
    queryKey: ROBOTS,
    queryFn: ({ signal }) => get<AlertRobots>(PATH, undefined, signal),
    refetchInterval: 60_000,
  });

const useChange = <Input>(send: (input: Input) => Promise<unknown>) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => client.invalidateQueries({ queryKey: ROBOTS }),
  });
};

export const useSaveRobot = (id: string | null) =>
  useChange((body: SaveAlertRobot) =>
    id === null ? post(PATH, body) : request('PUT', `${PATH}/${id}`, { body }),
  );
export const useRemoveRobot = () => useChange((id: string) => request('DELETE', `${PATH}/${id}`));

/** What the platform says shows on the card as well. */
export const useTestRobot = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => post<TestedMessage>(`${PATH}/${id}/test`),
    onSettled: () => client.invalidateQueries({ queryKey: ROBOTS }),
  });
};
