import type { RevealedField } from '@tingsu/contracts';

/** The word for each field of a person. */
export const FIELD_NAMES = {
  name: 'contactName',
  phone: 'contactPhone',
  email: 'contactEmail',
  address: 'contactAddress',
  patientName: 'contactPatientName',
  recordNo: 'contactRecordNo',
  visitNo: 'contactVisitNo',
} as const satisfies Record<RevealedField, string>;

/** Fields that do not tell by themselves what they are. */
export const NAMED_FIELDS: readonly RevealedField[] = [
  'address',
  'patientName',
  'recordNo',
  'visitNo',
];
