import { z } from 'zod';
import { ChannelSchema } from '../vocabulary.js';
import { filled } from './shapes.js';

const INLET_KINDS = [
  /** The form on the web, and as it opens from the code of a suggestion box. */
  'form',
  'boxes',
  /** Staff who register for somebody. */
  'desk',
  'telephone',
  'wechat',
  'mailbox',
  /** The queue at which channel adapters hand in. */
  'queue',
  'authority',
  'partner',
] as const;
export type InletKind = (typeof INLET_KINDS)[number];

const INLET_STATES = ['open', 'closed', 'not_set_up', 'expired', 'revoked'] as const;

/** Why a test did not leave: nobody answers at the address, somebody refuses it, or what it needs is missing. */
const TEST_FAULTS = ['unreachable', 'refused', 'not_set_up'] as const;

/** A way by which complaints come in (接入口), and how it fares. */
const InletSchema = z.object({
  id: z.string(),
  kind: z.enum(INLET_KINDS),
  /** What tells it from others of its kind: an address, the name of a key. */
  name: z.string().nullable(),
  channels: z.array(ChannelSchema),
  /** Where it is open, of the campuses that the reader may ask about. */
  campuses: z.array(z.string()),
  state: z.enum(INLET_STATES),
  /** How much it takes of one sender; null where nothing of its own holds. */
  limit: z.object({ count: z.int(), per: z.enum(['minute', 'day']) }).nullable(),
  /** Who answers for it; null while nobody does. */
  personId: z.uuid().nullable(),
  lastTakenAt: z.iso.datetime().nullable(),
  lastRefusedAt: z.iso.datetime().nullable(),
  /** Why the last one was refused, by the code of the problem. */
  lastRefusedCode: z.string().nullable(),
  /** In the last 30 days. */
  taken: z.int(),
  refused: z.int(),
  /** Refused messages that wait for somebody to look. */
  waiting: z.int(),
  /** The last test; null before the first. `cameAt` is null while it has not come. */
  test: z.object({ at: z.iso.datetime(), cameAt: z.iso.datetime().nullable() }).nullable(),
  mayTest: z.boolean(),
  /** Whether the reader may say who answers for it. */
  mayAssign: z.boolean(),
});
export type Inlet = z.infer<typeof InletSchema>;
/** `more`: there are more API keys than the list shows. */
export const InletsSchema = z.object({ items: z.array(InletSchema), more: z.boolean() });
export type Inlets = z.infer<typeof InletsSchema>;

export const InletTestSchema = z.object({
  /** Null when it left; it has come when the list says so. */
  fault: z.enum(TEST_FAULTS).nullable(),
  /** What was said at the address, for who looks for the reason. */
  detail: z.string().nullable(),
});
export type InletTest = z.infer<typeof InletTestSchema>;

export const AssignInletSchema = z.strictObject({ personId: z.uuid().nullable() });
export type AssignInlet = z.infer<typeof AssignInletSchema>;

export const InletIdSchema = filled(120);
