import type { CommandName } from '@tingsu/contracts';
import type { CommandField } from '../casepage/command-field';

const hold = (of: 'asked' | 'sealed' | 'unfinished' | 'uninspected' | 'examined') =>
  ({ name: 'holdId', text: 'fieldHold', kind: 'hold', of }) as const;
const at = (name: string, text: CommandField['text']) =>
  ({ name, text, kind: 'instant', past: true }) as const;

const PRESENT = [
  { name: 'hospitalSide', text: 'fieldHospitalSide', kind: 'line', max: 200 },
  { name: 'patientSide', text: 'fieldPatientSide', kind: 'line', max: 200, optional: true },
  { name: 'witness', text: 'fieldHoldWitness', kind: 'line', max: 200, optional: true },
] as const satisfies readonly CommandField[];
const ITEMS = { name: 'items', text: 'fieldHoldItems', kind: 'lines' } as const;

/** What is asked for when evidence is sealed or opened, and after a death. */
export const HOLD_FIELDS = {
  askHold: [
    { name: 'evidence', text: 'fieldHoldKind', kind: 'choice', table: 'holdKind' },
    { name: 'askedBy', text: 'fieldAskedBy', kind: 'choice', table: 'holdSide' },
    at('askedAt', 'fieldHoldAskedAt'),
    { name: 'what', text: 'fieldHoldWhat', kind: 'text', max: 1_000 },
  ],
  sealHold: [
    hold('asked'),
    at('sealedAt', 'fieldSealedAt'),
    {
      ...{ name: 'form', text: 'fieldRecordForm', kind: 'choice', table: 'recordForm' },
      ofHold: 'records',
    },
    ITEMS,
    ...PRESENT,
    { name: 'place', text: 'fieldHoldPlace', kind: 'line', max: 200 },
    { name: 'keeper', text: 'fieldKeeper', kind: 'line', max: 200 },
    { name: 'station', text: 'fieldStation', kind: 'line', max: 200, ofHold: 'transfusion' },
    { name: 'police', text: 'fieldPolice', kind: 'line', max: 200, optional: true },
    { name: 'unfinished', text: 'fieldUnfinished', kind: 'yesNo', ofHold: 'records' },
  ],
  completeHold: [hold('unfinished'), at('at', 'fieldSealedRestAt'), ITEMS],
  inspectHold: [
    hold('uninspected'),
    at('sentAt', 'fieldSentAt'),
    { name: 'by', text: 'fieldInspectionBy', kind: 'choice', table: 'inspectionChoice' },
    { name: 'body', text: 'fieldInspectionBody', kind: 'line', max: 200 },
  ],
  recordInspection: [
    hold('examined'),
    at('at', 'fieldResultAt'),
    { name: 'findings', text: 'fieldInspectionFindings', kind: 'text', max: 5_000 },
  ],
  releaseHold: [
    hold('sealed'),
    at('releasedAt', 'fieldReleasedAt'),
    { name: 'ground', text: 'fieldReleaseGround', kind: 'choice', table: 'releaseGround' },
    ...PRESENT,
    { name: 'note', text: 'fieldReleaseNote', kind: 'text', max: 2_000 },
    { name: 'returnedTo', text: 'fieldReturnedTo', kind: 'line', max: 200, optional: true },
  ],
  recordDeath: [
    at('diedAt', 'fieldDiedAt'),
    { name: 'inHospital', text: 'fieldInHospital', kind: 'yesNo' },
    { name: 'causeDisputed', text: 'fieldCauseDisputed', kind: 'yesNo' },
    { name: 'frozen', text: 'fieldFrozen', kind: 'yesNo' },
    { ...at('movedAt', 'fieldMovedAt'), optional: true },
    { name: 'note', text: 'fieldNote', kind: 'text', max: 2_000, optional: true },
  ],
  recordConsent: [
    { name: 'consent', text: 'fieldConsentGiven', kind: 'choice', table: 'autopsyConsent' },
    at('at', 'fieldConsentAt'),
    { name: 'kin', text: 'fieldKin', kind: 'line', max: 200 },
    { name: 'note', text: 'fieldNote', kind: 'text', max: 2_000, optional: true },
  ],
  recordAutopsy: [
    at('at', 'fieldAutopsyAt'),
    { name: 'institution', text: 'fieldInstitution', kind: 'line', max: 200 },
    { name: 'findings', text: 'fieldAutopsyFindings', kind: 'text', max: 5_000, optional: true },
  ],
  recordBody: [
    { name: 'end', text: 'fieldBodyEnd', kind: 'choice', table: 'bodyEnd' },
    at('at', 'fieldBodyAt'),
    { name: 'note', text: 'fieldBodyNote', kind: 'text', max: 2_000 },
  ],
} as const satisfies Partial<Record<CommandName, readonly CommandField[]>>;

/** The field beside which a refusal by one of these rules is shown. */
export const FIELD_OF_HOLD_RULE = {
  'hold.form_missing': 'form',
  'hold.form_of_object': 'form',
  'hold.other_side_missing': 'witness',
  'hold.station_missing': 'station',
  'hold.dispute_open': 'ground',
  'hold.years_not_over': 'ground',
  'hold.state': 'holdId',
  'autopsy.no_consent': 'at',
} as const satisfies Readonly<Record<string, string>>;
