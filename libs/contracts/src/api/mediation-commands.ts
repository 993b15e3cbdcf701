import { z } from 'zod';
import { instant } from '../instant.js';
import {
  CONFIRMATION_STEPS,
  MEDIATION_CONSENTS,
  MEDIATION_ENDS,
  MEDIATION_PROPOSERS,
  MediationBodySchema,
} from '../mediation.js';
import { TypedMoneySchema } from '../money.js';
import { filled } from './shapes.js';

const mediationId = z.uuid();

/** The mediation of a dispute (regulation 701, art. 30 to 42; people's mediation law). */
export const MEDIATION_COMMANDS = {
  /** Who is to mediate, and what the complainant says to it in his words. Without his consent it is on record and nothing follows. */
  proposeMediation: z.strictObject({
    body: MediationBodySchema,
    bodyName: filled(100).optional(),
    proposedBy: z.enum(MEDIATION_PROPOSERS),
    at: instant,
    consent: z.enum(MEDIATION_CONSENTS),
    words: filled(5_000),
  }),
  /** The body takes the matter, with the mediator it names, or does not. */
  answerMediation: z.strictObject({
    mediationId,
    accepted: z.boolean(),
    at: instant,
    mediator: filled(200).optional(),
    note: filled(2_000).optional(),
  }),
  recordSession: z.strictObject({
    mediationId,
    at: instant,
    place: filled(200).optional(),
    minutes: filled(20_000),
  }),
  /**
   * What came of it. An agreement with its content; where money is part of it, how much by when, in which parts, and the number of the
   * agreement where a body outside set the amount.
   */
  endMediation: z.strictObject({
    mediationId,
    result: z.enum(MEDIATION_ENDS),
    at: instant,
    note: filled(5_000).optional(),
    agreement: filled(20_000).optional(),
    amount: TypedMoneySchema.optional(),
    dueOn: z.iso.date().optional(),
    instalments: z
      .array(z.strictObject({ value: TypedMoneySchema.shape.value, dueOn: z.iso.date() }))
      .min(2)
      .max(60)
      .optional(),
    department: filled(60).optional(),
    decision: filled(200).optional(),
  }),
  signMediation: z.strictObject({ mediationId, at: instant, note: filled(2_000).optional() }),
  recordConfirmation: z.strictObject({
    mediationId,
    step: z.enum(CONFIRMATION_STEPS),
    at: instant,
    reference: filled(200).optional(),
  }),
};
