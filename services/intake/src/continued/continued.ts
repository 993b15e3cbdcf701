import {
  MAX_CONTENT_CHARACTERS,
  type CaseKind,
  type Channel,
  type Submission,
} from '@tingsu/contracts';
import type { OpenedComplaint } from '../complaints/complaint-view.js';

/** The complaint that another one comes from, with the words and the person that it carries on. */
export interface Carried {
  readonly campus: string;
  readonly language: 'zh-CN' | 'en';
  readonly openId: string | null;
  readonly opened: Pick<
    OpenedComplaint,
    | 'anonymous'
    | 'complaintNo'
    | 'content'
    | 'demand'
    | 'department'
    | 'email'
    | 'address'
    | 'name'
    | 'occurredAt'
    | 'phone'
    | 'relation'
  >;
}

/** How the person said it; by telephone unless the call-back says otherwise. */
const CHANNEL_OF: Readonly<Partial<Record<string, Channel>>> = {
  visit: 'visit',
  letter: 'letter',
  email: 'email',
};

/** The complaint of who said in a call-back that he is not satisfied: of the same person about the same matter, in nobody's hand. */
export function continuedByCall(carried: Carried, medium: string | undefined): Submission {
  const { complaintNo, demand, department } = carried.opened;
  const said =
    carried.language === 'en'
      ? `In a call-back the person was not satisfied with what came of ${complaintNo}. The words of that complaint:`
      : `回访时对投诉 ${complaintNo} 的处理结果不满意，按制度另行立案。原投诉内容：`;
  return {
    ...carriedOn(carried, said),
    channel: CHANNEL_OF[medium ?? ''] ?? 'hotline',
    ...given({ demand, department }),
  };
}

/** What a department complains of, in words of the house. */
export interface LateNotice {
  readonly caseKind: CaseKind;
  /** The name of the department that complains. */
  readonly by: string;
  /** The time that was broken, as the policy calls it. */
  readonly limit: string;
  /** Code of the department that had to tell the person. */
  readonly against: string | null;
}

/**
 * The complaint of a department about who did not tell the person in time: for the same person, of the same kind as the first one,
 * against the department that had to tell.
 */
export function continuedByLateNotice(
  carried: Carried,
  { caseKind, by, limit, against }: LateNotice,
): Submission {
  const { complaintNo } = carried.opened;
  const said =
    carried.language === 'en'
      ? `The person was not told of ${complaintNo} in time (${limit}). ${by} complains of it. The words of the first complaint:`
      : `投诉 ${complaintNo} 未按时告知投诉人（${limit}），由${by}按制度另行投诉。原投诉内容：`;
  return {
    ...carriedOn(carried, said),
    channel: caseKind === 'internal' ? 'staff_portal' : 'front_desk',
    ...given({ department: against }),
  };
}

/** The person and the words of the first complaint, with what is said of it in front. */
function carriedOn(
  { campus, language, openId, opened }: Carried,
  said: string,
): Omit<Submission, 'channel'> {
  const { anonymous, name, phone, email, address, relation, content, occurredAt } = opened;
  return {
    ...{ campus, language },
    content: `${said}\n${content}`.slice(0, MAX_CONTENT_CHARACTERS),
    ...given({ occurredAt: occurredAt?.toISOString() }),
    complainant: { anonymous, relation, ...given({ name, phone, email, address, openId }) },
  };
}

/** Without what is not known. */
const given = <Fields extends Readonly<Record<string, string | null | undefined>>>(
  fields: Fields,
): { [Name in keyof Fields]?: string } =>
  Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => entry[1] != null),
  ) as { [Name in keyof Fields]?: string };
