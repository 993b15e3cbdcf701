import { z } from 'zod';
import { REMEDIES } from '../remedy-codes.js';
import { ISSUE_CAUSES, ISSUE_FINDINGS, ISSUE_HELP, LIABILITY_KINDS } from '../vocabulary.js';
import { filled } from './shapes.js';

const issueId = filled(60);
/** What one issue is about. */
const changedMatter = {
  words: filled(10_000).optional(),
  request: filled(5_000).optional(),
  reasons: filled(5_000).optional(),
  category: filled(60).optional(),
  topics: z.array(filled(60)).max(20).optional(),
  problem: filled(60).optional(),
  severity: filled(60).optional(),
  harm: z.number().int().min(0).max(5).optional(),
  place: filled(200).optional(),
  units: z.array(filled(60)).max(20).optional(),
  persons: z.array(z.uuid()).max(20).optional(),
  confidential: z.boolean().optional(),
};

/** The matters of one complaint, each with what was found of it. */
export const ISSUE_COMMANDS = {
  /** One more matter of the complaint, with its own words, request and reasons of the complainant. */
  addIssue: z.strictObject({ ...changedMatter, words: filled(10_000) }),
  /** Corrects what an issue is about; what is left out stays. The first one is the complaint as it was classified. */
  changeIssue: z.strictObject({ issueId, ...changedMatter }),
  /** Why it came to the complaint, or to one issue of it, by codes of the policy. */
  recordCauses: z.strictObject({
    issueId: issueId.optional(),
    causes: z.array(filled(60)).min(1).max(10),
    note: filled(2_000).optional(),
  }),
  removeIssue: z.strictObject({ issueId, reason: filled(2_000) }),
  /** The leading department says what happened in one issue. */
  stateIssue: z.strictObject({ issueId, facts: filled(20_000) }),
  recordFinding: z.strictObject({
    issueId,
    finding: z.enum(ISSUE_FINDINGS),
    /** What was found out, and why this finding follows; the complainant reads the reasons. */
    facts: filled(20_000),
    reasons: filled(10_000),
    cause: z.enum(ISSUE_CAUSES),
    liability: z.enum(LIABILITY_KINDS).optional(),
    liableUnits: z.array(filled(60)).max(20).default([]),
    liablePersons: z.array(z.uuid()).max(20).default([]),
    /** How the person was helped where the cause was his own. */
    help: z.enum(ISSUE_HELP).optional(),
    proposed: z.array(z.enum(REMEDIES)).max(10).default([]),
    proposal: filled(5_000).optional(),
  }),
};
