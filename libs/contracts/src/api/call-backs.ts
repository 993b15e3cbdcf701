import { z } from 'zod';
import { instant } from '../instant.js';
import { CursorParameterSchema, pageOf } from '../paging.js';
import { RULE_CODES } from '../rules.js';
import { CASE_STATES, LocalizedTextSchema } from '../vocabulary.js';

/** `now`: calls that may be made; `later`: those whose time has not come. */
const CALL_BACK_SCOPES = ['now', 'later'] as const;

export const CallBackQuerySchema = z.object({
  scope: z.enum(CALL_BACK_SCOPES).default('now'),
  campus: z.string().max(60).optional(),
  cursor: CursorParameterSchema,
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type CallBackQuery = z.infer<typeof CallBackQuerySchema>;

/** What the plan of the policy gives to the caller. */
export const CallScriptSchema = z.object({
  /** Opening words, in which `{hospital}` and `{caller}` stand for their names; null where the policy has none. */
  script: LocalizedTextSchema.nullable(),
  /** What is asked, by code. */
  questions: z.array(z.string()),
  /** Of them, what whoever is reached must have answered. */
  mustAnswer: z.array(z.string()),
});
export type CallScript = z.infer<typeof CallScriptSchema>;

/** One call-back that is not made yet. */
const CallBackSchema = z.object({
  ...CallScriptSchema.shape,
  caseNo: z.string(),
  complaintNo: z.string(),
  campus: z.string(),
  state: z.enum(CASE_STATES),
  /** Of the case, for the command that records the call. */
  version: z.number().int().positive(),
  leadDepartment: z.string().nullable(),
  planId: z.string(),
  itemNo: z.number().int().positive(),
  label: LocalizedTextSchema,
  /** From when it may be made; null for the first of a plan. */
  from: instant.nullable(),
  dueAt: instant,
  provisional: z.boolean(),
  /** When calls reached no one, oldest first, and how many are needed before it may end as unreachable. */
  attempts: z.array(instant),
  attemptsNeeded: z.number().int().positive(),
  /** When the complainant asked to be called again, or the last logged call said so. */
  nextCallAt: instant.nullable(),
  /** Why this person may not record it; null when he may. */
  reasonCode: z.enum([...RULE_CODES, 'access.denied']).nullable(),
});
export type CallBack = z.infer<typeof CallBackSchema>;
export const CallBacksSchema = pageOf(CallBackSchema);
