import {
  localDay,
  type CaseKind,
  type Channel,
  type ComplaintOrigin,
  type Hazard,
  type Limit,
  type Receipt,
  type Relation,
  type Submission,
  type Warning,
} from '@tingsu/contracts';
import type { Registrar, StaffEntry } from './staff-registration.js';

export type { Warning };

/** A channel adapter: a program that hands over complaints of certain channels, known by its API key. */
export interface Adapter {
  readonly tenantId: string;
  readonly id: string;
  readonly name: string;
  readonly channels: readonly string[];
  /** Empty: all campuses. */
  readonly campuses: readonly string[];
  /** Most requests a minute; null where only the limits of the installation hold. */
  readonly perMinute: number | null;
}

/** A case brought it about, by its policy or by one press: nobody writes it down again. */
interface Continuation {
  readonly origin: ComplaintOrigin;
}

/** Who sent it: an adapter, a member of staff who registers it, a case that brings it about, or (null) a visitor of the portal. */
export type Sender = Adapter | Registrar | Continuation | null;

export const adapterOf = (sender: Sender): Adapter | null =>
  sender !== null && 'channels' in sender ? sender : null;
export const registrarOf = (sender: Sender): Registrar | null =>
  sender !== null && 'grants' in sender ? sender : null;

export const originOf = (sender: Sender): ComplaintOrigin | null =>
  sender !== null && 'origin' in sender ? sender.origin : null;

export interface IdentityFields {
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
}

/** A submission that was found in order, with everything that follows from it; what remains is to number and store it. */
export interface Admission {
  readonly campus: string;
  readonly department: string | null;
  readonly channel: Channel;
  readonly caseKind: CaseKind;
  readonly relation: Relation;
  /** As the policy counts it. */
  readonly anonymous: boolean;
  readonly identity: IdentityFields;
  /** By which name WeChat knows the sender. */
  readonly openId: string | null;
  readonly content: string;
  readonly demand: string | null;
  readonly language: 'zh-CN' | 'en';
  readonly receivedAt: Date;
  readonly occurredAt: Date | null;
  /** What staff said who registered it; null for what a program or the sender himself sent. */
  readonly staff: StaffEntry | null;
  readonly adapterId: string | null;
  /** The case that brought it about. */
  readonly origin: ComplaintOrigin | null;
  readonly externalRef: string | null;
  /** By when the body that sent it wants the answer; may be over already. */
  readonly externalDueAt: Date | null;
  readonly attachments: readonly string[];
  /** What a hazard is about. */
  readonly hazard: Hazard | null;
  /** Dangers that its words speak of, by the code of the policy. */
  readonly dangers: readonly string[];
  readonly fieldsPresent: readonly string[];
  /** Empty also when the policy's limits cannot be computed. */
  readonly limits: readonly Limit[];
  readonly warnings: readonly Warning[];
}

/** One request to register: what was sent, under which key. */
export interface Registration {
  readonly tenantId: string;
  readonly timeZone: string;
  /** Keys of different clients do not collide. */
  readonly client: string;
  readonly key: string;
  readonly submission: Submission;
  readonly admission: Admission;
  readonly correlationId: string | undefined;
  /** Adapters deliver the receipt later; the web form shows it at once. */
  readonly receiptShown: boolean;
}

export type Registered = { readonly receipt: Receipt } | { readonly error: unknown };

/** `TS-2026-000123`: the same digits become the case number. */
export function complaintNoOf(year: number, number: number): string {
  return `TS-${year}-${String(number).padStart(6, '0')}`;
}

/** The calendar year of an instant where the hospital is. */
export const yearIn = (timeZone: string, instant: Date): number =>
  Number.parseInt(localDay(instant, timeZone), 10);
