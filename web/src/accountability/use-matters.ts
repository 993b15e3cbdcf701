import type {
  AccountabilityMatter,
  Change,
  Entered,
  MatterAct,
  MatterRow,
  MatterState,
  ProposalPreview,
} from '@tingsu/contracts';
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { get, post } from '../api/http.client';
import type { Page } from '../api/types';

const ROOT = ['accountability'] as const;
const MATTERS = '/accountability/matters';

export const useMatters = (filter: {
  readonly view: 'all' | 'mine';
  readonly state?: MatterState | undefined;
  readonly caseNo?: string | undefined;
}) =>
  useInfiniteQuery({
    queryKey: [...ROOT, 'list', filter],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => get<Page<MatterRow>>(MATTERS, { ...filter, cursor: pageParam }),
    getNextPageParam: (last) => last.nextCursor,
  });

export const useMatter = (matterId: string) =>
  useQuery({
    queryKey: [...ROOT, 'one', matterId],
    queryFn: () => get<AccountabilityMatter>(`${MATTERS}/${matterId}`),
  });

/** What the rules say to what was entered so far; the last answer stays while the next is computed. */
export const usePreview = (
  caseNo: string,
  entered: Entered | undefined,
  changes: readonly Change[],
) =>
  useQuery({
    queryKey: [...ROOT, 'preview', caseNo, entered, changes],
    queryFn: () => post<ProposalPreview>('/accountability/preview', { caseNo, entered, changes }),
    placeholderData: keepPreviousData,
    retry: false,
  });

const PATHS: Readonly<Record<MatterAct, string>> = {
  decide: 'decide',
  serve: 'serve',
  receive: 'receive',
  appeal: 'appeal',
  decideAppeal: 'decide-appeal',
  execute: 'execute',
  close: 'close',
  drop: 'drop',
};

const useTelling = <Body>(
  send: (body: Body) => Promise<AccountabilityMatter>,
  onTold: (matter: AccountabilityMatter) => void,
) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async (matter) => {
      client.setQueryData([...ROOT, 'one', matter.matterId], matter);
      await client.invalidateQueries({ queryKey: [...ROOT, 'list'] });
      onTold(matter);
    },
  });
};

export const useProposing = (onTold: (matter: AccountabilityMatter) => void) =>
  useTelling((body: object) => post<AccountabilityMatter>(MATTERS, body), onTold);

export const useActing = (
  { matterId, version }: Pick<AccountabilityMatter, 'matterId' | 'version'>,
  act: MatterAct,
  onTold: () => void,
) =>
  useTelling(
    (body: object) =>
      post<AccountabilityMatter>(`${MATTERS}/${matterId}/${PATHS[act]}`, { version, ...body }),
    onTold,
  );
