import { z } from 'zod';

/** Ways a complaint comes in (投诉渠道). The codes are those of the policy documents. */
export const CHANNELS = [
  'web_form',
  'wechat',
  'hotline',
  'email',
  'front_desk',
  'visit',
  'letter',
  'suggestion_box',
  'hotline_12345',
  'health_commission',
  'petition_transfer',
  'media',
  'staff_portal',
  'partner_api',
] as const;
export const ChannelSchema = z.enum(CHANNELS);
export type Channel = z.infer<typeof ChannelSchema>;

/** How the complainant stands to the patient (与患者关系). */
export const RELATIONS = [
  'patient',
  'legal_representative',
  'family_authorised',
  'family',
  'staff',
  'other',
  'unknown',
] as const;
export const RelationSchema = z.enum(RELATIONS);
export type Relation = z.infer<typeof RelationSchema>;

/** States of a case (domain model 4.3). */
export const CASE_STATES = [
  'received',
  'registered',
  'triage',
  'awaiting_info',
  'resolved_on_spot',
  'declined',
  'referred',
  'merged',
  'accepted',
  'dispatched',
  'investigating',
  'tech_review',
  'opinion',
  'approval',
  'feedback_due',
  'fed_back',
  'implementing',
  'closed',
  'archived',
  'suspended',
  'withdrawn',
] as const;
export const CaseStateSchema = z.enum(CASE_STATES);
export type CaseStateName = z.infer<typeof CaseStateSchema>;

/** States in which handling of the case has ended. */
export const ENDED_STATES = [
  'resolved_on_spot',
  'declined',
  'referred',
  'merged',
  'closed',
  'archived',
  'withdrawn',
] as const satisfies readonly CaseStateName[];

export const PRIORITIES = ['P1', 'P2', 'P3', 'P4'] as const;
/** What two people may find about a complaint: made in bad faith, or not true (T-39, R-279). */
export const INVALID_KINDS = ['malicious', 'untrue'] as const;
export const OUTCOMES = ['upheld', 'partly_upheld', 'not_upheld', 'other'] as const;

/** How staff reach a complainant. */
export const CONTACT_MEDIA = ['phone', 'visit', 'message', 'letter', 'email'] as const;
/** What a complaint may lack; a policy adds codes of its own (`acceptance.supplementFor`). */
export const SUPPLEMENT_ELEMENTS = [
  'respondent',
  'facts',
  'demand',
  'name',
  'contact',
  'signature',
] as const;

/** Staff roles. What each may do, and where, is the access table of the service that owns the data. */
export const ROLES = [
  'first_responder',
  'centre_officer',
  'centre_head',
  'department_receiver',
  'department_head',
  'supervisor',
  'leader',
  'callback_agent',
  'privacy_officer',
  'auditor',
  'tenant_admin',
  'operator',
  'platform_operator',
] as const;
export const RoleSchema = z.enum(ROLES);
export type Role = z.infer<typeof RoleSchema>;

/** A role, and where it holds: no campus means the whole group, no department the whole campus. */
export const RoleGrantSchema = z.object({
  role: RoleSchema,
  campus: z.string().nullable(),
  department: z.string().nullable(),
});
export type RoleGrant = z.infer<typeof RoleGrantSchema>;

export const LocalizedTextSchema = z.object({ zh: z.string(), en: z.string() });
export type LocalizedText = z.infer<typeof LocalizedTextSchema>;

/** Kinds of clock (时限): target 目标, limit 法定, outer 外层, window 期间. */
export const CLOCK_KINDS = ['target', 'limit', 'outer', 'window', 'followup'] as const;
export const ClockKindSchema = z.enum(CLOCK_KINDS);

/** Facts of the policy documents' published catalogue: plain values, never a person's data. */
const FactValueSchema = z.union([
  z.boolean(),
  z.number(),
  z.string().max(200),
  z.array(z.string().max(200)).max(50),
]);
export const FactsSchema = z.record(z.string().max(60), FactValueSchema);
export type Facts = z.infer<typeof FactsSchema>;

export const PolicyRefSchema = z.object({ id: z.string(), version: z.string() });
export type PolicyRef = z.infer<typeof PolicyRefSchema>;

/** An amount of time by which a promise is extended, in the unit in which the rule is written (T-37). */
export const AmountSchema = z.strictObject({
  value: z.number().int().positive().max(1_000),
  unit: z.enum(['minute', 'hour', 'day', 'month']),
  basis: z.enum(['elapsed', 'working', 'calendar']),
});
export type Amount = z.infer<typeof AmountSchema>;

/** Why a case rests (T-32), why it is opened again (T-34), what has to be reported, and what is made good. */
export const SUSPENSION_CAUSES = ['court', 'police', 'mediation', 'appraisal'] as const;
export const REOPENING_GROUNDS = ['new_facts', 'dissatisfied', 'failed_callback'] as const;
export const REPORT_SUBJECTS = ['medical_fault', 'safety_event'] as const;
export const REPORT_METHODS = ['online', 'phone', 'fax', 'letter', 'visit'] as const;
/** What a person records because no other command does; the names are those of the policy documents. */
export const RECORDED_MILESTONES = [
  'onsite.checked',
  'investigation.firstDone',
  'plan.agreed',
  'leader.reported',
  'resultNotice.served',
  'reconsideration.requested',
  'reconsideration.decided',
  'transfer.objected',
  'dispute.identified',
  'complainant.dissatisfied',
  'case.escalated',
] as const;
export type RecordedMilestone = (typeof RECORDED_MILESTONES)[number];
/** Why a case could be closed without informing the complainant of an outcome. */
export const CLOSED_UNANSWERED = [
  'anonymous',
  'unreachable',
  'withdrawn',
  'feedback_only',
] as const;
export const REMEDIES = [
  'apology',
  'refund',
  'compensation',
  'treatment',
  'training',
  'process',
  'other',
] as const;

/** What a unit that a policy names is in a case; the words of `UNIT_MEANINGS` in libs/policy. */
export const UnitMeaningSchema = z.enum([
  'respondent',
  'respondentHead',
  'lead',
  'leadHead',
  'headNurse',
  'centre',
  'centreHead',
  'callback',
  'leader',
  'hospital',
]);
export type UnitMeaning = z.infer<typeof UnitMeaningSchema>;
/** By the name that the policy uses. */
export const UnitMeaningsSchema = z.record(z.string(), UnitMeaningSchema);
