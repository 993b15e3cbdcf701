import type { InputDoubt, InputProblem } from './input/text.js';

const TYPED: Readonly<Record<InputProblem, true>> = {
  blank: true,
  too_long: true,
  phone_letters: true,
  phone_characters: true,
  phone_short: true,
  phone_long: true,
  phone_mobile_length: true,
  email_at: true,
  email_domain: true,
  email_characters: true,
};

/** What may be wrong with one field, by the stable code in `errors` of a problem. The web app has words for each in both languages. */
export const FIELD_CODES = [
  ...(Object.keys(TYPED) as InputProblem[]),
  // Every body and query: the shape of a value.
  'required',
  'empty',
  'unknown_field',
  'invalid',
  'invalid_type',
  'invalid_format',
  'invalid_value',
  'invalid_union',
  'invalid_key',
  'invalid_element',
  'not_multiple_of',
  'too_small',
  'too_big',
  'unreadable_character',
  // Submissions.
  'unknown',
  'closed',
  'trusted_only',
  'staff_only',
  'department_only',
  'taken',
  'control_character',
  'in_future',
  'too_early',
  'address_inside',
  'other_platform',
  // Facts of triage.
  'unknown_fact',
  'derived_fact',
  'wrong_type',
  'settled_fact',
  'unknown_category',
  // A new password.
  'password_short',
  'password_common',
  'password_repeats',
  'password_own',
  'password_same',
  // Accounts and roles.
  'not_granted_here',
  'ended_already',
  'deputies_in_ring',
  'departments_in_ring',
  // Rosters and absences.
  'person_unknown',
  'not_role_holder',
  'ends_before_start',
  'outside_week',
  'twice_on_duty',
  // The import of a calendar year.
  'invalid_json',
  'event_changed',
  'event_unnamed',
  'not_utf8',
  'date_serial',
  'date_unknown',
  'date_missing',
  'date_range',
  // Orders of authorities.
  'number_rounded',
  'other_campus',
  'due_without_start',
] as const;
export type FieldCode = (typeof FIELD_CODES)[number];

const DOUBTED: Readonly<Record<InputDoubt, true>> = { phone_masked: true, phone_incomplete: true };
/** What was taken as it was sent and should be checked, by the stable code in `warnings`. */
export const WARNING_CODES = [
  ...(Object.keys(DOUBTED) as InputDoubt[]),
  'received_before_rules',
  'occurred_long_ago',
  'external_due_far',
  'external_due_past',
] as const;
export type WarningCode = (typeof WARNING_CODES)[number];
