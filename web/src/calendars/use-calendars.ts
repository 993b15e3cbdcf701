import type { Calendars, CalendarYearView, DraftDetail, RecomputeRun } from '@tingsu/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { get, post, request } from '../api/http.client';

export const useCalendars = () =>
  useQuery({ queryKey: ['calendars'], queryFn: () => get<Calendars>('/calendars') });

export const useCalendarYear = (calendarId: string | null, year: number) =>
  useQuery({
    queryKey: ['calendar-year', calendarId, year],
    queryFn: () =>
      get<CalendarYearView>(`/calendars/${encodeURIComponent(calendarId ?? '')}/years/${year}`),
    enabled: calendarId !== null,
  });

/** The newest recalculation of open clocks; looked at while it runs. */
export const useRecompute = () =>
  useQuery({
    queryKey: ['calendars', 'recompute'],
    queryFn: () => get<{ run: RecomputeRun | null }>('/calendars/recompute').then(({ run }) => run),
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'done' ? 1_000 : false),
  });

interface NewYear {
  readonly calendarId: string;
  readonly year: number;
  readonly parent?: string | null;
  readonly scope?: { readonly level: string; readonly code: string | null };
  readonly alwaysOpen?: boolean;
}
/** Starts a draft of a year and goes to it. */
export const useNewYear = () => {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async ({ alwaysOpen, ...wanted }: NewYear): Promise<DraftDetail> => {
      const draft = await post<DraftDetail>('/policy-drafts', { kind: 'calendar', ...wanted });
      if (!alwaysOpen) return draft;
      const body = { revision: draft.revision, content: { ...draft.content, alwaysOpen } };
      return request<DraftDetail>('PUT', `/policy-drafts/${draft.draftId}`, { body });
    },
    onSuccess: (draft) => {
      void client.invalidateQueries({ queryKey: ['drafts'] });
      void navigate(`/calendars/drafts/${draft.draftId}`);
    },
  });
};
