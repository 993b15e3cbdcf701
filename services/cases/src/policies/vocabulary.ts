import type { PolicyVocabulary } from '@tingsu/contracts';
import { FACTS, MILESTONES, policyFields } from '@tingsu/policy';

const FIELDS: PolicyVocabulary['fields'] = policyFields().map(({ choices, ...field }) => ({
  ...field,
  ...(choices ? { choices: [...choices] } : {}),
}));

/** What the forms of the editor offer, in both languages. */
export function vocabulary(calendars: readonly string[]): PolicyVocabulary {
  return {
    milestones: Object.entries(MILESTONES).map(([name, { zh, en }]) => ({
      name,
      label: { zh, en },
    })),
    facts: Object.entries(FACTS).map(([name, definition]) => ({ name, ...definition })),
    calendars: [...calendars],
    fields: FIELDS,
  };
}
