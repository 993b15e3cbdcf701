import { ISSUE_FINDINGS, MOST_ISSUES, REMEDIES, SPEAKERS, TOLD_BY_STAFF } from '@tingsu/contracts';
import { z } from 'zod';
import { TAXONOMY_IDS } from '../taxonomies/taxonomies.js';
import { names, refs, requirements } from './clock-schema.js';
import { ConditionSchema } from './condition.js';

/** What is owed first where something was found right: before the opinion stands, and before anything else is promised. */
const FirstRemedySchema = z.strictObject({
  id: z.string().min(1),
  ...names,
  /** About the facts of the case with category and topics of the issue; always if left out. */
  when: ConditionSchema.optional(),
  /** Upheld, wholly or in part, if left out. */
  findings: z.array(z.enum(ISSUE_FINDINGS)).min(1).optional(),
  /** One of these will do. */
  remedies: z.array(z.enum(REMEDIES)).min(1),
  /** Due on the day on which it is promised. */
  atOnce: z.boolean().optional(),
  ref: refs,
  requirements,
});
export type FirstRemedyRule = z.infer<typeof FirstRemedySchema>;

/** How the matters of one complaint are kept apart and answered one by one. */
export const IssueRulesSchema = z.strictObject({
  /** How many issues a case may hold. */
  most: z.number().int().min(1).max(MOST_ISSUES).optional(),
  /** Of which taxonomy a problem is, beside the categories of the house. */
  taxonomy: z.enum(TAXONOMY_IDS).optional(),
  /** Nobody enters an issue without what the complainant asks for; that he asks for nothing is an answer too. */
  asksRequest: z.boolean().optional(),
  firstRemedies: z.array(FirstRemedySchema).optional(),
  ref: refs,
  requirements,
});
export type IssueRules = z.infer<typeof IssueRulesSchema>;

/** The words of an apology, by the media for which they are meant; whoever answers says them, or writes them. */
const ApologySchema = z.strictObject({
  id: z.string().min(1),
  /** Every medium that no other apology names if left out. */
  media: z.array(z.enum(TOLD_BY_STAFF)).min(1).optional(),
  text: z.strictObject({ zh: z.string().min(1).max(2_000), en: z.string().min(1).max(2_000) }),
  ref: refs,
  requirements,
});

/** Who tells the complainant the outcome, and what shows that he was told. */
export const FeedbackRulesSchema = z.strictObject({
  speaker: z.enum(SPEAKERS).optional(),
  /** By these media he signs that he was told: a file shows it, or a reason stands in for it. */
  signatureFor: z.array(z.enum(TOLD_BY_STAFF)).optional(),
  /** By these somebody writes down how it went. */
  noteFor: z.array(z.enum(TOLD_BY_STAFF)).optional(),
  /** Nobody answers without having apologised. */
  apologises: z.boolean().optional(),
  apologies: z.array(ApologySchema).optional(),
  ref: refs,
  requirements,
});
export type FeedbackRules = z.infer<typeof FeedbackRulesSchema>;
