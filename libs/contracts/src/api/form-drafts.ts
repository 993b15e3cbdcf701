import { z } from 'zod';
import { instant } from '../instant.js';
import { draftShape, SaveCaseDraftSchema } from './case-drafts.js';

/** The forms outside cases whose words are kept until they are sent. */
const DRAFTED_FORMS = [
  'safetyFile',
  'safetyAct',
  'improvement',
  'improvementStep',
  'lesson',
  'reading',
  'learningRecord',
  'committee',
  'reward',
  'accountability',
  'accountabilityStep',
  'reconsideration',
] as const;
export const DraftedFormSchema = z.enum(DRAFTED_FORMS);
export type DraftedForm = z.infer<typeof DraftedFormSchema>;

/** What a form is about: an action, a committee, an act on a matter; `new` where it makes something new. */
export const DraftSubjectSchema = z.string().regex(/^[A-Za-z0-9._-]{1,100}$/);

const { revision, values } = draftShape;
/** What a person typed into a form and has not sent. Nobody else reads it. */
const FormDraftSchema = z.object({ revision, values, savedAt: instant });
export type FormDraft = z.infer<typeof FormDraftSchema>;
export const FormDraftAnswerSchema = z.object({ draft: FormDraftSchema.nullable() });
export type FormDraftAnswer = z.infer<typeof FormDraftAnswerSchema>;

/** `revision` is that of the draft as it was read or saved before, 0 for a new one. */
export const SaveFormDraftSchema = z.strictObject({
  revision,
  values: SaveCaseDraftSchema.shape.values,
});
export type SaveFormDraft = z.infer<typeof SaveFormDraftSchema>;
