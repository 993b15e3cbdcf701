import { ExpertBodySchema, MediationBodySchema } from '@tingsu/contracts';
import { z } from 'zod';
import { WindowSchema } from './accountability-schema.js';
import { milestone, names, refs, requirements, unitName } from './clock-schema.js';
import { ConditionSchema } from './condition.js';

/**
 * Rules beside those that the engine decides by: the register, the file, meetings, reports. They have a shape so that forms can edit them
 * and later parts of the product can act on them; `who-acts.spec.ts` says who does.
 */
const source = { ref: refs, requirements };
const codes = z.array(z.string());
const count = z.number().int().positive();

/** The form that complaints are recorded on, and its columns. */
export const RegisterSchema = z.looseObject({ ...names, columns: codes.optional(), ...source });

/** How long files of a class are kept; the first class whose condition holds is that of the case. */
const RetentionClassSchema = z.strictObject({
  id: z.string().min(1),
  ...names,
  /** About the facts as they were decided; for every other case if left out. */
  when: ConditionSchema.optional(),
  years: count.max(200),
  ...source,
});

/** What a file holds, who keeps it, and for how long; years null = the source leaves it open. */
export const ArchiveSchema = z.looseObject({
  sections: codes.optional(),
  documents: codes.optional(),
  responsible: unitName.optional(),
  retainAll: z.boolean().optional(),
  retention: z
    .looseObject({
      // Documents of earlier versions say "tenant-set" where the source leaves it open.
      years: z
        .union([count.max(200), z.literal('tenant-set')])
        .nullable()
        .optional(),
      approvedBy: z.string().optional(),
      /** What the house calls files that are kept this long. */
      class: z.string().max(60).optional(),
      /** By what the case is about, where the house has no years of its own. */
      classes: z.array(RetentionClassSchema).optional(),
    })
    .optional(),
  ...source,
});

/** Meetings with the complainant: who comes, and where. */
export const MeetingSchema = z.looseObject({
  minRepresentatives: count.optional(),
  maxRepresentativesPerSide: count.optional(),
  place: z.string().optional(),
  /** What the complainant is asked to bring along. */
  bring: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }).optional(),
  /** Until when the minutes are written, counted from the beginning of the meeting; also what lets it be reminded of. */
  minutesWithinHours: count.max(720).optional(),
  /** How long before it everybody who comes is reminded. */
  remindBeforeHours: count.max(720).optional(),
  ...source,
});

/** How many years sealed evidence is kept before the hospital may open it alone (regulation 701, art. 24, 25). */
export const EvidenceHoldRulesSchema = z.strictObject({
  keepYears: count.min(1).max(200),
  /** Hours within which evidence is sealed once somebody asked for it; a rule of the house, the law names none. */
  sealHours: count.min(1).max(1_000).optional(),
  ref: refs,
  requirements,
});

/** Who may be asked to mediate, and for whom the case waits (regulation 701, art. 30 to 42). All, and the bodies outside, if left out. */
export const MediationRulesSchema = z.strictObject({
  bodies: z.array(MediationBodySchema).min(1).optional(),
  waitsFor: z.array(MediationBodySchema).optional(),
  ref: refs,
  requirements,
});

/** What must hold before a finding is recorded: all tasks done or dropped, and a declaration of interests by its author. */
export const InquiryRulesSchema = z.strictObject({
  doneBeforeOpinion: z.boolean().optional(),
  declaredFirst: z.boolean().optional(),
  ref: refs,
  requirements,
});

/** Who may give an expert opinion by law, and the degrees of responsibility that it may find (regulation 701, art. 34, 36). */
export const ExpertOpinionRulesSchema = z.strictObject({
  bodies: z.array(ExpertBodySchema).min(1).optional(),
  degrees: z
    .array(z.strictObject({ code: z.string().min(1).max(60), ...names, ref: refs }))
    .min(1)
    .max(20)
    .optional(),
  ref: refs,
  requirements,
});

/** How many have to sit: so many members, or this share of them; with `above` more than the share. More than half if left out. */
const QuorumSchema = z.strictObject({
  members: count.max(40).optional(),
  share: z.number().positive().max(1).optional(),
  above: z.boolean().optional(),
});
export type Quorum = z.infer<typeof QuorumSchema>;

/** A committee says whether there was fault. */
export const TechnicalReviewSchema = z.looseObject({
  requires: z.string().optional(),
  bodies: codes.optional(),
  question: z.string().optional(),
  resultTo: unitName.optional(),
  /** Which cases the legal adviser is asked about, too. */
  legalAdviser: ConditionSchema.optional(),
  quorum: QuorumSchema.optional(),
  /** In how many days the committee says what it thinks. */
  withinDays: count.max(365).optional(),
  ...source,
});

/** Who receives what cannot be settled, one step after the other, and in how many hours it is taken up. */
export const EscalationPathSchema = z
  .array(
    z.strictObject({
      id: z.string().min(1),
      ...names,
      to: z.array(unitName).min(1).max(5),
      withinHours: count.max(720).optional(),
      ...source,
    }),
  )
  .min(1);

/**
 * When the same issue counts as complained of again, and what follows. Documents of before 2026-11-28 say here, for both purposes,
 * what `accountability.sameIssue` and `learning.commonProblem` now say each for its own.
 */
export const RepeatSchema = z.looseObject({
  issueKey: codes.optional(),
  window: WindowSchema.optional(),
  atCount: count.optional(),
  effects: codes.optional(),
  ...source,
});

/** When the plan has to decide on compensation, be it with a reasoned zero. */
export const CompensationSchema = z.looseObject({
  requiredDecisionWhen: ConditionSchema.optional(),
  ...source,
});

/** What has to be offered to the complainant at a milestone (SI 2009/309 reg 13). */
export const OfferSchema = z.looseObject({
  id: z.string(),
  ...names,
  at: milestone.optional(),
  content: codes.optional(),
  ifDeclined: z.string().optional(),
  ...source,
});

/** Reports and meetings about complaints: how often, for whom, and what they hold. */
export const ReportSchema = z.looseObject({
  id: z.string(),
  ...names,
  frequency: z.enum(['monthly', 'quarterly', 'annual', 'regular', 'each-case']).optional(),
  period: z.string().optional(),
  to: codes.optional(),
  measures: codes.optional(),
  mustContain: codes.optional(),
  perCase: codes.optional(),
  // A text in documents of earlier versions.
  when: z.union([ConditionSchema, z.string()]).optional(),
  ...source,
});

/** Bodies and people of the house by their part in complaints; `centre` is the one that the engine sends cases to. */
export const RolesSchema = z.looseObject({
  centre: unitName.optional(),
  leader: unitName.optional(),
  finalBody: unitName.optional(),
  receiver: unitName.optional(),
  handler: unitName.optional(),
  callback: unitName.optional(),
  verifier: unitName.optional(),
  responsiblePerson: unitName.optional(),
  complaintsManager: unitName.optional(),
  ...source,
});

/** Whether what was said is true and complete, found before it is handled. */
export const VerificationSchema = z.looseObject({
  role: unitName.optional(),
  results: codes.optional(),
  ...source,
});
/** How long after the event people may complain (SI 2009/309 reg 12). */
export const TimeLimitSchema = z.looseObject({
  value: count,
  unit: z.enum(['day', 'month']),
  from: codes.optional(),
  use: z.enum(['latest', 'earliest']).optional(),
  waivableWhen: codes.optional(),
  ...source,
});
/** What is owed to people who complain by word of mouth. */
export const OralComplaintSchema = z.looseObject({
  mustWriteRecord: z.boolean().optional(),
  copyToComplainant: z.boolean().optional(),
  ...source,
});

/** Matters with suppliers and other bodies: with whom they are handled (R-213; SI 2009/309 reg 9). */
export const SupplierSchema = z.looseObject({
  when: ConditionSchema.optional(),
  joint: z.string().optional(),
  ...source,
});
export const MultiBodySchema = z.looseObject({ duty: z.string().optional(), ...source });

/** What follows when a call finds the person not satisfied: the next round, marked as a second complaint or not, or a complaint with a number of its own. */
export const DissatisfiedSchema = z.looseObject({
  action: z.enum(['reopen', 'second_complaint', 'new_complaint']),
  multiplier: z.number().positive().optional(),
});
