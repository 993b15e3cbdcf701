/**
 * How a person stands to a case: `area`, the grant covers its campus or the whole group; else by the department of the grant:
 * the case's lead, one that assists, one that supervises it or answers for a clock; `investigator`, by name: the person was given
 * something to find out, sits in a committee that has the case, or is asked to a meeting about it.
 */
export const RELATIONS_TO_CASE = ['area', 'lead', 'coUnit', 'supervising', 'investigator'] as const;
export type RelationToCase = (typeof RELATIONS_TO_CASE)[number];

/**
 * Classes of what a case holds (domain model 4.10, X-24):
 * `words` of the complaint, its `attachments`, the complainant's `identity` (name, relation) and `contact`, the department's
 * `statement` with its view of liability, the `opinion` and what else is decided, `judgement` about the complainant (malicious,
 * untrue), `notes` of the office, the `answer` that the complainant was given, `handling`: what centre and departments write to
 * each other (reasons, remedies), and the `inquiry`: what is looked into, by whom, and what was found.
 */
export const FIELD_CLASSES = [
  'words',
  'attachments',
  'identity',
  'contact',
  'statement',
  'opinion',
  'judgement',
  'notes',
  'answer',
  'handling',
  'inquiry',
] as const;
export type FieldClass = (typeof FIELD_CLASSES)[number];
