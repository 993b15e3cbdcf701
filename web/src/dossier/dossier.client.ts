import { csrfHeader } from '../api/http.client';
import { ApiProblem, problemOf } from '../api/problem';
import { sendProved } from '../api/proof.client';

export interface Downloaded {
  readonly done: number;
  /** About as many; null while nothing is known. */
  readonly total: number | null;
}

interface Asking {
  readonly caseNo: string;
  readonly body: object;
  readonly signal: AbortSignal;
  tell(downloaded: Downloaded): void;
}

/** For how long the browser may take to write the file to the disk. */
const KEPT_MS = 60_000;

/**
 * Downloads a dossier and hands it to the browser to save; the browser keeps the pieces, on the disk where they are many. Fails with the
 * problem of the server, or with `network.unreachable` when the download broke off.
 */
export const downloadDossier = async ({ caseNo, body, signal, tell }: Asking): Promise<void> => {
  const answer = await sendProved(() =>
    fetch(`/api/v1/cases/${encodeURIComponent(caseNo)}/dossier`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', ...csrfHeader() },
      body: JSON.stringify(body),
      signal,
    }),
  ).catch(brokenUnless(signal));
  if (!answer.ok || !answer.body)
    throw problemOf(
      answer.status,
      await answer.json().catch(() => null),
      answer.headers.get('x-request-id'),
    );
  const total = Number(answer.headers.get('x-dossier-bytes')) || null;
  const pieces = answer.body.pipeThrough(counted((done) => tell({ done, total })));
  const file = await new Response(pieces, { headers: { 'content-type': 'application/zip' } })
    .blob()
    .catch(brokenUnless(signal));
  save(file, `${caseNo}.zip`);
};

const counted = (tell: (bytes: number) => void): TransformStream<Uint8Array, Uint8Array> => {
  let bytes = 0;
  return new TransformStream({
    transform(piece, controller) {
      bytes += piece.byteLength;
      tell(bytes);
      controller.enqueue(piece);
    },
  });
};

const brokenUnless =
  (signal: AbortSignal) =>
  (error: unknown): never => {
    if (signal.aborted) throw error;
    throw new ApiProblem('network.unreachable', 0, '');
  };

const save = (file: Blob, name: string): void => {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
};
