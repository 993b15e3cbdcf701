/** Of departments about the case; with the complainant; of three parties (病例讨论会, 沟通会, 三方沟通). */
export const MEETING_KINDS = ['analysis', 'complainant', 'three_party'] as const;
/** It was held, the other side did not come, or it was called off. */
export const MEETING_OUTCOMES = ['held', 'not_held', 'dropped'] as const;
/** Whether the complainant signed the minutes. */
export const MEETING_SIGNATURES = ['signed', 'refused', 'not_asked'] as const;

/** What a committee is for: technical reviews, safety assessments, one case alone, the decisions of the house (技术委员会, 质量安全评估, 专门小组, 院务会). */
export const COMMITTEE_KINDS = ['technical', 'safety', 'team', 'affairs'] as const;
export type CommitteeKind = (typeof COMMITTEE_KINDS)[number];
