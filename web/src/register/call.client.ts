import type { Call } from '@tingsu/contracts';
import { get } from '../api/http.client';

/** The number of a call, as long as it is offered to the person. */
export const callOf = (callId: string): Promise<Call> =>
  get<Call>(`/calls/${encodeURIComponent(callId)}`);
