import { FACTS, MILESTONES, policyFields } from '@tingsu/policy';
import { vocabularyOf, type Vocabulary } from './names';

/** What the server publishes of this very version. */
export const PUBLISHED: Vocabulary = vocabularyOf({
  fields: policyFields().map(({ choices, ...field }) => ({
    ...field,
    ...(choices ? { choices: [...choices] } : {}),
  })),
  milestones: Object.entries(MILESTONES).map(([name, { zh, en }]) => ({ name, label: { zh, en } })),
  facts: Object.entries(FACTS).map(([name, definition]) => ({ name, ...definition })),
});
