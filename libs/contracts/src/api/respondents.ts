import { z } from 'zod';
import type { Role } from '../vocabulary.js';

/** A department or a member of staff complained of, as lists ask for them: `unit:main.ward`, `person:0190…`. */
export const RespondentSchema = z
  .string()
  .regex(/^(unit:[a-z0-9][a-z0-9_.-]{0,99}|person:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i);

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

/** Roles that are shown who is complained of where the access table lets them, and so may ask for the history of a respondent. */
export const RESPONDENT_READERS = [
  'centre_officer',
  'centre_head',
  'department_head',
  'supervisor',
  'leader',
  'auditor',
] as const satisfies readonly Role[];
