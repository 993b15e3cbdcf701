import { z } from 'zod';

/** What an event is about. Order is kept for each aggregate by its version, never across aggregates. */
export const AGGREGATES = [
  'complaint',
  'evidence',
  'paper',
  'case',
  'directory',
  'policy',
  'notice',
  'alarm',
  'routine',
  'improvement',
  'pattern',
  'wording',
  'reading',
  'security',
  'accountability',
  'safety',
  'roster',
  'absence',
  'watch',
  'call',
  'message',
  'webhook',
] as const;
type Aggregate = (typeof AGGREGATES)[number];

/** Who caused an event. A person is named by id only; names stay in the directory. */
const ActorSchema = z.object({
  type: z.enum(['person', 'complainant', 'channel', 'system']),
  id: z.string().nullable(),
  role: z.string().nullable(),
});
export type Actor = z.infer<typeof ActorSchema>;

/**
 * The CloudEvents 1.0 envelope (structured JSON). Extension attributes are lower-case letters and digits only,
 * as the specification demands.
 */
export const EnvelopeSchema = z.object({
  specversion: z.literal('1.0'),
  id: z.uuid(),
  source: z.string().regex(/^\/tingsu\/[a-z]+$/),
  type: z.string().regex(/^[a-z]+\.[a-zA-Z]+\.v\d+$/),
  time: z.iso.datetime({ offset: true }),
  subject: z.string().min(1),
  datacontenttype: z.literal('application/json'),
  tenantid: z.uuid(),
  aggregatetype: z.enum(AGGREGATES),
  aggregateid: z.string().min(1),
  aggregateversion: z.number().int().positive(),
  actor: ActorSchema,
  correlationid: z.string().optional(),
  causationid: z.string().optional(),
  traceparent: z.string().optional(),
});
export type Envelope = z.infer<typeof EnvelopeSchema>;

export interface EventDefinition<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly aggregate: Aggregate;
  /** What happened, for the reader of the AsyncAPI document. */
  readonly summary: string;
  readonly data: z.ZodType<Data>;
}

/** One fact that one service publishes and others rely on: routing key, run-time check, type and document in one. */
export type EventOf<Definition> =
  Definition extends EventDefinition<infer Type, infer Data>
    ? Envelope & { readonly type: Type; readonly data: Data }
    : never;

/** Narrows an event to one definition: `if (is(event, CaseDispatched)) event.data.lead`. */
export function is<Event extends { readonly type: string }, Definition extends EventDefinition>(
  event: Event,
  definition: Definition,
): event is Event & EventOf<Definition> {
  return event.type === definition.type;
}

/** The routing key is the type without its version, so that a consumer sees v1 and v2 through one binding. */
export function routingKeyOf(type: string): string {
  return type.replace(/\.v\d+$/, '');
}

export function defineEvent<const Type extends string, Shape extends z.ZodRawShape>(
  type: Type,
  summary: string,
  shape: Shape,
): EventDefinition<Type, z.infer<z.ZodObject<Shape>>> {
  const aggregate = AGGREGATES.find((name) => type.startsWith(`${name}.`));
  if (!aggregate) throw new Error(`Event ${type} must start with one of ${AGGREGATES.join(', ')}`);
  return {
    type,
    aggregate,
    summary,
    data: z.object(shape) as unknown as z.ZodType<z.infer<z.ZodObject<Shape>>>,
  };
}
