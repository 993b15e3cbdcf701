import type { FieldClass, RegistrationView } from '@tingsu/contracts';
import { mask, withoutNumbers } from '@tingsu/privacy';
import type { StaffEntry } from './staff-registration.js';

/** What staff registered, as far as the reader's classes of fields open it; the patient is masked like the complainant. */
export function registrationView(
  { by, role, firstResponder, units, persons, handedOver, said }: StaffEntry,
  fields: readonly FieldClass[],
): RegistrationView {
  const words = fields.includes('words');
  const text = (written: string | undefined) =>
    words && written !== undefined ? withoutNumbers(written, fields) : null;
  const { signature, onTheSpot } = said;
  return {
    ...{ registeredBy: by, role, firstResponder },
    patient: fields.includes('identity') ? patientView(said.patient) : null,
    authorisation: said.authorisation ?? null,
    respondents: words
      ? { units: [...units], persons: [...persons], others: text(said.respondents?.others) }
      : null,
    reasons: text(said.reasons),
    letterDate: said.letterDate ?? null,
    copy: said.copy ?? null,
    place: text(said.place),
    mood: words ? (said.mood ?? null) : null,
    restated: said.restated === true,
    signature: signature
      ? { state: signature.state, reason: signature.reason ?? null, note: text(signature.note) }
      : null,
    callId: fields.includes('contact') ? (said.callId ?? null) : null,
    handedOver,
    onTheSpot:
      onTheSpot && fields.includes('answer')
        ? { outcome: withoutNumbers(onTheSpot.outcome, fields) }
        : null,
  };
}

function patientView(patient: StaffEntry['said']['patient']): RegistrationView['patient'] {
  if (!patient) return null;
  const { name, recordNo, visitNo, sex, birthYear, age } = patient;
  return {
    name: name === undefined ? null : mask.name(name),
    recordNo: recordNo === undefined ? null : mask.number(recordNo),
    visitNo: visitNo === undefined ? null : mask.number(visitNo),
    sex: sex ?? null,
    birthYear: birthYear ?? null,
    age: age ?? null,
  };
}
