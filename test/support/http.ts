/** Answer of the API: status, headers and the parsed body (null when there is none). */
export interface Answer<T = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** A refusal that the test did not expect; the message names the problem's code. */
class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: { readonly code?: string; readonly detail?: string },
    what: string,
  ) {
    super(`${what} → ${status} ${problem.code ?? ''} ${problem.detail ?? ''}`);
  }
}

/** An open event stream. */
export interface LiveStream {
  /** Everything that it has said so far. */
  text(): string;
  close(): void;
}

/** A visitor or a signed-in person: keeps cookies and the CSRF token like a browser. */
export class HttpClient {
  private readonly cookies = new Map<string, string>();
  private csrfToken = '';

  constructor(readonly baseUrl: string) {}

  /** Signs in; everything after is asked as this person. */
  async signIn(login: string, password: string): Promise<this> {
    const me = await this.post<{ csrfToken: string }>('/api/v1/session', { login, password });
    this.csrfToken = me.csrfToken;
    return this;
  }

  get<T = unknown>(path: string, headers?: Record<string, string>): Promise<T> {
    return this.expectOk<T>('GET', path, undefined, headers);
  }

  post<T = unknown>(path: string, body: unknown, headers?: Record<string, string>): Promise<T> {
    return this.expectOk<T>('POST', path, body, headers);
  }

  /** A file as it comes. */
  async bytes(path: string): Promise<Buffer> {
    const response = await fetch(new URL(path, this.baseUrl), {
      headers: this.headers(undefined, {}),
    });
    if (!response.ok) throw new Refused(response.status, {}, `GET ${path}`);
    return Buffer.from(await response.arrayBuffer());
  }

  /** The answer whatever its status; throws only when the connection fails. */
  async ask<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const response = await fetch(new URL(path, this.baseUrl), {
      method,
      headers: this.headers(body, headers),
      ...content(body),
    });
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parsed(text) as T };
  }

  /** Opens a stream of server-sent events and keeps what it says. */
  async listen(path: string): Promise<LiveStream> {
    const stop = new AbortController();
    const response = await fetch(new URL(path, this.baseUrl), {
      headers: this.headers(undefined, {}),
      signal: stop.signal,
    });
    if (!response.ok) throw new Refused(response.status, {}, `GET ${path}`);
    let text = '';
    const read = async () => {
      for await (const chunk of response.body ?? []) text += Buffer.from(chunk).toString();
    };
    // It ends with the session, the service or the test.
    void read().catch(() => undefined);
    return { text: () => text, close: () => stop.abort() };
  }

  private async expectOk<T>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<T> {
    const answer = await this.ask<T>(method, path, body, headers);
    if (answer.status < 300) return answer.body;
    throw new Refused(
      answer.status,
      (answer.body ?? {}) as Record<string, string>,
      `${method} ${path}`,
    );
  }

  private headers(body: unknown, more: Record<string, string>): Record<string, string> {
    return {
      ...typeOf(body),
      ...(this.cookies.size > 0
        ? { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
        : {}),
      ...(this.csrfToken ? { 'x-csrf-token': this.csrfToken } : {}),
      ...more,
    };
  }

  private keep(cookie: string): void {
    const [pair = ''] = cookie.split(';');
    const at = pair.indexOf('=');
    this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

function typeOf(body: unknown): Record<string, string> {
  if (body === undefined || body instanceof FormData) return {};
  const type = body instanceof Uint8Array ? 'application/octet-stream' : 'application/json';
  return { 'content-type': type };
}

function content(body: unknown): { body?: string | FormData | Uint8Array<ArrayBuffer> } {
  if (body === undefined) return {};
  if (body instanceof FormData || typeof body === 'string') return { body };
  if (body instanceof Uint8Array) return { body: new Uint8Array(body) };
  return { body: JSON.stringify(body) };
}

function parsed(text: string): unknown {
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
