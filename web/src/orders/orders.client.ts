import type { SheetOfFile } from '@tingsu/contracts';
import { csrfHeader } from '../api/http.client';
import { ApiProblem, problemOf } from '../api/problem';

/** The words in the cells of a spreadsheet, as the server reads them. */
export const readSheet = async (file: File): Promise<SheetOfFile['rows']> => {
  const response = await fetch('/api/v1/sheets', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/octet-stream', ...csrfHeader() },
    body: file,
  }).catch(() => {
    throw new ApiProblem('network.unreachable', 0, '');
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemOf(response.status, body, response.headers.get('x-request-id'));
  return (body as SheetOfFile).rows;
};
