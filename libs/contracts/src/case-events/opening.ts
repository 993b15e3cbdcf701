import { z } from 'zod';
import { AccessFactsSchema } from '../access/access-facts.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { instant } from '../instant.js';
import {
  CaseKindSchema,
  ChannelSchema,
  MOODS,
  PolicyRefSchema,
  RelationSchema,
} from '../vocabulary.js';
import { copiesFacts, evidenceFacts } from '../evidence-events.js';
import { paperFacts } from '../paper-events.js';
import { state } from './state.js';

export const CaseOpened = defineEvent('case.opened.v1', 'A case was opened for a complaint', {
  state,
  caseNo: z.string(),
  complaintId: z.uuid(),
  complaintNo: z.string(),
  campus: z.string(),
  department: z.string().nullable(),
  channel: ChannelSchema,
  channelMarks: z.array(z.string()),
  caseKind: CaseKindSchema,
  anonymous: z.boolean(),
  relation: RelationSchema,
  contactable: z.boolean(),
  receivedAt: instant,
  receivedByCentreAt: instant,
  externalRef: z.string().nullable(),
  /** When the body that sent the complaint wants the answer (12345 order). */
  externalDueAt: instant.nullable().optional(),
  policies: z.array(PolicyRefSchema),
  /** Staff id of who received the complaint first, where staff registered it. */
  firstResponder: z.uuid().nullable().optional(),
  /** What was written down was read back to the complainant, who confirmed it. */
  restated: z.boolean().optional(),
  /** How the complainant seemed to who registered the complaint. */
  mood: z.enum(MOODS).nullable().optional(),
  /** Who may see the case as it is opened; `case.accessChanged` says what changes later. Missing in events of old cases. */
  access: AccessFactsSchema.optional(),
});
export type CaseOpened = EventOf<typeof CaseOpened>;

/**
 * Who may see the case and what of it, complete each time. The newest of this and `case.opened` holds: readers keep it, and
 * ask `accessTo` with it.
 */
export const CaseAccessChanged = defineEvent(
  'case.accessChanged.v1',
  'The facts on which access to the case depends changed',
  { state, access: AccessFactsSchema },
);
export type CaseAccessChanged = EventOf<typeof CaseAccessChanged>;

/** Free text about people whom the directory does not have stays with the case, encrypted. */
export const CaseRespondentsNamed = defineEvent(
  'case.respondentsNamed.v1',
  'Who is complained of was named',
  { state, units: z.array(z.string()), persons: z.array(z.uuid()) },
);
export const CasePeopleExcluded = defineEvent(
  'case.peopleExcluded.v1',
  'People were kept away from the case by hand',
  { state, persons: z.array(z.uuid()) },
);

/** The words of a note stay in the office, encrypted; only those see that there is one who may read it. */
export const CaseNoted = defineEvent('case.noted.v1', 'The office wrote a note for itself', {
  state,
  /** Who was mentioned, and is told. */
  mentions: z.array(z.uuid()),
});

/** A file of the office, by its hash. Its name, its source and its place stay with intake. */
export const CaseEvidenceAdded = defineEvent(
  'case.evidenceAdded.v1',
  'Staff added a file to the case',
  { state, ...evidenceFacts },
);

/** Copies of files left the house, each by the hash of what was given. */
export const CaseCopiesGiven = defineEvent(
  'case.copiesGiven.v1',
  'Copies of files were given to somebody outside',
  { state, ...copiesFacts },
);

/** A paper of the case, by its hash; what stands on it stays with intake. */
export const CasePaperMade = defineEvent(
  'case.paperMade.v1',
  'A paper of the case was made for good',
  { state, ...paperFacts },
);

export const CaseRegistered = defineEvent(
  'case.registered.v1',
  'The complaint was entered in the register',
  {
    state,
    dutyRole: z.string().nullable(),
    fieldsPresent: z.array(z.string()),
    /** True when number and limits cannot be communicated: no receipt was shown and no contact was left. */
    unreachable: z.boolean().optional(),
  },
);
/** By who may only receive complaints; the complaint centre goes on from here. */
export const CaseHandedOver = defineEvent(
  'case.handedOver.v1',
  'Who received the complaint handed it over to the complaint centre',
  {
    state,
    /** Null for a person who belongs to no department of the campus. */
    department: z.string().nullable(),
  },
);
export const CaseAcknowledged = defineEvent(
  'case.acknowledged.v1',
  'The complainant was informed of number and time limits',
  {
    state,
    medium: z.string(),
  },
);
