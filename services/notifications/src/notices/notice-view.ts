import {
  type AccessFacts,
  type BundledNoticeSchema,
  type Identity,
  may,
  type NoticeViewSchema,
} from '@tingsu/contracts';
import type { z } from 'zod';
import { renderBundle, type Sum } from '../templates/bundle.js';
import { render, textIn } from '../templates/render.js';
import type { NoticeEntity } from './notice.entity.js';

export type NoticeView = z.infer<typeof NoticeViewSchema>;
type Asked = NonNullable<NoticeView['acknowledge']>;

/** What a person was told at one moment: a notice, or several. */
export interface StoredMessage {
  readonly messageId: string;
  readonly at: Date;
  readonly open: boolean;
  /** For information only, while it is open. */
  readonly informs: boolean;
  /** Its mail, if it has one. */
  readonly mailState: string | null;
  readonly mailAttempts: number | null;
  /** When it goes out with others. */
  readonly mailAt: Date | null;
}

/** With what is known of its case by now; both null in what is about none. */
export type StoredNotice = Omit<NoticeEntity, 'tenantId' | 'eventId' | 'eventAt'> & {
  readonly danger: boolean | null;
  readonly access: AccessFacts | null;
};
export type PlacedNotice = StoredNotice & { readonly messageId: string };

/** The notices of one sort in a message. */
export interface NoticeSum extends Sum {
  readonly messageId: string;
  /** When the last of them was read or settled. */
  readonly readAt: Date | null;
}

/**
 * A message as its recipient reads it, of the notices on the page. Being listed here is its delivery in the app. Null when none of
 * its notices is there any more.
 */
export function viewOf(
  message: StoredMessage,
  notices: readonly PlacedNotice[],
  sums: readonly NoticeSum[],
  reader: Identity,
): NoticeView | null {
  const { locale } = reader;
  const mine = notices.filter(({ messageId }) => messageId === message.messageId);
  const summed = sums.filter(({ messageId }) => messageId === message.messageId);
  const [first] = mine;
  if (!first) return null;
  const alone = mine.length === 1;
  const asked = summed.reduce((sum, one) => sum + one.asked, 0);
  const said = alone
    ? render(first.template, first.facts, locale)
    : renderBundle(summed, mine, first.facts.timeZone, locale);
  return {
    noticeId: message.messageId,
    at: message.at.toISOString(),
    template: first.template,
    ...said,
    caseNo: alone ? first.caseNo : null,
    danger: mine.some((notice) => isDangerous(notice, reader)),
    acknowledge: alone ? askedBy(first) : null,
    cases: alone
      ? null
      : {
          total: summed.reduce((sum, one) => sum + one.count, 0),
          asked,
          items: mine.map((notice) => bundledView(notice, reader)),
        },
    // What is settled wants to be seen no more than what was read.
    readAt: message.open ? null : (latest(summed)?.toISOString() ?? null),
    deliveries: [{ medium: 'in_app', state: 'sent', attempts: 1 }, ...mailOf(message)],
  };
}

function mailOf({
  mailState: state,
  mailAttempts,
  mailAt,
}: StoredMessage): NoticeView['deliveries'] {
  if (state === null) return [];
  const at = mailAt === null ? {} : { at: mailAt.toISOString() };
  return [{ medium: 'email', state, attempts: mailAttempts ?? 0, ...at }];
}

export function bundledView(
  notice: StoredNotice,
  reader: Identity,
): z.infer<typeof BundledNoticeSchema> {
  const { noticeId, template, caseNo, facts, settledAt } = notice;
  const { locale } = reader;
  return {
    noticeId,
    template,
    title: render(template, facts, locale).title,
    caseNo,
    danger: isDangerous(notice, reader),
    department: textIn(facts.department, locale) ?? null,
    dueAt: facts.dueAt ?? null,
    acknowledge: askedBy(notice),
    done: settledAt !== null,
  };
}

/** Who does not see the case any more learns nothing new of it from an old notice. */
const isDangerous = ({ danger, access }: StoredNotice, reader: Identity): boolean =>
  danger === true &&
  access !== null &&
  may(reader, 'case.read', { ...access, tenantId: reader.tenantId });

function askedBy({ facts, settledAt }: StoredNotice): Asked | null {
  const asked = facts.acknowledge;
  return asked && !settledAt
    ? { clockId: asked.clockId, stepId: asked.stepId, by: asked.by }
    : null;
}

const latest = (sums: readonly NoticeSum[]): Date | undefined =>
  sums.flatMap(({ readAt }) => readAt ?? []).sort((a, b) => b.getTime() - a.getTime())[0];
