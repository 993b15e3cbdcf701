import { z } from 'zod';

/** Type of the message by which a producer says what it has published; it follows the events into the same queue. */
export const CHECKPOINT_TYPE = 'outbox.checkpoint.v1';
/** Type of a consumer's answer, in the control queue of the producer. */
export const ANSWER_TYPE = 'outbox.checkpointAnswered.v1';

/** Tenant, type and id of an aggregate, and a version of it. */
const PositionSchema = z.tuple([z.uuid(), z.string(), z.string(), z.number().int().nonnegative()]);
export type Position = z.infer<typeof PositionSchema>;

/** Positions as four parameters of a statement: tenants, types, ids and versions. */
export const columnsOf = (positions: readonly Position[]): unknown[] =>
  [0, 1, 2, 3].map((column) => positions.map((position) => position[column]));

/** The last published version of every aggregate with events in a span of the outbox. */
export const CheckpointSchema = z.object({
  producer: z.string(),
  /** The span: events created after `from` and up to `until`. */
  from: z.iso.datetime({ offset: true }),
  until: z.iso.datetime({ offset: true }),
  positions: z.array(PositionSchema),
});
export type Checkpoint = z.infer<typeof CheckpointSchema>;

/** What a consumer lacks of a checkpoint: the versions after the given one. Empty when it has everything. */
export const AnswerSchema = z.object({
  consumer: z.string(),
  until: z.iso.datetime({ offset: true }),
  missing: z.array(PositionSchema),
});
export type Answer = z.infer<typeof AnswerSchema>;
