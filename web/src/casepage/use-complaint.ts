import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http.client';
import type { ComplaintView } from '../api/types';

/** The complaint behind a case, as intake lets this person see it; all parts of the page share one answer. */
export const useComplaint = (complaintNo: string) =>
  useQuery({
    queryKey: ['complaint', complaintNo],
    queryFn: () => get<ComplaintView>(`/complaints/${encodeURIComponent(complaintNo)}`),
    staleTime: 60_000,
  });
