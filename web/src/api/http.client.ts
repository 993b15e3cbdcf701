import { ApiProblem, problemOf } from './problem';
import { learnServerTime } from '../time/server-time';

type Query = Readonly<Record<string, string | number | boolean | undefined | null>>;
interface Options {
  readonly query?: Query;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** The request outlives the page that sends it. */
  readonly keepalive?: boolean;
}

const TIMEOUT_MS = 30_000;
let csrfToken: string | null = null;

/** The token of the session, from `GET /me`; sent with everything that changes something. */
export const rememberCsrfToken = (token: string | null): void => {
  csrfToken = token;
};
export const csrfHeader = (): Readonly<Record<string, string>> =>
  csrfToken ? { 'x-csrf-token': csrfToken } : {};

type Sender = (send: () => Promise<Response>) => Promise<Response>;
let sendThrough: Sender = (send) => send();

/** Lets the console ask for what the server wants first; the portal sends as it is. */
export const sendAllThrough = (sender: Sender): void => {
  sendThrough = sender;
};

const queryString = (query: Query = {}): string => {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') parts.set(name, String(value));
  const joined = parts.toString();
  return joined ? `?${joined}` : '';
};

const headersFor = (method: string, options: Options): Record<string, string> => ({
  accept: 'application/json',
  ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
  ...(method === 'GET' ? {} : csrfHeader()),
  ...options.headers,
});

const unreachable = (error: unknown): ApiProblem => {
  const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
  return new ApiProblem(timedOut ? 'network.timeout' : 'network.unreachable', 0, '');
};

const jsonOf = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const send = async (method: string, path: string, options: Options): Promise<Response> => {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await fetch(`/api/v1${path}${queryString(options.query)}`, {
      method,
      credentials: 'same-origin',
      keepalive: options.keepalive ?? false,
      headers: headersFor(method, options),
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw unreachable(error);
  }
};

/** One request to the API. Fails with {@link ApiProblem}, or with the abort error if the caller aborted. */
export const request = async <Answer>(
  method: string,
  path: string,
  options: Options = {},
): Promise<Answer> => {
  const response = await sendThrough(async () => {
    const sentAt = Date.now();
    const answer = await send(method, path, options);
    learnServerTime(answer.headers.get('date'), sentAt, Date.now());
    return answer;
  });
  const body = await jsonOf(response);
  if (!response.ok) throw problemOf(response.status, body, response.headers.get('x-request-id'));
  return body as Answer;
};

export const get = <Answer>(path: string, query?: Query, signal?: AbortSignal): Promise<Answer> =>
  request<Answer>('GET', path, { query, signal });
/** Sent although the page is left: the browser finishes it. */
export const postLeaving = <Answer>(path: string, body?: unknown): Promise<Answer> =>
  request<Answer>('POST', path, { body, keepalive: true });

export const post = <Answer>(
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
): Promise<Answer> => request<Answer>('POST', path, { body, headers });
