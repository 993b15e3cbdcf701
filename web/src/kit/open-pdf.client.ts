import { csrfHeader } from '../api/http.client';
import { problemOf } from '../api/problem';

/** For how long the browser's reader may come back for the file. */
const KEPT_MS = 60_000;

const posting = (body: object) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...csrfHeader() },
  body: JSON.stringify(body),
});

/**
 * A PDF in the browser's own reader, which prints it; the file lives in this page only and is given up when the page leaves it. Answers
 * what the server left open for want of a character. Fails with the problem of the server.
 * @param body says what is to be made, where an address cannot
 */
export const openPdf = async (href: string, body?: object): Promise<string | null> => {
  const reader = window.open('', '_blank');
  try {
    const answer = await fetch(href, { credentials: 'same-origin', ...(body && posting(body)) });
    if (!answer.ok)
      throw problemOf(
        answer.status,
        await answer.json().catch(() => null),
        answer.headers.get('x-request-id'),
      );
    const file = new Blob([await answer.blob()], { type: 'application/pdf' });
    const address = URL.createObjectURL(file);
    if (reader) reader.location.href = address;
    window.setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
    return answer.headers.get('x-missing-characters');
  } catch (error) {
    reader?.close();
    throw error;
  }
};
