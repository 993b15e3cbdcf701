import type {
  DecideErasure,
  Erasure,
  ErasureGround,
  ErasurePreview,
  ProposeErasure,
} from '@tingsu/contracts';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, request } from '../api/http.client';
import type { Page } from '../api/types';

const ROOT = ['erasures'] as const;

export const useErasures = (enabled: boolean) =>
  useInfiniteQuery({
    queryKey: [...ROOT, 'list'],
    enabled,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => get<Page<Erasure>>('/erasures', { cursor: pageParam }),
    getNextPageParam: (last) => last.nextCursor,
  });

/** What would go and stay: of the case, and of its complaint. */
export const useErasurePreview = (caseNo: string | null, ground: ErasureGround) =>
  useQuery({
    queryKey: [...ROOT, 'preview', caseNo, ground],
    enabled: caseNo !== null,
    retry: false,
    queryFn: async (): Promise<ErasurePreview> => {
      const ofCase = await get<ErasurePreview>(
        `/erasures/preview/${encodeURIComponent(caseNo ?? '')}`,
        { ground },
      );
      const { goes } = await get<Pick<ErasurePreview, 'goes'>>(
        `/complaints/${ofCase.complaintNo}/erasure`,
      );
      const entries = goes.find(({ what }) => what === 'index_entries')?.count ?? 0;
      return {
        ...ofCase,
        goes: [
          ...goes.filter(({ what }) => what !== 'index_entries'),
          ...ofCase.goes.map(({ what, count }) => ({
            what,
            count: what === 'index_entries' ? count + entries : count,
          })),
        ],
      };
    },
  });

const useTelling = <Body extends object>(
  send: (body: Body) => Promise<unknown>,
  done: () => void,
) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ROOT });
      done();
    },
  });
};

export const useProposing = (erasureId: string, done: () => void) =>
  useTelling<ProposeErasure>(
    (body) => request<Erasure>('PUT', `/erasures/${erasureId}`, { body }),
    done,
  );

export const useDeciding = (erasureId: string, done: () => void) =>
  useTelling<DecideErasure>(
    (body) => request<Erasure>('POST', `/erasures/${erasureId}/decision`, { body }),
    done,
  );
