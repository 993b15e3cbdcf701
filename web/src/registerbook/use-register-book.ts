import type { RegisterPage, RegisterReader } from '@tingsu/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { get } from '../api/http.client';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';
import { type BookFilters, searchOf } from './book-filters';

const PAGE = 100;

/** The register of a period, as many pages as were asked for. */
export const useRegisterBook = (filters: BookFilters) =>
  useInfiniteQuery({
    queryKey: ['register-book', filters],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      get<RegisterPage>(
        '/register-book',
        { ...searchOf(filters), limit: PAGE, cursor: pageParam },
        signal,
      ),
    getNextPageParam: (last) => last.nextCursor,
    // Each reading is on record: none happens by itself.
    refetchOnWindowFocus: false,
    staleTime: 60_000,
  });

/** For whom the cells are written. */
export const useRegisterReader = (): RegisterReader => {
  const { language, timeZone } = useWords();
  const { campus, department, person } = useDirectory();
  return useMemo(
    () => ({ language, timeZone, campus, department, person }),
    [language, timeZone, campus, department, person],
  );
};
