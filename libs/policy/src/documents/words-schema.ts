import { z } from 'zod';
import { names, refs, requirements } from './clock-schema.js';

const words = z.strictObject({
  zh: z.array(z.string().min(1)).optional(),
  en: z.array(z.string().min(1)).optional(),
});

/** Words by which a danger is recognised when a complaint is stored: it then has the highest priority until a person says otherwise. */
export const DangerSchema = z.looseObject({
  code: z.string(),
  ...names,
  words,
  ref: refs,
  requirements,
});
export type DangerRule = z.infer<typeof DangerSchema>;

/** Words that suggest a category and topics to whoever classifies; nothing is chosen by them. */
export const SuggestionSchema = z.looseObject({
  id: z.string(),
  ...names,
  category: z.string().optional(),
  topics: z.array(z.string()).optional(),
  words,
  ref: refs,
  requirements,
});
export type SuggestionRule = z.infer<typeof SuggestionSchema>;
