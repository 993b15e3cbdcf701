import type { MakePack, MeetingPack } from '@tingsu/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post } from '../api/http.client';
import { asProblem } from '../api/problem';

const keyOf = (recordId: string) => ['lessons', 'pack', recordId] as const;

/** Null while there is none yet. */
export const usePack = (recordId: string) =>
  useQuery({
    queryKey: keyOf(recordId),
    queryFn: async () => {
      try {
        return await get<MeetingPack>(`/learning-records/${recordId}/pack`);
      } catch (error) {
        if (asProblem(error).code === 'meeting_pack.not_found') return null;
        throw error;
      }
    },
  });

export const useMakingPack = (recordId: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: MakePack) => post<MeetingPack>(`/learning-records/${recordId}/pack`, body),
    onSuccess: (pack) => client.setQueryData(keyOf(recordId), pack),
  });
};
