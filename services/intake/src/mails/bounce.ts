/** What a mail server says of a mail of ours that it could not deliver (RFC 3464). */
export interface Bounced {
  /** The mail of ours, without brackets; null where the report does not name it. */
  readonly messageId: string | null;
  /** As `5.1.1`; null where the report has none. */
  readonly status: string | null;
  /** It will never arrive, as against it is late. */
  readonly failed: boolean;
}

interface Part {
  readonly type: string;
  readonly text: string;
}

export function bouncedIn(parts: readonly Part[], returned: string | null): Bounced | null {
  const report = parts.find(({ type }) => type === 'message/delivery-status')?.text;
  if (report === undefined) return null;
  const heads = parts.find(({ type }) => type === 'text/rfc822-headers')?.text ?? '';
  const field = (text: string, name: string): string | null =>
    new RegExp(`^${name}:\\s*(\\S+)`, 'im').exec(text)?.[1] ?? null;
  const named = returned ?? field(heads, 'message-id');
  return {
    messageId: named?.replace(/^<|>$/g, '') ?? null,
    status: /^[245]\.\d{1,3}\.\d{1,3}$/.exec(field(report, 'status') ?? '')?.[0] ?? null,
    failed: field(report, 'action')?.toLowerCase() === 'failed',
  };
}
