import { csrfHeader } from '../api/http.client';
import { ApiProblem, problemOf } from '../api/problem';
import type { Uploaded } from '../api/types';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

export interface Upload {
  readonly done: Promise<Uploaded>;
  cancel(): void;
}

/** Sends one file. XMLHttpRequest, because `fetch` cannot tell how far an upload has come. */
export const sendFile = (file: File, onProgress: (percent: number) => void): Upload => {
  const call = new XMLHttpRequest();
  const done = new Promise<Uploaded>((resolve, reject) => {
    call.upload.onprogress = (event) =>
      event.lengthComputable && onProgress(Math.round((event.loaded / event.total) * 100));
    call.onload = () => {
      const body = parsed(call.responseText);
      if (call.status >= 200 && call.status < 300) resolve(body as Uploaded);
      else reject(problemOf(call.status, body, call.getResponseHeader('x-request-id')));
    };
    call.onerror = () => reject(new ApiProblem('network.unreachable', 0, ''));
    call.onabort = () => reject(new ApiProblem('network.unreachable', 0, 'aborted'));
  });
  const form = new FormData();
  form.append('file', file);
  call.open('POST', '/api/v1/uploads');
  for (const [name, value] of Object.entries(csrfHeader())) call.setRequestHeader(name, value);
  call.send(form);
  return { done, cancel: () => call.abort() };
};
