import { z } from 'zod';
import { instant } from '../instant.js';
import { PaperLanguageSchema, PaperSubjectSchema, PaperTemplateSchema } from '../papers.js';
import { LocalizedTextSchema } from '../vocabulary.js';
import { MOST_PRINTED } from '../without-schemas.js';
import {
  CaseAccepted,
  CaseAutopsyDecided,
  CaseClassified,
  CaseClockExtended,
  CaseClosed,
  CaseDeathRecorded,
  CaseDeclined,
  CaseDepartmentUrged,
  CaseDispatched,
  CaseExtensionRequested,
  CaseFeedbackGiven,
  CaseFollowUpPlanned,
  CaseHoldAsked,
  CaseHoldCompleted,
  CaseHoldReleased,
  CaseHoldSealed,
  CaseIssueAdded,
  CaseIssueChanged,
  CaseIssueFound,
  CaseIssueRemoved,
  CaseMeetingRecorded,
  CaseReopened,
  CaseReportDrafted,
  CaseReportedToRegulator,
  CaseReportSupplemented,
  CaseResolvedOnSpot,
  CaseReviewCompleted,
  CaseReviewRequested,
  CaseSettled,
  CaseSupplementRequested,
} from '../case-events/index.js';
import { type CaseDetail, CaseDetailSchema, TimelineEntrySchema } from './case-detail.js';
import { ClockViewSchema } from './clock-view.js';

/** A paper that was made for good: numbered, kept as a file, with its hash in the log of the case. */
export const MadePaperSchema = z.object({
  paperId: z.uuid(),
  template: PaperTemplateSchema,
  /** Number of the list or report that it is about; null for a paper of the whole case. */
  about: PaperSubjectSchema.nullable(),
  version: z.number().int().positive(),
  /** The number on it, such as 投诉受理〔2026〕12号; null for a form, which has none. */
  number: z.string().nullable(),
  language: PaperLanguageSchema,
  /** Where its template came from: a policy with its version, or the product's own set. */
  source: z.string(),
  /** Characters that no font has, as code points: they are left open on the paper and written by hand. */
  missing: z.array(z.string()),
  bytes: z.number().int().positive(),
  sha256: z.string(),
  /** Staff id. */
  madeBy: z.uuid(),
  madeAt: instant,
});
export type MadePaper = z.infer<typeof MadePaperSchema>;

export const PaperListSchema = z.object({
  papers: z.array(
    z.object({
      template: PaperTemplateSchema,
      about: PaperSubjectSchema.nullable(),
      title: LocalizedTextSchema,
      /** Why it cannot be made: the case is not there yet, or the reader may not read what stands on it; null when it can. */
      reason: z.enum(['not_yet', 'access.denied']).nullable(),
      /** It can be looked at, and is not final enough to be made for good: a draft, or a form to fill in by hand. */
      draft: z.boolean(),
      /** Newest first. */
      made: z.array(MadePaperSchema),
    }),
  ),
  /** Whether the reader may make papers for good. */
  mayMake: z.boolean(),
  /** Whether the reader may take out the whole case as one archive. */
  mayTakeOut: z.boolean(),
});
export type PaperList = z.infer<typeof PaperListSchema>;

export const PaperQuerySchema = z.object({
  /** Of several lists or reports of the case, which one. */
  about: PaperSubjectSchema.optional(),
  language: PaperLanguageSchema.optional(),
  /** Every field a line to write on. */
  blank: z.enum(['1', 'true']).optional(),
  /** The paper as it was made for good. */
  version: z.coerce.number().int().positive().optional(),
});
export type PaperQuery = z.infer<typeof PaperQuerySchema>;

export const MakePaperSchema = z.strictObject({
  /** Chosen by the caller: the same again answers what was made. */
  paperId: z.uuid(),
  about: PaperSubjectSchema.optional(),
  language: PaperLanguageSchema.default('zh-CN'),
});
export type MakePaper = z.infer<typeof MakePaperSchema>;

/** Facts of a case that papers are composed of, besides its first and its last. */
const PAPER_FACTS: readonly string[] = [
  CaseAccepted,
  CaseAutopsyDecided,
  CaseClassified,
  CaseClockExtended,
  CaseClosed,
  CaseDeathRecorded,
  CaseDeclined,
  CaseDepartmentUrged,
  CaseDispatched,
  CaseExtensionRequested,
  CaseFeedbackGiven,
  CaseFollowUpPlanned,
  CaseHoldAsked,
  CaseHoldCompleted,
  CaseHoldReleased,
  CaseHoldSealed,
  CaseIssueAdded,
  CaseIssueChanged,
  CaseIssueFound,
  CaseIssueRemoved,
  CaseMeetingRecorded,
  CaseReopened,
  CaseReportDrafted,
  CaseReportedToRegulator,
  CaseReportSupplemented,
  CaseResolvedOnSpot,
  CaseReviewCompleted,
  CaseReviewRequested,
  CaseSettled,
  CaseSupplementRequested,
].map(({ type }) => type);

/** A case as the reader sees it, as far as papers need it. */
const CaseForPaperSchema = CaseDetailSchema.pick({
  caseNo: true,
  complaintNo: true,
  leadDepartment: true,
  remedies: true,
  holds: true,
  death: true,
  reports: true,
  meetings: true,
}).extend({
  clocks: z.array(
    ClockViewSchema.pick({
      clockId: true,
      label: true,
      kind: true,
      state: true,
      startedAt: true,
      dueAt: true,
    }),
  ),
  timeline: z.array(TimelineEntrySchema),
  log: z.object({ entries: z.number().int(), from: instant, to: instant }).nullable(),
  followUps: z.array(
    CaseDetailSchema.shape.followUps.element.pick({ dueAt: true, result: true, call: true }),
  ),
});
export type CaseForPaper = z.infer<typeof CaseForPaperSchema>;

/** What a paper needs of a case: a small part of what its page shows. Throws for what is no case. */
export function caseForPaper(detail: CaseDetail): CaseForPaper {
  const [first] = detail.timeline;
  const last = detail.timeline.at(-1);
  return CaseForPaperSchema.parse({
    ...detail,
    timeline: detail.timeline.filter(({ type }) => PAPER_FACTS.includes(type)),
    log: last && first ? { entries: detail.timeline.length, from: first.at, to: last.at } : null,
  });
}

/** What the gateway adds to a request for a paper: the case, and names of staff by id. */
export const CaseOfPaperSchema = z.object({
  case: CaseForPaperSchema,
  people: z.record(z.string(), z.string()),
});
export type CaseOfPaper = z.infer<typeof CaseOfPaperSchema>;

/** Body of `POST /cases/documents/{template}`: one paper of many cases, to print. */
export const PrintManySchema = z.strictObject({
  caseNos: z.array(z.string().min(1).max(40)).min(1).max(MOST_PRINTED),
  language: PaperLanguageSchema.default('zh-CN'),
});
export type PrintMany = z.infer<typeof PrintManySchema>;

/** The first line of what the gateway sends to intake; the cases follow, each a line as `CaseOfPaper`. */
export const PrintManyRequestSchema = z.object({ language: PaperLanguageSchema });

/** A line of the answer: how far it is, a case whose paper is not in the file and why, and at the end the file. */
export type PrintedLine =
  | { readonly done: number; readonly of: number }
  | { readonly leftOut: string; readonly code: string }
  | { readonly pdf: string; readonly papers: number; readonly missing: readonly string[] };
