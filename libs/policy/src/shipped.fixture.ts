import { readdirSync, readFileSync } from 'node:fs';
import { calendarOf, type Calendar } from './calendars/calendar.js';
import type { CalendarData } from './calendars/calendar-data.js';
import { composePolicy, parsePolicy } from './documents/compose-policy.js';
import type { Facts } from '@tingsu/contracts';
import type { PolicyDocument } from './documents/document-schema.js';
import type { Policy } from './documents/policy.js';

/** What ships with the product, for the specs. */
const deployed = (path: string): URL => new URL(`../../../deploy/${path}`, import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(deployed(path), 'utf8'));

export const SHIPPED = readdirSync(deployed('policies')).map((name) => name.replace('.json', ''));
export const shippedDocuments = (): unknown[] => SHIPPED.map((id) => read(`policies/${id}.json`));
const parsed = shippedDocuments().map(parsePolicy);
export const shippedPolicies = (): PolicyDocument[] => parsed;
export const policyOf = (...ids: string[]): Policy => composePolicy(shippedPolicies(), ids);
export const chinaData = (): CalendarData => read('calendars/cn.json') as CalendarData;
export const china = (): Calendar => calendarOf(chinaData());
export const shippedCalendar = (file: string): CalendarData =>
  read(`calendars/${file}`) as CalendarData;
export const calendarNamed = (id: string): Calendar =>
  calendarOf(read(`calendars/${id.toLowerCase()}.json`) as CalendarData);

export interface Sample {
  readonly id: string;
  readonly channel: string;
  readonly receivedAt: string;
  readonly kind?: 'internal';
  readonly complainant: { readonly relation: string; readonly anonymous: boolean };
  readonly facts: Facts;
  readonly departmentNoticeAt?: string;
  readonly events?: Readonly<Record<string, string>>;
  readonly expected: {
    readonly acceptance: string;
    readonly severity: string;
    readonly severityRules: readonly string[];
    readonly reportable: boolean;
    readonly reportableRules: readonly string[];
    readonly routing: {
      readonly lead: string;
      readonly rule: string;
      readonly assist: readonly string[];
    };
    readonly track: string | null;
    readonly feedbackToComplainant: boolean;
    readonly deadlines: Readonly<Record<string, string>>;
  };
}
export const samples = (): readonly Sample[] =>
  (read('demo/samples.json') as { samples: Sample[] }).samples;
