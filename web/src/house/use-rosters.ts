import {
  daysLater,
  type AbsenceView,
  type NewAbsence,
  type RosterDuty,
  type RosterWeek,
  type SaveRosterWeek,
} from '@tingsu/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post, request } from '../api/http.client';
import type { Page } from '../api/types';

export interface UnitPlace {
  readonly campus: string;
  readonly unit: string;
}

const pathOf = ({ campus, unit }: UnitPlace, monday: string): string =>
  `/rosters/${campus}/${unit}/weeks/${monday}`;
const keyOf = ({ campus, unit }: UnitPlace, monday: string) =>
  ['roster', campus, unit, monday] as const;

export const useRosterWeek = (place: UnitPlace | null, monday: string) =>
  useQuery({
    queryKey: place ? keyOf(place, monday) : ['roster', 'none'],
    queryFn: () => get<RosterWeek>(place ? pathOf(place, monday) : ''),
    enabled: place !== null,
  });

/** The duties of the week before, a week later. */
export const useCopyWeek = (
  place: UnitPlace,
  monday: string,
  copied: (duties: RosterDuty[]) => void,
) =>
  useMutation({
    mutationFn: () => get<RosterWeek>(pathOf(place, daysLater(`${monday}T00:00`, -7).slice(0, 10))),
    onSuccess: ({ duties }) =>
      copied(
        duties.map(({ personId, from, to }) => ({
          personId,
          from: daysLater(from, 7),
          to: daysLater(to, 7),
        })),
      ),
  });

export const useSaveWeek = (place: UnitPlace, monday: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SaveRosterWeek) =>
      request<RosterWeek>('PUT', pathOf(place, monday), { body }),
    onSuccess: (week) => {
      void client.invalidateQueries({ queryKey: ['roster', place.campus, place.unit] });
      client.setQueryData(keyOf(place, monday), week);
    },
  });
};

const ABSENCES = ['absences'] as const;

export const useAbsences = () =>
  useQuery({
    queryKey: ABSENCES,
    queryFn: () => get<Page<AbsenceView>>('/absences', { limit: 100 }),
  });

export const useAddAbsence = (done: () => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewAbsence) => post<AbsenceView>('/absences', body),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ABSENCES });
      done();
    },
  });
};

export const useEndAbsence = (done: () => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (absenceId: string) => request('DELETE', `/absences/${absenceId}`),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ABSENCES });
      done();
    },
  });
};
