const PATIENCE_MS = 30_000;

/** A small HTTP client for the demo and the benchmarks: keeps the session cookie and the CSRF token. */
export class Client {
  #baseUrl;
  #cookie = '';
  #csrf = '';

  constructor(baseUrl) {
    this.#baseUrl = baseUrl;
  }

  async signIn(login, password) {
    await this.request('POST', '/api/v1/session', { body: { login, password } });
    const me = await this.request('GET', '/api/v1/me');
    this.#csrf = me.csrfToken;
    return me;
  }

  get(path) {
    return this.request('GET', path);
  }

  post(path, body, headers) {
    return this.request('POST', path, { body, headers });
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {{ body?: unknown, headers?: Record<string, string> }} given
   *
   * Throws `Refused` with the problem details when the answer is not 2xx. A service that is away for a moment is asked again: complaints
   * carry a key and commands a version, so nothing is done twice.
   */
  async request(method, path, given = {}) {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        return await this.#once(method, path, given);
      } catch (error) {
        if (!(error instanceof Refused) || error.status !== 503 || Date.now() > end) throw error;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {{ body?: unknown, headers?: Record<string, string> }} given
   */
  async #once(method, path, { body, headers = {} }) {
    const response = await fetch(new URL(path, this.#baseUrl), {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.#cookie ? { cookie: this.#cookie } : {}),
        ...(this.#csrf ? { 'x-csrf-token': this.#csrf } : {}),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const cookies = response.headers.getSetCookie();
    if (cookies.length > 0) this.#cookie = cookies.map((cookie) => cookie.split(';')[0]).join('; ');
    const text = await response.text();
    const answer = text ? JSON.parse(text) : null;
    if (!response.ok) throw new Refused(response.status, answer);
    return answer;
  }
}

class Refused extends Error {
  constructor(status, problem) {
    super(`${status} ${problem?.code ?? ''} ${problem?.detail ?? ''}`.trim());
    this.status = status;
    this.problem = problem;
  }
}

/** Asks again until `probe` answers something truthy; the whole system is asynchronous behind the first answer. */
export async function eventually(
  probe,
  { seconds = 30, every = 100, what = 'the condition' } = {},
) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await probe().catch((error) => {
      if (error instanceof Refused && [404, 503].includes(error.status)) return undefined;
      throw error;
    });
    if (value) return value;
    if (Date.now() > end) throw new Error(`Waited ${seconds} s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}
