import { z } from 'zod';
import { instant } from './instant.js';
import { REMEDIES } from './remedy-codes.js';
import {
  ISSUE_CAUSES,
  ISSUE_FINDINGS,
  ISSUE_HELP,
  LIABILITY_KINDS,
  LocalizedTextSchema,
  type IssueFinding,
  type OUTCOMES,
} from './vocabulary.js';

/** The issue that every complaint has: it arises from the classification of the case, and nobody has to enter it. */
export const FIRST_ISSUE = 'first';
/** More than so many nobody answers one by one; a policy may allow fewer. */
export const MOST_ISSUES = 30;

/** What one issue is about. Its words are kept apart. */
export const IssueMatterSchema = z.object({
  category: z.string().nullable(),
  topics: z.array(z.string()),
  /** Of the taxonomy that the policy names beside the categories of the house. */
  problem: z.string().nullable(),
  severity: z.string().nullable(),
  harm: z.number().int().min(0).max(5).nullable(),
  place: z.string().nullable(),
  units: z.array(z.string()),
  persons: z.array(z.string()),
  /** Nobody but the office learns of it. */
  confidential: z.boolean(),
});
export type IssueMatter = z.infer<typeof IssueMatterSchema>;

/** What was found about one issue, and who answers for it. */
export const IssueFoundSchema = z.object({
  finding: z.enum(ISSUE_FINDINGS),
  cause: z.enum(ISSUE_CAUSES),
  liability: z.enum(LIABILITY_KINDS).nullable(),
  liableUnits: z.array(z.string()),
  liablePersons: z.array(z.string()),
  help: z.enum(ISSUE_HELP).nullable(),
  /** What is proposed to make it good. */
  proposed: z.array(z.enum(REMEDIES)),
});
export type IssueFound = z.infer<typeof IssueFoundSchema>;

export const IssueSchema = IssueMatterSchema.extend({
  issueId: z.string(),
  /** Counted from 1; a number is never given twice. */
  number: z.number().int().positive(),
  /** Null until somebody found something in this round. */
  found: IssueFoundSchema.extend({ at: instant, by: z.string().nullable() }).nullable(),
  removedAt: instant.optional(),
  /** Why it came to it, by codes of the policy; missing while nobody recorded it for this issue. */
  causes: z.array(z.string()).optional(),
});
export type Issue = z.infer<typeof IssueSchema>;

/** What the complainant is told of one issue. */
export const AnsweredIssueSchema = z.object({
  number: z.number().int().positive(),
  /** In the words in which it is on record; null for the complaint itself. */
  about: z.string().nullable(),
  finding: z.enum(ISSUE_FINDINGS),
  reply: LocalizedTextSchema,
  reasons: z.string(),
});
export type AnsweredIssue = z.infer<typeof AnsweredIssueSchema>;

export const isOpenIssue = ({ removedAt }: Pick<Issue, 'removedAt'>): boolean =>
  removedAt === undefined;

/** The outcome of a case by what was found about each of its issues; null while one has no finding. */
export function outcomeOfIssues(
  findings: readonly (IssueFinding | null)[],
): (typeof OUTCOMES)[number] | null {
  if (findings.length === 0 || findings.includes(null)) return null;
  const all = (finding: IssueFinding): boolean => findings.every((one) => one === finding);
  if (all('upheld')) return 'upheld';
  if (all('undetermined')) return 'other';
  return findings.some((one) => one === 'upheld' || one === 'partly_upheld')
    ? 'partly_upheld'
    : 'not_upheld';
}
