import { DEPARTMENTAL_ROLES, type FieldClass, type Role } from '@tingsu/contracts';

/**
 * Whether a reader sees a file of the office. Who does not read what is decided, as the side complained of, sees what departments handed
 * in and not what the office gathered about them, such as the words of a witness.
 */
export const seesEvidence = (addedRole: Role, fields: readonly FieldClass[]): boolean =>
  fields.includes('attachments') &&
  (fields.includes('opinion') || DEPARTMENTAL_ROLES.includes(addedRole));
