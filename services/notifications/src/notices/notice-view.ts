import { NoticeViewSchema } from '@tingsu/contracts';
import type { z } from 'zod';
import type { NoticeFacts } from '../rules/notice.js';
import type { Locale } from '../templates/labels.js';
import { render } from '../templates/render.js';

export type NoticeView = z.infer<typeof NoticeViewSchema>;

interface Listed {
  readonly noticeId: string;
  readonly template: string;
  readonly caseNo: string | null;
  readonly facts: NoticeFacts;
  readonly createdAt: Date;
  readonly readAt: Date | null;
  readonly settledAt: Date | null;
  readonly mailState: string | null;
  readonly mailAttempts: number | null;
}

/** A notice as its recipient reads it. Being listed here is its delivery in the app. */
export function viewOf(notice: Listed, locale: Locale): NoticeView {
  const { title, body } = render(notice.template, notice.facts, locale);
  const asked = notice.facts.acknowledge;
  const mail =
    notice.mailState === null
      ? []
      : [{ medium: 'email', state: notice.mailState, attempts: notice.mailAttempts ?? 0 }];
  return {
    noticeId: notice.noticeId,
    at: notice.createdAt.toISOString(),
    template: notice.template,
    title,
    body,
    caseNo: notice.caseNo,
    acknowledge:
      asked && !notice.settledAt
        ? { clockId: asked.clockId, stepId: asked.stepId, by: asked.by }
        : null,
    // What is settled wants to be seen no more than what was read.
    readAt: (notice.readAt ?? notice.settledAt)?.toISOString() ?? null,
    deliveries: [{ medium: 'in_app', state: 'sent', attempts: 1 }, ...mail],
  };
}
