import { PaperTemplateSchema } from '@tingsu/contracts';
import { z } from 'zod';
import { names, refs, requirements } from './clock-schema.js';

const MOST_LINES = 120;
const lines = z.array(z.string().max(4_000)).min(1).max(MOST_LINES);
const inBothLanguages = z.strictObject({ zh: lines, en: lines });
const text = z.strictObject({ zh: z.string().max(200), en: z.string().max(200) });

/** What one paper says: its lines, each a paragraph, a row of a form or a list (`papers/paper-lines.ts`), with fields in braces. */
export const PaperSchema = z.strictObject({
  id: PaperTemplateSchema,
  ...names,
  /** Papers of one series are numbered through the year; without one the paper has no number. */
  series: z.string().min(1).max(20).optional(),
  /** Set smaller until it fits on one page. */
  onePage: z.boolean().optional(),
  /** With the house's name, a place for the seal, and the date. */
  seal: z.boolean().optional(),
  lines: inBothLanguages,
  /** Who signs, one line each. */
  signatures: inBothLanguages.optional(),
  ref: refs,
  requirements,
});
export type PaperRule = z.infer<typeof PaperSchema>;

/** What stands at the head of a paper; without a campus it holds for all that have none of their own. */
const LetterheadSchema = z.strictObject({
  campus: z.string().max(60).optional(),
  name: text.optional(),
  office: text.optional(),
  address: text.optional(),
  phones: z.array(z.string().max(40)).max(5).optional(),
  postcode: z.string().max(12).optional(),
});
export type Letterhead = z.infer<typeof LetterheadSchema>;

/** The hospital's own letterheads and papers; a paper that it does not have is that of the product. */
export const PapersSchema = z.strictObject({
  letterheads: z.array(LetterheadSchema).optional(),
  templates: z.array(PaperSchema).optional(),
});
