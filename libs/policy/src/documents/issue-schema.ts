import { MOST_ISSUES } from '@tingsu/contracts';
import { z } from 'zod';
import { TAXONOMY_IDS } from '../taxonomies/taxonomies.js';
import { refs, requirements } from './clock-schema.js';

/** How the matters of one complaint are kept apart and answered one by one. */
export const IssueRulesSchema = z.strictObject({
  /** How many issues a case may hold. */
  most: z.number().int().min(1).max(MOST_ISSUES).optional(),
  /** Of which taxonomy a problem is, beside the categories of the house. */
  taxonomy: z.enum(TAXONOMY_IDS).optional(),
  ref: refs,
  requirements,
});
export type IssueRules = z.infer<typeof IssueRulesSchema>;
