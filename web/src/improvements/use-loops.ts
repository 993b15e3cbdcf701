import type { Loops, LoopScope } from '@tingsu/contracts';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { get } from '../api/http.client';
import { scopeFrom } from './loop-scope';

/** Counted again while the page is open: others go on working. */
const AGAIN_AFTER_MS = 60_000;

export const useLoops = (scope: LoopScope) =>
  useQuery({
    queryKey: ['improvements', 'loops', scope],
    queryFn: () => get<Loops>('/loops', scope),
    refetchInterval: AGAIN_AFTER_MS,
    placeholderData: (before) => before,
  });

/** The campus and the days that a list is opened with. */
export const useScope = (): LoopScope => scopeFrom(useSearchParams()[0]);
