import { get } from '../api/http.client';

/** A call as it is shown to whom it is offered; the number may be withheld. */
interface Call {
  readonly from: string | null;
}

/** The number of a call, as long as it is offered to the person. */
export const callOf = (callId: string): Promise<Call> =>
  get<Call>(`/calls/${encodeURIComponent(callId)}`);
