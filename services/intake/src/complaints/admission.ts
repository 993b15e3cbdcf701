import {
  kindOf,
  ProblemError,
  readPhones,
  type Channel,
  type Hazard,
  type Submission,
} from '@tingsu/contracts';
import type { Reference } from '../reference/reference-data.js';
import { errorAt, fieldProblem } from './field-problem.js';
import { datesOf } from './submission-dates.js';
import { registrarRole, staffEntryOf } from './staff-registration.js';
import {
  type Adapter,
  adapterOf,
  type Admission,
  type IdentityFields,
  originOf,
  registrarOf,
  type Sender,
  type Warning,
} from './registration.js';

const NO_IDENTITY: IdentityFields = { name: null, phone: null, email: null, address: null };

/**
 * Checks a well-formed submission against the directory, the sender's rights and the time. Throws a ProblemError. Limits
 * that cannot be computed are reported to `unpromised` and are no reason to refuse a complaint.
 */
export function admit(
  submission: Submission,
  sender: Sender,
  reference: Reference,
  now: Date,
  unpromised: (error: unknown) => void = () => undefined,
): Admission {
  const adapter = adapterOf(sender);
  const origin = originOf(sender);
  const registrar = registrarOf(sender);
  const role = registrar && registrarRole(registrar, submission, reference);
  // What a case brings about comes where that case is, whatever is open to others there.
  if (!origin) {
    if (!registrar) requireTrust(submission, adapter);
    requirePlace(submission, adapter, reference);
  }
  requirePlainReference(submission);
  const { campus, channel } = submission;
  const caseKind = kindOf(channel, submission.matter);
  const place = { campus, department: departmentOf(submission, reference), channel, caseKind };
  const staff =
    registrar && role ? staffEntryOf(submission, place, { registrar, role }, reference) : null;
  const { receivedAt, occurredAt, externalDueAt, doubts } = datesOf(
    submission,
    now,
    reference.rulesSince(place),
  );
  const identity = identityOf(submission);
  const anonymous = countsAsAnonymous(submission, identity, reference.channelRule(place));
  const { relation } = submission.complainant;
  return {
    ...place,
    relation,
    anonymous,
    identity,
    openId: ((adapter ?? origin) && submission.complainant.openId) ?? null,
    receivedAt,
    occurredAt,
    content: submission.content,
    demand: submission.demand ?? null,
    language: submission.language ?? 'zh-CN',
    staff,
    adapterId: adapter?.id ?? null,
    origin,
    externalRef: submission.externalRef ?? null,
    externalDueAt,
    attachments: [...new Set(submission.attachments ?? [])],
    hazard: hazardOf(submission),
    dangers: reference.dangers(place, submission.content, submission.demand ?? null),
    fieldsPresent: fieldsPresentOf(submission, identity),
    limits: limitsOr(unpromised, () =>
      reference.limits({
        ...place,
        relation,
        anonymous,
        receivedAt: receivedAt.toISOString(),
      }),
    ),
    warnings: [...doubts, ...phoneDoubts(identity)],
  };
}

/** The department that was named; of several that staff named, the first of the campus. */
function departmentOf(
  { campus, department, registration }: Submission,
  reference: Reference,
): string | null {
  const named = registration?.respondents?.units ?? [];
  const first = named.find((code) => reference.department(code)?.campus === campus);
  return department ?? first ?? null;
}

function hazardOf({ matter, hazard }: Submission): Hazard | null {
  if (hazard !== undefined && matter !== 'hazard')
    throw fieldProblem('hazard', 'invalid', 'Leave it out, or set matter to hazard');
  return hazard ?? null;
}

/** A policy whose limits cannot be computed makes no promise; the complaint is taken all the same. */
function limitsOr(
  unpromised: (error: unknown) => void,
  compute: () => Admission['limits'],
): Admission['limits'] {
  try {
    return compute();
  } catch (error) {
    unpromised(error);
    return [];
  }
}

const PHONE_DOUBTS = {
  phone_masked: 'Digits of the phone number are hidden, so it cannot be called',
  phone_incomplete: 'The phone number is short: it may be that of an office, not of a person',
} as const;

function phoneDoubts({ phone }: IdentityFields): readonly Warning[] {
  const reading = phone === null ? null : readPhones(phone);
  if (!reading || 'problem' in reading || reading.doubt === null) return [];
  return [{ path: 'complainant.phone', code: reading.doubt, message: PHONE_DOUBTS[reading.doubt] }];
}

/** By what anybody may send: the form, and the form that the QR code of a suggestion box opens. */
const PUBLIC_CHANNELS: readonly Channel[] = ['web_form', 'suggestion_box'];

function requireTrust(
  { channel, receivedAt, externalDueAt, registration, complainant }: Submission,
  sender: Adapter | null,
): void {
  if (registration !== undefined)
    throw fieldProblem('registration', 'staff_only', 'Only staff who are signed in may say this');
  if (sender === null && !PUBLIC_CHANNELS.includes(channel)) {
    throw new ProblemError(
      'channel.not_trusted',
      `Send complaints of the channel ${channel} with the API key of its adapter, or use web_form.`,
    );
  }
  if (sender !== null && !sender.channels.includes(channel)) {
    throw new ProblemError(
      'channel.not_trusted',
      `The adapter of this API key may not hand over complaints of the channel ${channel}.`,
    );
  }
  if (sender === null && receivedAt !== undefined)
    throw fieldProblem(
      'receivedAt',
      'trusted_only',
      'Only a channel adapter may say when it took the complaint',
    );
  if (complainant.openId !== undefined && (sender === null || channel !== 'wechat'))
    throw fieldProblem(
      'complainant.openId',
      'trusted_only',
      'Only the channel adapter of WeChat may say who somebody is there',
    );
  if (sender === null && externalDueAt !== undefined)
    throw fieldProblem(
      'externalDueAt',
      'trusted_only',
      'Only a channel adapter may say by when an answer is wanted',
    );
}

function requirePlace(
  { campus: code, channel, department }: Submission,
  sender: Adapter | null,
  reference: Reference,
): void {
  const campus = reference.campus(code);
  if (!campus?.open)
    throw new ProblemError(
      'campus.unknown',
      'Choose a campus from GET /api/v1/campuses.',
      errorAt('campus', 'unknown', 'No such campus'),
    );
  if (sender && sender.campuses.length > 0 && !sender.campuses.includes(code)) {
    throw new ProblemError(
      'channel.not_trusted',
      'The adapter of this API key may not hand over complaints of this campus.',
    );
  }
  if (!campus.channels.includes(channel)) {
    throw new ProblemError(
      'channel.closed',
      'Choose a channel that the campus has open, see GET /api/v1/campuses.',
      errorAt('channel', 'closed', 'Not open here'),
    );
  }
  if (department !== undefined && reference.department(department)?.campus !== code) {
    throw new ProblemError(
      'department.unknown',
      'Choose a department of the campus, or leave it out.',
      errorAt('department', 'unknown', 'No such department on this campus'),
    );
  }
}

/** The only free text that is stored as it came; the database cannot store every control character. */
function requirePlainReference({ externalRef }: Submission): void {
  if (externalRef !== undefined && /\p{Cc}/u.test(externalRef))
    throw fieldProblem('externalRef', 'control_character', 'Use printable characters');
}

/** Who wants to be anonymous leaves no trace, whatever else the form sent. */
function identityOf({ complainant }: Submission): IdentityFields {
  if (complainant.anonymous) return NO_IDENTITY;
  const { name, phone, email, address } = complainant;
  return {
    name: name ?? null,
    phone: phone ?? null,
    email: email ?? null,
    address: address ?? null,
  };
}

/** A complaint without the name or contact that its channel asks for is anonymous where the policy says so. */
function countsAsAnonymous(
  { complainant }: Submission,
  identity: IdentityFields,
  { requires, elseAnonymous }: ReturnType<Reference['channelRule']>,
): boolean {
  if (complainant.anonymous) return true;
  if (!elseAnonymous) return false;
  const missingName = requires.includes('name') && identity.name === null;
  const missingContact = requires.includes('contact') && !isContactable(identity);
  return missingName || missingContact;
}

/** Whether the outcome can be communicated: by phone or by e-mail. */
export function isContactable({ phone, email }: IdentityFields): boolean {
  return phone !== null || email !== null;
}

/** Names of the fields that were filled in, for the register; never their values. */
function fieldsPresentOf(submission: Submission, identity: IdentityFields): readonly string[] {
  const present: Readonly<Record<string, boolean>> = {
    content: true,
    demand: submission.demand !== undefined,
    reasons: submission.registration?.reasons !== undefined,
    name: identity.name !== null,
    phone: identity.phone !== null,
    email: identity.email !== null,
    address: identity.address !== null,
    contact: isContactable(identity),
    relation: submission.complainant.relation !== 'unknown',
    department: submission.department !== undefined,
    occurredAt: submission.occurredAt !== undefined,
    attachments: (submission.attachments ?? []).length > 0,
  };
  return Object.keys(present).filter((field) => present[field]);
}
