import type {
  Account,
  AdministrationEntry,
  ChangeAccount,
  GiveGrant,
  NewAccount,
  StaffAccount,
} from '@tingsu/contracts';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post, request } from '../api/http.client';
import type { Page } from '../api/types';

export interface PeopleFilters {
  readonly q: string;
  readonly department: string;
  readonly role: string;
  readonly state: string;
}

const PEOPLE = ['people'] as const;
const accountKey = (login: string) => ['people', 'one', login] as const;
const pathOf = (login: string): string => `/accounts/${encodeURIComponent(login)}`;

export const usePeople = (filters: PeopleFilters, enabled: boolean) =>
  useInfiniteQuery({
    queryKey: [...PEOPLE, 'list', filters],
    enabled,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      get<Page<StaffAccount>>('/directory/staff', { ...filters, cursor: pageParam }, signal),
    getNextPageParam: (last) => last.nextCursor,
  });

export const useAccount = (login: string, enabled: boolean) =>
  useQuery({
    queryKey: accountKey(login),
    enabled,
    queryFn: ({ signal }) => get<Account>(pathOf(login), undefined, signal),
  });

/** Sends a change; names and lists that show the person are read again. */
const useAccountChange = <Input>(send: (input: Input) => Promise<unknown>) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () =>
      Promise.all(
        [PEOPLE, ['directory'], ['administration-log']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
};

export const useCreateAccount = () =>
  useAccountChange((body: NewAccount) => post<Account>('/accounts', body));
export const useChangeAccount = (login: string) =>
  useAccountChange((body: ChangeAccount) => request('PUT', pathOf(login), { body }));
export const useCloseAccount = (login: string) =>
  useAccountChange((reason: string) => post(`${pathOf(login)}/close`, { reason }));
export const useOpenAccount = (login: string) =>
  useAccountChange(() => post(`${pathOf(login)}/open`, {}));
export const useUnlock = (login: string) =>
  useAccountChange(() => post(`${pathOf(login)}/unlock`, {}));
export const useSignOutEverywhere = (login: string) =>
  useAccountChange(() => request('DELETE', `${pathOf(login)}/sessions`));
export const useGiveGrant = (login: string) =>
  useAccountChange((body: GiveGrant) => post(`${pathOf(login)}/grants`, body));
export const useTakeGrant = (login: string) =>
  useAccountChange((grantId: string) => request('DELETE', `${pathOf(login)}/grants/${grantId}`));

export const useAdministrationLog = (subject: string, enabled: boolean) =>
  useInfiniteQuery({
    queryKey: ['administration-log', subject],
    enabled,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      get<Page<AdministrationEntry>>('/administration/log', { subject, cursor: pageParam }, signal),
    getNextPageParam: (last) => last.nextCursor,
  });
