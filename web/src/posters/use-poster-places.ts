import type { Box } from '@tingsu/contracts';
import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http.client';
import type { Campuses, Page } from '../api/types';

/** Campuses and departments as the form of the portal offers them. */
export const useFormPlaces = () =>
  useQuery({
    queryKey: ['form-places'],
    queryFn: () => get<Campuses>('/campuses'),
    staleTime: 60_000,
  });

const boxesOf = async (campus: string): Promise<readonly Box[]> => {
  const all: Box[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Box> = await get<Page<Box>>('/boxes', { campus, cursor, limit: 100 });
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
};

export const useBoxesOfCampus = (campus: string | undefined) =>
  useQuery({
    queryKey: ['boxes', 'of-campus', campus],
    queryFn: () => boxesOf(campus ?? ''),
    enabled: campus !== undefined,
  });
