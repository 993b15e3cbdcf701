import { ISSUE_FINDINGS, type PaperTemplate } from '@tingsu/contracts';
import { z } from 'zod';
import { PaperSchema, type PaperRule } from '../documents/paper-schema.js';
import shipped from './house-papers.json' with { type: 'json' };

const HousePapersSchema = z.strictObject({
  version: z.string(),
  templates: z.array(PaperSchema),
  /** How each finding on an issue is put to the complainant; his reasons follow. */
  replies: z.record(z.enum(ISSUE_FINDINGS), z.strictObject({ zh: z.string(), en: z.string() })),
  /** What policies want said, by code: its name, and by which of these words or fields a paper says it. */
  contents: z.record(
    z.string(),
    z.strictObject({ zh: z.string(), en: z.string(), by: z.array(z.string()) }),
  ),
});

/** The papers that the product brings. */
export const HOUSE_PAPERS = HousePapersSchema.parse(shipped);

const BY_ID = new Map(HOUSE_PAPERS.templates.map((paper) => [paper.id, paper]));

export function housePaper(id: PaperTemplate): PaperRule {
  const paper = BY_ID.get(id);
  if (!paper) throw new Error(`The product has no paper ${id}`);
  return paper;
}
