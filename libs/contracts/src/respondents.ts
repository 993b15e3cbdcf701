import type { Role } from './vocabulary.js';

export const respondentUnit = (code: string): string => `unit:${code}`;
export const respondentPerson = (personId: string): string => `person:${personId}`;

interface Named {
  readonly units: readonly string[];
  readonly persons: readonly string[];
}

/** Everyone complained of, departments first. */
export const respondentsIn = ({ units, persons }: Named): string[] => [
  ...units.map(respondentUnit),
  ...persons.map(respondentPerson),
];

/** Roles that are shown who is complained of where the access table lets them, and so may ask for the history of a respondent. Who was named to find something out is shown it by name, not by his role. */
export const RESPONDENT_READERS = [
  'centre_officer',
  'centre_head',
  'department_head',
  'supervisor',
  'leader',
  'auditor',
] as const satisfies readonly Role[];
