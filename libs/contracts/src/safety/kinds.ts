import type { LocalizedText } from '../vocabulary.js';

type Names<Code extends string> = Readonly<Record<Code, LocalizedText>>;

/** What endangers people or the house. */
export const INCIDENT_KINDS = [
  'threat',
  'violence',
  'weapon',
  'gathering',
  'damage',
  'self_harm',
  'nuisance',
  'other',
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

export const INCIDENT_NAMES: Names<IncidentKind> = {
  threat: { zh: '威胁、恐吓', en: 'Threat' },
  violence: { zh: '动手、伤人', en: 'Violence' },
  weapon: { zh: '携带刀具等凶器', en: 'Weapon' },
  gathering: { zh: '聚众、围堵', en: 'Gathering' },
  damage: { zh: '毁坏财物', en: 'Damage' },
  self_harm: { zh: '自伤、自杀', en: 'Self-harm' },
  nuisance: { zh: '无理取闹、捏造诬告', en: 'Making trouble, false accusation' },
  other: { zh: '其他危险', en: 'Other danger' },
};

/** Where a danger was spoken of. */
export const DANGER_SOURCES = ['complaint', 'supplement', 'message', 'call'] as const;
export type DangerSource = (typeof DANGER_SOURCES)[number];

/** What the log of a case tells of an incident that belongs to it. */
export const INCIDENT_FACTS = [
  'raised',
  'linked',
  'policeCalled',
  'securityArrived',
  'ended',
] as const;

/** Why an emergency plan is started. */
export const EMERGENCY_GROUNDS = [
  'personal_safety',
  'major_impact',
  'major_complaint',
  'media',
] as const;
export type EmergencyGround = (typeof EMERGENCY_GROUNDS)[number];

export const EMERGENCY_NAMES: Names<EmergencyGround> = {
  personal_safety: { zh: '危及人身安全', en: 'People in danger' },
  major_impact: { zh: '重大影响', en: 'Major impact' },
  major_complaint: { zh: '重大投诉', en: 'Major complaint' },
  media: { zh: '舆情危机', en: 'Crisis in the media' },
};

/** To whom an emergency is reported in writing. */
export const EMERGENCY_REPORTS = ['centre', 'head', 'authority'] as const;
export const EMERGENCY_REPORT_NAMES: Names<(typeof EMERGENCY_REPORTS)[number]> = {
  centre: { zh: '投诉中心', en: 'Complaint centre' },
  head: { zh: '院长', en: 'Head of the hospital' },
  authority: { zh: '卫生行政部门', en: 'Health authority' },
};

/** Where the public speaks of the house. */
export const MEDIA_OUTLETS = ['wechat', 'weibo', 'short_video', 'news', 'forum', 'other'] as const;
export const MEDIA_NAMES: Names<(typeof MEDIA_OUTLETS)[number]> = {
  wechat: { zh: '微信', en: 'WeChat' },
  weibo: { zh: '微博', en: 'Weibo' },
  short_video: { zh: '短视频', en: 'Short videos' },
  news: { zh: '新闻媒体', en: 'News' },
  forum: { zh: '论坛、贴吧', en: 'Forum' },
  other: { zh: '其他', en: 'Other' },
};
export const MEDIA_GRADES = ['low', 'medium', 'high'] as const;
export const MEDIA_GRADE_NAMES: Names<(typeof MEDIA_GRADES)[number]> = {
  low: { zh: '一般', en: 'Low' },
  medium: { zh: '较重', en: 'Medium' },
  high: { zh: '严重', en: 'High' },
};

/** What contact with an abusive person is restricted to. New complaints are received in any case. */
export const CONTACT_LIMITS = [
  'one_channel',
  'one_contact',
  'letters_only',
  'by_appointment',
  'accompanied',
] as const;
export const LIMIT_NAMES: Names<(typeof CONTACT_LIMITS)[number]> = {
  one_channel: { zh: '只通过一个渠道联系', en: 'By one channel only' },
  one_contact: { zh: '只由一名联系人接待', en: 'With one person only' },
  letters_only: { zh: '只以书面往来', en: 'In writing only' },
  by_appointment: { zh: '来访须预约', en: 'Visits by appointment' },
  accompanied: { zh: '来访由保卫人员陪同', en: 'Visits with security' },
};

/** What two people may call a person or a complaint for a time. */
export const MARKS = ['malicious', 'abusive'] as const;
export const MARK_NAMES: Names<(typeof MARKS)[number]> = {
  malicious: { zh: '恶意投诉', en: 'Malicious' },
  abusive: { zh: '辱骂、骚扰', en: 'Abusive' },
};
export const MARK_SUBJECTS = ['person', 'complaint'] as const;
export const MARK_SUBJECT_NAMES: Names<(typeof MARK_SUBJECTS)[number]> = {
  person: { zh: '投诉人', en: 'The person' },
  complaint: { zh: '本件投诉', en: 'This complaint' },
};

/** How a restriction or a mark stands. */
export const RESTRICTION_STANDS = ['proposed', 'in_force', 'refused', 'lifted', 'expired'] as const;
export const RESTRICTION_NAMES: Names<(typeof RESTRICTION_STANDS)[number]> = {
  proposed: { zh: '待第二人决定', en: 'Waits for a second person' },
  in_force: { zh: '生效中', en: 'In force' },
  refused: { zh: '未同意', en: 'Not agreed to' },
  lifted: { zh: '已解除', en: 'Lifted' },
  expired: { zh: '已到期', en: 'Expired' },
};
