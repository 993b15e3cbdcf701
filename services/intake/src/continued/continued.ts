import {
  MAX_CONTENT_CHARACTERS,
  type Channel,
  type ComplaintOrigin,
  type Submission,
} from '@tingsu/contracts';
import type { OpenedComplaint } from '../complaints/complaint-view.js';

/** The complaint that another one comes from, with the words and the person that it carries on. */
interface Carried {
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
export function continuedByCall(
  { campus, language, openId, opened }: Carried,
  medium: string | undefined,
): Submission {
  const { complaintNo, content, demand, department, occurredAt } = opened;
  const { anonymous, name, phone, email, address, relation } = opened;
  const said =
    language === 'en'
      ? `In a call-back the person was not satisfied with what came of ${complaintNo}. The words of that complaint:`
      : `回访时对投诉 ${complaintNo} 的处理结果不满意，按制度另行立案。原投诉内容：`;
  return {
    ...{ campus, language, channel: CHANNEL_OF[medium ?? ''] ?? 'hotline' },
    content: `${said}\n${content}`.slice(0, MAX_CONTENT_CHARACTERS),
    ...given({ demand, department, occurredAt: occurredAt?.toISOString() }),
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

export const originOfCall = (caseNo: string): ComplaintOrigin => ({ caseNo, because: 'call_back' });
