import type { Restricted } from '@tingsu/contracts';
import { useQuery } from '@tanstack/react-query';
import { post } from '../api/http.client';
import { useReachesInHouse } from '../kit/words';

/** Restrictions of people who complained in these cases; asked only by those who may know. */
export const useRestricted = (caseNos: readonly string[]): Restricted['items'] => {
  const proposes = useReachesInHouse('restriction.propose');
  const decides = useReachesInHouse('restriction.decide');
  const { data } = useQuery({
    queryKey: ['safety', 'restricted', ...caseNos],
    queryFn: () => post<Restricted>('/safety-files/restricted', { caseNos }),
    enabled: (proposes || decides) && caseNos.length > 0,
    staleTime: 60_000,
  });
  return data?.items ?? [];
};
