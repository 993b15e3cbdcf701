import {
  COMPLAINT_KINDS,
  isWellFormed,
  mayInHouse,
  ORAL_CHANNELS,
  ProblemError,
  RECORD_COPIES,
  type RegisteredByStaff,
  type RegistrationBlock,
  type Role,
  type RoleGrant,
  STAFF_CHANNELS,
  type Submission,
  workplacesOf,
} from '@tingsu/contracts';
import type { Reference, ReceiptPlace } from '../reference/reference-data.js';
import { errorAt, fieldProblem } from './field-problem.js';

/** A member of staff who registers a complaint for someone. */
export interface Registrar {
  readonly tenantId: string;
  readonly personId: string;
  readonly grants: readonly RoleGrant[];
  readonly worksIn?: readonly string[] | undefined;
}

/** What staff registered, checked: who, in which role, and what they said. */
export interface StaffEntry {
  readonly by: string;
  readonly role: Role;
  readonly firstResponder: string;
  readonly units: readonly string[];
  readonly persons: readonly string[];
  readonly handedOver: { readonly department: string | null } | null;
  readonly said: RegistrationBlock;
}

/**
 * The role in which the person registers a complaint of the campus; people of a department do so on their own campus. Throws
 * `access.denied` where there is none, `channel.not_trusted` for a channel that staff do not take complaints by.
 */
export function registrarRole(
  registrar: Registrar,
  { campus, channel }: Pick<Submission, 'campus' | 'channel'>,
  reference: Reference,
): Role {
  const role = roleToRegister(registrar, campus, reference);
  if (!role)
    throw new ProblemError(
      'access.denied',
      'Your role does not allow you to register complaints of this campus.',
    );
  if (!STAFF_CHANNELS.includes(channel))
    throw new ProblemError(
      'channel.not_trusted',
      `Staff take no complaints by the channel ${channel}; name the way by which the person came.`,
      errorAt('channel', 'closed', 'Not open for staff'),
    );
  return role;
}

/** Null where the person may register no complaints of the campus. */
export function roleToRegister(
  { personId, grants }: Pick<Registrar, 'personId' | 'grants'>,
  campus: string,
  reference: Reference,
): Role | null {
  const grant = grants.filter(isWellFormed).find((one) => {
    const department = departmentOn(campus, one.department, reference);
    return mayInHouse({ personId, grants: [one] }, 'complaint.register', { campus, department });
  });
  return grant?.role ?? null;
}

/** Checks what staff said against directory and policy of the place. Throws a ProblemError. */
export function staffEntryOf(
  { registration: said = {}, matter, complainant }: Submission,
  place: ReceiptPlace,
  { registrar, role }: { readonly registrar: Registrar; readonly role: Role },
  reference: Reference,
): StaffEntry {
  const entry = {
    by: registrar.personId,
    role,
    firstResponder: said.firstResponder ?? registrar.personId,
    units: unitsOf(said, place),
    persons: [...new Set(said.respondents?.persons ?? [])],
    handedOver: handOverOf(said, place, registrar, reference),
    said,
  };
  requirePeople(entry, reference);
  requireRespondents(entry, place, reference);
  requireSignature(said, place, reference);
  requireRecord(said, place, complainant.anonymous, reference);
  if (said.onTheSpot && (said.handOver || matter === 'hazard'))
    throw fieldProblem(
      'registration.onTheSpot',
      'invalid',
      'What is handed over, or is a hazard, is not settled yet: leave it out',
    );
  return entry;
}

/** What the event says of it: no words, and nothing of the patient. */
export function eventOf(entry: StaffEntry): RegisteredByStaff {
  const { by, role, firstResponder, units, persons, handedOver, said } = entry;
  const { state, reason } = said.signature ?? {};
  return {
    by,
    role,
    firstResponder,
    respondents: { units: [...units], persons: [...persons] },
    signature: state === 'waived' ? (reason ?? null) : (state ?? null),
    restated: said.restated === true,
    mood: said.mood ?? null,
    handedOver,
    resolvedOnSpot: said.onTheSpot !== undefined,
  };
}

/** The department that the complaint names is the first one complained of. */
function unitsOf({ respondents }: RegistrationBlock, { department }: ReceiptPlace): string[] {
  const named = respondents?.units ?? [];
  return [...new Set(department === null ? named : [department, ...named])];
}

/** By whom the policy does not let open a case, the complaint is handed over. */
function handOverOf(
  { handOver = false }: RegistrationBlock,
  place: ReceiptPlace,
  registrar: Registrar,
  reference: Reference,
): StaffEntry['handedOver'] {
  if (!handOver && !reference.mayOpen(place, registrar))
    throw new ProblemError(
      'registration.hand_over_only',
      'The policy lets others open cases. Send it with registration.handOver: true, and the complaint centre goes on with what you wrote.',
      errorAt('registration.handOver', 'required', 'Hand it over to the complaint centre'),
    );
  if (!handOver) return null;
  const own = workplacesOf(registrar).map((code) => departmentOn(place.campus, code, reference));
  return { department: own.find((code) => code !== null) ?? null };
}

function requirePeople(
  { firstResponder, persons, by }: StaffEntry,
  { knowsPerson }: Reference,
): void {
  if (firstResponder !== by && !knowsPerson(firstResponder))
    throw fieldProblem('registration.firstResponder', 'unknown', 'No such member of staff');
  const index = persons.findIndex((id) => !knowsPerson(id));
  if (index >= 0)
    throw fieldProblem(
      `registration.respondents.persons.${index}`,
      'unknown',
      'No such member of staff; write who is not in the directory in others',
    );
}

function requireRespondents(
  { units, persons }: StaffEntry,
  place: ReceiptPlace,
  reference: Reference,
): void {
  if (units.some((code) => reference.department(code) === null))
    throw new ProblemError(
      'department.unknown',
      'Choose departments of the directory.',
      errorAt('registration.respondents.units', 'unknown', 'No such department'),
    );
  if (persons.length > 0 && reference.registerRule(place).departmentsOnly)
    throw fieldProblem(
      'registration.respondents.persons',
      'department_only',
      'This policy takes complaints about a department, whose head answers for the people in it (R-045)',
    );
}

function requireSignature(
  { signature }: RegistrationBlock,
  place: ReceiptPlace,
  reference: Reference,
): void {
  const { waiverReasons } = reference.registerRule(place);
  if (signature?.state !== 'waived' || waiverReasons.length === 0) return;
  if (signature.reason === undefined || !waiverReasons.includes(signature.reason))
    throw fieldProblem(
      'registration.signature.reason',
      signature.reason === undefined ? 'required' : 'unknown',
      `Say one of the policy's reasons: ${waiverReasons.join(', ')}`,
    );
}

/** What is said by word of mouth is written down, confirmed and given to who said it, where the policy wants that. */
function requireRecord(
  { restated, copy }: RegistrationBlock,
  place: ReceiptPlace,
  anonymous: boolean,
  reference: Reference,
): void {
  const { oral } = reference.registerRule(place);
  if (!ORAL_CHANNELS.includes(place.channel) || !isComplaint(place)) return;
  if (oral.record && restated !== true)
    throw fieldProblem(
      'registration.restated',
      'required',
      'The policy wants what is said by word of mouth written down: read it back, and confirm it with restated: true',
    );
  if (oral.copy && !anonymous && copy === undefined)
    throw fieldProblem(
      'registration.copy',
      'required',
      `The policy wants the complainant to get a copy of the record; say how: ${RECORD_COPIES.join(', ')}`,
    );
}

const isComplaint = ({ caseKind }: ReceiptPlace): boolean =>
  (COMPLAINT_KINDS as readonly string[]).includes(caseKind);

function departmentOn(campus: string, code: string | null, reference: Reference): string | null {
  return code !== null && reference.department(code)?.campus === campus ? code : null;
}
