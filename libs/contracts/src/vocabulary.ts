import { z } from 'zod';
import { MESSAGE_PROOFS } from './message-codes.js';
import { MATTERS, type Matter } from './without-schemas.js';

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
  'fax',
  'consumer_association',
  'other_authority',
  'staff_portal',
  'partner_api',
] as const;
export const ChannelSchema = z.enum(CHANNELS);
export type Channel = z.infer<typeof ChannelSchema>;

/** Kinds of case (投诉类型), each under policies of its own. */
export const CASE_KINDS = ['external', 'internal', 'hazard', 'suggestion', 'praise'] as const;
export const CaseKindSchema = z.enum(CASE_KINDS);
export type CaseKind = z.infer<typeof CaseKindSchema>;
/** What another case is to this one; `origin`: this one comes from it, `outcome`: it came from this one. */
export const LINK_RELATIONS = [
  'merged_into',
  'merged_from',
  'related',
  'origin',
  'outcome',
] as const;
/** Why one case brought about the next complaint: somebody called back is not satisfied, or was not told in time. */
export const COMPLAINT_ORIGINS = ['call_back', 'late_notice'] as const;
/** Kinds that complain of someone, and count as complaints. */
export const COMPLAINT_KINDS = ['external', 'internal'] as const satisfies readonly CaseKind[];
/** Kinds that no one is held to answer by a time. */
export const UNTIMED_KINDS: readonly CaseKind[] = ['suggestion', 'praise'];
/** Staff complain about their own house under another policy. */
export const kindOfChannel = (channel: Channel): (typeof COMPLAINT_KINDS)[number] =>
  channel === 'staff_portal' ? 'internal' : 'external';

export const kindOf = (channel: Channel, matter: Matter = 'complaint'): CaseKind =>
  matter === 'complaint' ? kindOfChannel(channel) : matter;

/** Channels by which staff may take a complaint for someone: all but those that only a program or the sender himself uses. */
export const STAFF_CHANNELS: readonly Channel[] = CHANNELS.filter(
  (channel) => channel !== 'web_form' && channel !== 'partner_api',
);

/** Channels by which people complain by word of mouth. */
export const ORAL_CHANNELS: readonly Channel[] = ['hotline', 'visit', 'front_desk'];
/** Channels by which another body passes a complaint on, often with a number and a limit of its own. */
export const FORWARDED_CHANNELS: readonly Channel[] = [
  'hotline_12345',
  'health_commission',
  'petition_transfer',
  'consumer_association',
  'other_authority',
  'media',
];
/** How the complainant got a copy of the record of what he said. */
export const RECORD_COPIES = ['handed', 'post', 'email'] as const;

/** A channel that takes complaints also takes suggestions, praise and reports of hazards. */
export const kindsOfChannel = (channel: Channel): readonly CaseKind[] =>
  MATTERS.map((matter) => kindOf(channel, matter));

/** How what is no complaint ends: suggestions, praise, feedback of people who are not eligible. */
export const SETTLEMENTS = ['thanked', 'answered', 'adopted', 'not_adopted', 'noted'] as const;
export type Settlement = (typeof SETTLEMENTS)[number];

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
export type Priority = (typeof PRIORITIES)[number];
/** What two people may find about a complaint: made in bad faith, or not true (T-39, R-279). */
export const INVALID_KINDS = ['malicious', 'untrue'] as const;
/** A department cannot do for now, or at all, what is asked of it. */
export const INABILITIES = ['for_now', 'not_at_all'] as const;
/** How something is found out in an investigation. */
export const INQUIRY_TASKS = [
  'interview',
  'on_site',
  'records',
  'technical',
  'desk',
  'outside',
  'other',
] as const;
export type InquiryTaskKind = (typeof INQUIRY_TASKS)[number];
/** Why a case is handed up by hand: not settled, nobody knows whose liability it is, or its author cannot do it. */
export const ESCALATED_MATTERS = ['unresolved', 'liability', 'cannot_handle'] as const;
/** What may be changed so that people calm down (三变法). */
export const CALMING_CHANGES = ['place', 'person', 'time'] as const;
/** Whether who was asked signed the minutes after reading them. */
export const MINUTES_SIGNED = ['signed', 'refused'] as const;
export const OUTCOMES = ['upheld', 'partly_upheld', 'not_upheld', 'other'] as const;
/** What is found about one issue of a case (投诉事项). */
export const ISSUE_FINDINGS = ['upheld', 'partly_upheld', 'not_upheld', 'undetermined'] as const;
export type IssueFinding = (typeof ISSUE_FINDINGS)[number];
/** Why it came to it: a fault of ours, a gap in how the house is run, something of the complainant’s own, or nobody. */
export const ISSUE_CAUSES = ['own_fault', 'management_gap', 'complainant', 'nobody'] as const;
export type IssueCause = (typeof ISSUE_CAUSES)[number];
/** How who is liable is liable: for what he did himself, as who leads, or together with others. */
export const LIABILITY_KINDS = ['direct', 'leading', 'joint'] as const;
/** Who tells the complainant the outcome. */
export const SPEAKERS = ['centre', 'department', 'departmentWithConsent'] as const;
/** Whether the complainant lets the department answer him itself. */
export const SPEAKER_CONSENTS = ['given', 'refused'] as const;
/** What was done where the cause was the complainant’s own. */
export const ISSUE_HELP = ['explained', 'assisted'] as const;

/** How staff reach a complainant; `system`: Tingsu sends it by the ways that the person has, and it counts once it has arrived. */
export const CONTACT_MEDIA = ['phone', 'visit', 'message', 'letter', 'email', 'system'] as const;
/** How staff tell a complainant themselves. */
export const TOLD_BY_STAFF = CONTACT_MEDIA.filter(
  (medium): medium is Exclude<(typeof CONTACT_MEDIA)[number], 'system'> => medium !== 'system',
);
/** What a complainant is told of a case. */
export const NOTICE_KINDS = [
  'acknowledgement',
  'acceptance',
  'decline',
  'referral',
  'supplement',
  'interim',
  'extension',
  'answer',
  'rights',
  'closing',
  'final',
  'revision',
  'meeting',
  'meetingChanged',
  'meetingReminder',
  'meetingOff',
  'reopening',
  'other',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
/** How it is known that a complainant was told: as a message shows it, or a person recorded that it was done in another way. */
export const TOLD_PROOFS = [...MESSAGE_PROOFS, 'documented'] as const;
/** Calls with the complainant, logged beside the case. */
export const CALL_DIRECTIONS = ['out', 'in'] as const;
export const CALL_OUTCOMES = ['reached', 'no_answer', 'busy', 'wrong_number', 'refused'] as const;
/** What a call-back found, and what else it found beside that. */
export const FOLLOW_UP_RESULTS = ['satisfied', 'dissatisfied', 'unreachable'] as const;
export const FOLLOW_UP_FINDINGS = ['not_improved', 'praise'] as const;
/** What call-backs found, as lists and figures know it. `taken_up`: the case is handled again because of it. */
export const CALLED_BACK = [...FOLLOW_UP_RESULTS, ...FOLLOW_UP_FINDINGS, 'taken_up'] as const;
export type CalledBack = (typeof CALLED_BACK)[number];
/** What a complaint states, or lacks; a policy adds codes of its own (`acceptance.supplementFor`). */
export const SUPPLEMENT_ELEMENTS = [
  'respondent',
  'facts',
  'reasons',
  'demand',
  'time',
  'place',
  'name',
  'contact',
  'signature',
] as const;
/** What may be asked for later: an element, or what the policies that ship ask for besides. */
export type SuppliedCode =
  (typeof SUPPLEMENT_ELEMENTS)[number] | 'AUTHORISATION' | 'PATIENT_CONSENT';
/** What is said of a complaint beside it: its order corrected, pressed for an answer (催办), or something more that its sender said. */
export const ADDITION_KINDS = ['correction', 'urge', 'statement', 'returned', 'extended'] as const;
/** How the complainant seemed to who registered the complaint. */
export const MOODS = ['calm', 'worried', 'upset', 'angry', 'threatening'] as const;
/** Whether the patient lets the complainant speak, on paper: seen, attached, or none. */
export const AUTHORISATIONS = ['seen', 'attached', 'none'] as const;
export const SEXES = ['female', 'male', 'unknown'] as const;
/** Signed on paper, confirmed by voice after it was read back, or waived for a reason. */
export const SIGNATURE_STATES = ['signed', 'voice', 'waived'] as const;

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

/** The same text in both languages; Chinese is the language of the rules, English its rendering. */
export const LocalizedTextSchema = z.object({ zh: z.string(), en: z.string() });
export type LocalizedText = z.infer<typeof LocalizedTextSchema>;

/** A text of which one language may be missing: the other stands in for it, and the code when both are. */
export const bothLanguages = (
  { zh, en }: { readonly zh?: string | undefined; readonly en?: string | undefined },
  code: string,
): LocalizedText => ({ zh: zh ?? en ?? code, en: en ?? zh ?? code });

export const MS_PER_DAY = 86_400_000;
/** The years that calendars and time zones are kept for. */
export const CALENDAR_YEARS = { first: 2000, last: 2060 } as const;
export const YearNumberSchema = z.number().int().min(CALENDAR_YEARS.first).max(CALENDAR_YEARS.last);

/** Kinds of clock (时限) that a policy may set: target 目标, limit 法定, outer 外层, window 期间. */
export const POLICY_CLOCK_KINDS = ['target', 'limit', 'outer', 'window'] as const;
/** The same, and the call-backs that the product plans after closing. */
export const CLOCK_KINDS = [...POLICY_CLOCK_KINDS, 'followup'] as const;
export const ClockKindSchema = z.enum(CLOCK_KINDS);

/** Facts of the policy documents' published catalogue: plain values, never a person's data. */
export type FactValue = boolean | number | string | readonly string[];
/** What is known about a complaint. A missing fact is unknown. */
export type Facts = Readonly<Record<string, FactValue>>;
const FactValueSchema: z.ZodType<FactValue, FactValue> = z.union([
  z.boolean(),
  z.number(),
  z.string().max(200),
  z.array(z.string().max(200)).max(50),
]);
export const FactsSchema: z.ZodType<Facts, Facts> = z.record(z.string().max(60), FactValueSchema);

export const PolicyRefSchema = z.object({ id: z.string(), version: z.string() });
export type PolicyRef = z.infer<typeof PolicyRefSchema>;

/** Five years in each unit: longer is a slip of the pen, and the calendars end some decades from now. */
const LONGEST = { minute: 2_635_200, hour: 43_920, day: 1_830, month: 60 } as const;
/** An amount of time in the unit in which the rule is written. */
export const AmountSchema = z
  .strictObject({
    value: z.number().int().positive(),
    unit: z.enum(['minute', 'hour', 'day', 'month']),
    /** elapsed: runs through nights and holidays; working: working time or days only; calendar: every day counts. */
    basis: z.enum(['elapsed', 'working', 'calendar']),
  })
  .check(({ value: amount, issues }) => {
    const maximum = LONGEST[amount.unit];
    if (amount.value > maximum)
      issues.push({
        code: 'too_big',
        origin: 'number',
        maximum,
        inclusive: true,
        input: amount.value,
        path: ['value'],
      });
  });
export type Amount = z.infer<typeof AmountSchema>;

/** Why a case is suspended (T-32), why it is reopened (T-34), and what has to be reported. */
export const SUSPENSION_CAUSES = ['court', 'police', 'mediation', 'appraisal'] as const;
/** A mediation suspends by its own procedure. */
export const SUSPENDED_BY_HAND = [
  'court',
  'police',
  'appraisal',
] as const satisfies readonly (typeof SUSPENSION_CAUSES)[number][];
export const REOPENING_GROUNDS = [
  'new_facts',
  'court',
  'authority',
  'correction',
  'dissatisfied',
  'failed_callback',
] as const;
export type ReopeningGround = (typeof REOPENING_GROUNDS)[number];
/** What opens a case again whatever number of rounds it had, and also after the last word of the hospital. */
export const BINDING_GROUNDS = [
  'new_facts',
  'court',
  'authority',
] as const satisfies readonly ReopeningGround[];
export const REPORT_SUBJECTS = ['medical_fault', 'safety_event'] as const;
export const REPORT_METHODS = ['online', 'phone', 'fax', 'letter', 'visit'] as const;
/** What a person records because no other command does; the names are those of the policy documents. */
export const RECORDED_MILESTONES = [
  'onsite.checked',
  'investigation.firstDone',
  'plan.agreed',
  'leader.reported',
  'transfer.objected',
  'dispute.identified',
  'negotiation.failed',
  'complainant.dissatisfied',
  'case.escalated',
] as const;
/** Recorded by hand in earlier versions; commands of their own do it now. */
export const ONCE_RECORDED_MILESTONES = [
  'mediation.failed',
  'resultNotice.served',
  'reconsideration.requested',
  'reconsideration.decided',
] as const;
export type RecordedMilestone = (typeof RECORDED_MILESTONES)[number];
/** What has to be written down with a milestone: an inspection without a place and findings proves nothing. */
export const MILESTONE_FORMS = {
  'onsite.checked': ['place', 'findings'],
  'investigation.firstDone': ['findings'],
  'plan.agreed': ['findings'],
  'leader.reported': ['findings'],
} as const satisfies Partial<Record<RecordedMilestone, readonly ('place' | 'findings')[]>>;
/** Why a complaint may be passed to another body: the complainant agreed, a law wants it, or nobody can be asked (T-10). */
export const REFERRAL_CONSENTS = ['given', 'required_by_law', 'cannot_be_asked'] as const;
/** Why a case could be closed without informing the complainant of an outcome. */
export const CLOSED_UNANSWERED = [
  'anonymous',
  'unreachable',
  'withdrawn',
  'feedback_only',
] as const;

/** What a unit that a policy names is in a case. */
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
