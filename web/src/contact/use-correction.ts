import { caseNoOf, type Correction, type CorrectionTaken } from '@tingsu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { post } from '../api/http.client';
import { newKey } from '../kit/new-key';

/** Sends a correction; the same words go under the same key, however often they are sent. */
export const useCorrection = (complaintNo: string) => {
  const client = useQueryClient();
  const sent = useRef<{ readonly body: string; readonly key: string } | null>(null);
  return useMutation({
    mutationFn: (correction: Correction) => {
      const body = JSON.stringify(correction);
      if (sent.current?.body !== body) sent.current = { body, key: newKey() };
      const path = `/complaints/${encodeURIComponent(complaintNo)}/corrections`;
      return post<CorrectionTaken>(path, correction, { 'idempotency-key': sent.current.key });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['complaint', complaintNo] });
      void client.invalidateQueries({ queryKey: ['case', caseNoOf(complaintNo)] });
    },
  });
};
