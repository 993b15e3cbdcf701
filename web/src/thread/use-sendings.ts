import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CaseSendings, MessageMedium, MessageSendings } from '@tingsu/contracts';
import { get, post } from '../api/http.client';
import { goesByItself } from './usual-ways';

/** A receipt comes without word of it: while something is on its way, the card looks again. */
const LOOK_AGAIN_MS = 10_000;

const pathOf = (caseNo: string): string => `/cases/${encodeURIComponent(caseNo)}/messages`;

const isUnderWay = ({ items }: CaseSendings): boolean =>
  items.some(({ ways }) =>
    ways.some(
      ({ medium, state }) =>
        goesByItself(medium) && ['pending', 'sending', 'handed'].includes(state),
    ),
  );

/** How the messages of the hospital went out; `version` of the case, because each message raises it. */
export const useSendings = (caseNo: string, version: number) =>
  useQuery({
    queryKey: ['sendings', caseNo, version],
    queryFn: ({ signal }) => get<CaseSendings>(`${pathOf(caseNo)}/sendings`, undefined, signal),
    placeholderData: (before) => before,
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data) ? LOOK_AGAIN_MS : false),
  });

/** Sends a message of the thread by these ways. */
export const useSendAgain = (caseNo: string, messageId: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (media: readonly MessageMedium[]) =>
      post<MessageSendings>(`${pathOf(caseNo)}/${messageId}/sendings`, { media }),
    onSettled: () => client.invalidateQueries({ queryKey: ['sendings', caseNo] }),
  });
};
