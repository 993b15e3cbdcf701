import { z } from 'zod';
import {
  AUTOPSY_CONSENTS,
  BODY_ENDS,
  HoldKindSchema,
  HOLD_SIDES,
  INSPECTION_CHOICES,
  RECORD_FORMS,
  RELEASE_GROUNDS,
} from '../holds.js';
import { instant } from '../instant.js';
import { filled } from './shapes.js';

const holdId = z.uuid();
const items = z.array(filled(300)).min(1).max(100);
const people = filled(200);

/** Evidence that is sealed, and what the law wants after a death (regulation 701, art. 24 to 27). */
export const HOLD_COMMANDS = {
  askHold: z.strictObject({
    evidence: HoldKindSchema,
    askedBy: z.enum(HOLD_SIDES),
    askedAt: instant,
    what: filled(1_000),
  }),
  /** The list of both sides: what was sealed, who was there for each, or the witness where the patient side did not come. */
  sealHold: z.strictObject({
    holdId,
    sealedAt: instant,
    form: z.enum(RECORD_FORMS).optional(),
    items,
    hospitalSide: people,
    patientSide: people.optional(),
    witness: people.optional(),
    place: filled(200),
    keeper: people,
    /** Who came from the station that supplied the blood, or how it was told. */
    station: filled(200).optional(),
    /** Police station and officer, where it was called. */
    police: filled(200).optional(),
    /** Records that are still being written; a copy of them goes on, and the rest is sealed later. */
    unfinished: z.boolean().optional(),
  }),
  completeHold: z.strictObject({ holdId, at: instant, items }),
  inspectHold: z.strictObject({
    holdId,
    sentAt: instant,
    by: z.enum(INSPECTION_CHOICES),
    body: filled(200),
  }),
  recordInspection: z.strictObject({ holdId, at: instant, findings: filled(5_000) }),
  releaseHold: z.strictObject({
    holdId,
    releasedAt: instant,
    ground: z.enum(RELEASE_GROUNDS),
    hospitalSide: people,
    patientSide: people.optional(),
    witness: people.optional(),
    note: filled(2_000),
    /** Who got what was sealed. */
    returnedTo: filled(200).optional(),
  }),
  /** A further one replaces what was said before. */
  recordDeath: z.strictObject({
    diedAt: instant,
    inHospital: z.boolean().default(false),
    causeDisputed: z.boolean().default(false),
    frozen: z.boolean().default(false),
    movedAt: instant.optional(),
    note: filled(2_000).optional(),
  }),
  recordConsent: z.strictObject({
    consent: z.enum(AUTOPSY_CONSENTS),
    at: instant,
    kin: filled(200),
    note: filled(2_000).optional(),
  }),
  recordAutopsy: z.strictObject({
    at: instant,
    institution: filled(200),
    findings: filled(5_000).optional(),
  }),
  recordBody: z.strictObject({ end: z.enum(BODY_ENDS), at: instant, note: filled(2_000) }),
};
