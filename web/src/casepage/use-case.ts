import type { CaseDetail, CommandName } from '@tingsu/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post, postLeaving } from '../api/http.client';
import { useLiveHints } from '../kit/live';
import { heldCommands, isHeld } from './held-command';

const keyOf = (caseNo: string) => ['case', caseNo] as const;

/** One case, fetched again whenever the event stream says that it changed, and when it opens, as hints before that were missed. */
export const useCase = (caseNo: string) => {
  const client = useQueryClient();
  useLiveHints((hint) => {
    const concerns =
      hint.caseNo === null
        ? hint.type.startsWith('case.') || hint.type.startsWith('live.')
        : hint.caseNo === caseNo;
    if (concerns) void client.invalidateQueries({ queryKey: keyOf(caseNo) });
  });
  return useQuery({
    queryKey: keyOf(caseNo),
    queryFn: ({ signal }) =>
      get<CaseDetail>(`/cases/${encodeURIComponent(caseNo)}`, undefined, signal),
  });
};

export interface Order {
  readonly command: CommandName;
  readonly expectedVersion: number;
  /** Of the draft that is sent, if there is one. */
  readonly draftRevision?: number | undefined;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Sends a command with the version that its author saw; a stale one is refused with 409 by the server. */
export const useCommand = (caseNo: string) => {
  const client = useQueryClient();
  const path = `/cases/${encodeURIComponent(caseNo)}/commands`;
  return useMutation({
    mutationFn: ({ command, ...order }: Order) => {
      const send = (keepalive: boolean) =>
        keepalive ? postLeaving(`${path}/${command}`, order) : post(`${path}/${command}`, order);
      return isHeld(command) ? heldCommands.hold(command, Date.now(), send) : send(false);
    },
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: keyOf(caseNo) });
      void client.invalidateQueries({ queryKey: ['view-count'] });
      void client.invalidateQueries({ queryKey: ['cases'] });
    },
  });
};
