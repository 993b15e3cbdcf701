import {
  houseReach,
  registerColumns,
  type RegisterPage,
  type HouseAction,
  type Identity,
  MOST_REGISTER_DAYS,
  MS_PER_DAY,
  ProblemError,
  type RegisterFilters,
} from '@tingsu/contracts';
import type { Reference } from '../reference/reference-data.js';

/** What of the register a person may do this with. */
export interface RegisterScope {
  /** Campuses in which there is something for him, each read by itself. */
  readonly campuses: readonly string[];
  /** Of these campuses everything; of the others what is with the departments. */
  readonly whole: readonly string[];
  readonly departments: readonly string[];
}

type Places = Pick<Reference, 'campuses' | 'department' | 'campus'>;

/** Throws `access.denied` for who may not do it anywhere, and for a campus where he may not. */
export function registerScope(
  who: Identity,
  action: Extract<HouseAction, `register.${string}`>,
  { campus }: Pick<RegisterFilters, 'campus'>,
  places: Places,
): RegisterScope {
  const reach = houseReach(who, action);
  const asked = (code: string): boolean => campus === undefined || code === campus;
  const whole = (reach.campuses ?? places.campuses).filter(asked);
  const departments = reach.departments.filter((code) =>
    asked(places.department(code)?.campus ?? ''),
  );
  const ofDepartments = departments.map((code) => places.department(code)?.campus ?? '');
  const campuses = [...new Set([...whole, ...ofDepartments])].filter(
    (code) => places.campus(code) !== null,
  );
  if (campuses.length === 0)
    throw new ProblemError(
      'access.denied',
      action === 'register.export'
        ? 'Your role does not allow you to export the register of this campus.'
        : 'Your role does not allow you to read the register of this campus.',
    );
  return { campuses, whole, departments };
}

/** Throws `request.invalid` for a period that ends before it begins, or is longer than a year. */
export function requirePeriod({ from, to }: Pick<RegisterFilters, 'from' | 'to'>): void {
  const days = (Date.parse(to) - Date.parse(from)) / MS_PER_DAY + 1;
  if (days >= 1 && days <= MOST_REGISTER_DAYS) return;
  const message =
    days < 1
      ? 'The last day is before the first. 结束日期早于开始日期。'
      : 'A year at most. 最多一年。';
  throw new ProblemError('request.invalid', 'Correct the period and send it again.', {
    errors: [{ path: 'to', code: days < 1 ? 'date_range' : 'too_big', message }],
  });
}

/** As many rows as a sheet of Excel has, without the head. */
const MOST_ROWS = 1_000_000;

/** Throws `request.invalid` for a file that no spreadsheet would open. */
export function requireRows(total: number): void {
  if (total <= MOST_ROWS) return;
  const message = `${total} complaints do not fit in one file. 超过一百万件，请缩短时间范围。`;
  throw new ProblemError('request.invalid', 'Choose fewer days and send it again.', {
    errors: [{ path: 'to', code: 'too_big', message }],
  });
}

/** What heads the register: its name and its columns, as the policies of the scope want them. */
export function headOf(
  { campuses }: RegisterScope,
  { department, channel, kind }: RegisterFilters,
  reference: Pick<Reference, 'registerForm'>,
): Pick<RegisterPage, 'title' | 'columns'> {
  const { title, columns } = reference.registerForm({ campuses, department, channel, kind });
  return { title, columns: registerColumns(columns, { manyCampuses: campuses.length > 1 }) };
}

interface Read {
  readonly filters: RegisterFilters;
  readonly scope: RegisterScope;
}

/** A row of the access log: who read or took away which part of the register, and how many complaints. */
export const onRecord = (
  { personId }: Identity,
  action: 'register.read' | 'register.export' | 'register.exported',
  { filters: { campus, from, to }, scope }: Read,
  count: number,
) => {
  if (personId === null) throw new Error('a person reads the register');
  const reason = [`${from}/${to}`, ...(campus ? [campus] : []), count].join(' ');
  return {
    personId,
    action,
    reason,
    campuses: campus ? [campus] : scope.campuses,
    outcome: 'allowed' as const,
    complaintId: null,
    uploadId: null,
  };
};
