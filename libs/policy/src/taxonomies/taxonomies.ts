import { z } from 'zod';
import hcat from './hcat.json' with { type: 'json' };

const NamedSchema = z.strictObject({ code: z.string(), zh: z.string(), en: z.string() });
const TaxonomySchema = z.strictObject({
  id: z.string(),
  zh: z.string(),
  en: z.string(),
  domains: z.array(NamedSchema.extend({ problems: z.array(NamedSchema) })),
  severities: z.array(NamedSchema),
  harms: z.array(NamedSchema),
});
export type Taxonomy = z.infer<typeof TaxonomySchema>;

export const TAXONOMY_IDS = ['hcat'] as const;
/** Taxonomies of problems that ship with the product; a policy names the one that its issues are sorted by. */
const SHIPPED: Readonly<Record<(typeof TAXONOMY_IDS)[number], Taxonomy>> = {
  hcat: TaxonomySchema.parse(hcat),
};

export const taxonomyNamed = (id: (typeof TAXONOMY_IDS)[number]): Taxonomy => SHIPPED[id];
