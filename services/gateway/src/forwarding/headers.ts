type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Connection headers end here (RFC 9110, 7.6.1); cookies and Authorization mean something else on the other side. */
const NOT_FORWARDED = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
  'expect',
  'cookie',
  'authorization',
  'x-csrf-token',
  'x-request-id',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'forwarded',
  'x-real-ip',
]);
const NOT_RETURNED = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'set-cookie',
  'date',
  'x-request-id',
]);

export interface Vouched {
  readonly identityToken: string;
  readonly requestId: string;
  readonly address: string;
}

/** What a service gets to see of a request: the visitor's own headers, less what is ours, and whom we vouch for. */
export function forwardedHeaders(
  headers: Headers,
  { identityToken, requestId, address }: Vouched,
): Record<string, string | string[]> {
  const forwarded: Record<string, string | string[]> = {};
  const listed = namedByConnection(headers);
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined && !NOT_FORWARDED.has(name) && !listed?.has(name))
      forwarded[name] = value;
  }
  forwarded['authorization'] = `Bearer ${identityToken}`;
  forwarded['x-request-id'] = requestId;
  forwarded['x-forwarded-for'] = address;
  return forwarded;
}

export function returnedHeaders(headers: Headers): Record<string, string | string[]> {
  const returned: Record<string, string | string[]> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined && !NOT_RETURNED.has(name)) returned[name] = value;
  }
  return returned;
}

/** Headers that the sender declared to be for this connection only. */
function namedByConnection(headers: Headers): ReadonlySet<string> | null {
  const connection = headers['connection'];
  if (typeof connection !== 'string' || connection === 'keep-alive' || connection === 'close')
    return null;
  return new Set(
    connection
      .toLowerCase()
      .split(',')
      .map((name) => name.trim()),
  );
}
