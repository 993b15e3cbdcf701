import { CATALOGUE, EnvelopeSchema, routingKeyOf, type Envelope } from '@tingsu/contracts';

/** An event that was checked: envelope and data are what its definition promises. */
export type CheckedEvent = Envelope & { readonly data: unknown };

/** Why a message is no event that this version knows. */
type RefusalReason =
  | 'message.not_json'
  | 'event.not_an_envelope'
  | 'event.unknown_type'
  | 'event.unknown_version'
  | 'event.malformed';

export type Decoded =
  | { readonly ok: true; readonly event: CheckedEvent }
  | {
      readonly ok: false;
      readonly reason: RefusalReason;
      readonly detail: string;
      readonly envelope: Envelope | null;
    };

const KNOWN_KINDS: ReadonlySet<string> = new Set([...CATALOGUE.keys()].map(routingKeyOf));

/** One event of a message. */
export interface MessagePart {
  readonly decoded: Decoded;
  /** The text of this event alone. */
  readonly text: () => string;
}

/** Reads and checks a message: one CloudEvent, or a CloudEvents batch, of which each event is judged by itself. */
export function decodeMessage(body: Buffer | string): readonly MessagePart[] {
  const text = body.toString();
  const value = parseJson(text);
  return Array.isArray(value) && value.length > 0
    ? value.map((one: unknown) => ({ decoded: decodeValue(one), text: () => JSON.stringify(one) }))
    : [{ decoded: decodeValue(value), text: () => text }];
}

/** Reads and checks one event. The detail names places and rules, never values: they may be anything. */
export const decodeEvent = (body: Buffer | string): Decoded =>
  decodeValue(parseJson(body.toString()));

function decodeValue(value: unknown): Decoded {
  if (value === undefined) return refusal('message.not_json', 'The body is not JSON.');
  const parsed = EnvelopeSchema.safeParse(value);
  if (!parsed.success)
    return refusal(
      'event.not_an_envelope',
      `Not a CloudEvent of Tingsu: ${issuesOf(parsed.error)}`,
    );
  const envelope = parsed.data;
  const definition = CATALOGUE.get(envelope.type);
  if (!definition) return unknownType(envelope);
  if (definition.aggregate !== envelope.aggregatetype) {
    return refusal(
      'event.malformed',
      `aggregatetype must be ${definition.aggregate} for ${envelope.type}`,
      envelope,
    );
  }
  const data = definition.data.safeParse((value as { data?: unknown }).data);
  if (!data.success) return refusal('event.malformed', `data: ${issuesOf(data.error)}`, envelope);
  return { ok: true, event: { ...envelope, data: data.data } };
}

function unknownType(envelope: Envelope): Decoded {
  const known = KNOWN_KINDS.has(routingKeyOf(envelope.type));
  return known
    ? refusal(
        'event.unknown_version',
        `This version of the service does not know ${envelope.type}.`,
        envelope,
      )
    : refusal('event.unknown_type', `No event of the type ${envelope.type} exists.`, envelope);
}

function refusal(reason: RefusalReason, detail: string, envelope: Envelope | null = null): Decoded {
  return { ok: false, reason, detail, envelope };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The first places that break the schema, with the broken rule. */
function issuesOf(error: {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly code?: string }[];
}): string {
  return error.issues
    .slice(0, 5)
    .map(({ path, code }) => `${path.map(String).join('.') || '(whole)'} ${code ?? 'invalid'}`)
    .join('; ');
}
