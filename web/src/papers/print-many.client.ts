import type { PrintedLine, PrintMany } from '@tingsu/contracts';
import { csrfHeader } from '../api/http.client';
import { ApiProblem, problemOf } from '../api/problem';

interface Asking {
  readonly template: string;
  readonly body: PrintMany;
  readonly signal: AbortSignal;
  tell(line: PrintedLine): void;
}

/** Prints one paper of many cases, and tells each line of the answer as it comes. Fails with the problem of the server. */
export const printMany = async ({ template, body, signal, tell }: Asking): Promise<void> => {
  const broken = (error: unknown): never => {
    if (signal.aborted) throw error;
    throw new ApiProblem('network.unreachable', 0, '');
  };
  const answer = await fetch(`/api/v1/cases/documents/${template}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', ...csrfHeader() },
    body: JSON.stringify(body),
    signal,
  }).catch(broken);
  if (!answer.ok || !answer.body)
    throw problemOf(
      answer.status,
      await answer.json().catch(() => null),
      answer.headers.get('x-request-id'),
    );
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read().catch(broken);
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) tell(JSON.parse(line) as PrintedLine);
  }
};

/** The file as an address to open, for as long as the page is there. */
export const addressOf = (base64: string): string => {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
};
