import type { AdditionTaken, AlikePage } from '@tingsu/contracts';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { post, request } from '../api/http.client';
import { useWords } from '../kit/words';
import { alikeQueryOf } from './alike-query';
import type { Draft } from './draft';

const PAUSE_MS = 500;

/** A value once it has not changed for a moment. */
const useSettled = (value: string): string => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [value]);
  return settled;
};

/** Looks for earlier complaints while the form is typed; an answer that comes too late is dropped, and none is kept. */
export const useAlike = (draft: Draft) => {
  const { timeZone } = useWords();
  const wanted = useSettled(JSON.stringify(alikeQueryOf(draft, timeZone)));
  const asked = wanted !== 'null';
  const found = useQuery({
    queryKey: ['alike', wanted],
    queryFn: ({ signal }) =>
      request<AlikePage>('POST', '/complaints/alike', {
        body: JSON.parse(wanted) as unknown,
        signal,
      }),
    enabled: asked,
    placeholderData: asked ? keepPreviousData : undefined,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  return { asked, data: asked ? found.data : undefined, error: asked ? found.error : null };
};

/** Adds what was typed to an open complaint instead of opening another case. */
export const useAddToCase = (draft: Draft, formKey: string) =>
  useMutation({
    mutationFn: (complaintNo: string) =>
      post<AdditionTaken>(
        `/complaints/${encodeURIComponent(complaintNo)}/additions`,
        {
          kind: 'statement',
          content: draft.content.trim(),
          ...(draft.demand.trim() ? { demand: draft.demand.trim() } : {}),
        },
        { 'idempotency-key': formKey },
      ),
  });
