import { describe, expect, it } from '@jest/globals';
import type { Identity } from '../identity.js';
import type { RoleGrant } from '../vocabulary.js';
import {
  accessLogOf,
  accessLogPage,
  AccessLogQuerySchema,
  mergedAccessLog,
  type AccessLogEntry,
} from './access-log.js';

const person = '0190bbbb-0000-7000-8000-000000000001';
const who = (...grants: RoleGrant[]): Identity => ({
  kind: 'staff',
  tenantId: '0190aaaa-0000-7000-8000-000000000001',
  personId: person,
  grants,
  locale: 'en',
});
const grant = (role: RoleGrant['role'], campus: string | null = null): RoleGrant => ({
  role,
  campus,
  department: null,
});
const query = AccessLogQuerySchema.parse({});

const entry = (service: AccessLogEntry['service'], minute: number): AccessLogEntry => ({
  id: `0190dddd-0000-7000-8000-0000000000${String(minute).padStart(2, '0')}`,
  at: `2026-11-20T02:${String(minute).padStart(2, '0')}:00.000Z`,
  service,
  personId: person,
  action: 'case.read',
  outcome: 'allowed',
  reason: null,
  complaintNo: 'TS-2026-000001',
  uploadId: null,
  fields: null,
});

describe('the access log', () => {
  it('is for auditor and privacy officer, as far as their grant reaches (R-004)', () => {
    expect(accessLogPage(who(grant('auditor')), query)?.campuses).toBeNull();
    expect(accessLogPage(who(grant('privacy_officer', 'east')), query)?.campuses).toEqual(['east']);
    for (const role of ['leader', 'centre_head', 'tenant_admin', 'operator'] as const)
      expect(accessLogPage(who(grant(role)), query)).toBeNull();
    expect(accessLogPage({ ...who(grant('auditor')), kind: 'public' }, query)).toBeNull();
  });

  it('is asked for by the number of the complaint or of the case, as people type it', () => {
    const asked = (complaintNo: string) =>
      accessLogPage(who(grant('auditor')), { ...query, complaintNo })?.complaintNo;
    expect(['ts-2026-000001', ' C－2026-000001'].map(asked)).toEqual([
      'TS-2026-000001',
      'TS-2026-000001',
    ]);
  });

  it('of two services reads as one, page by page', () => {
    const intake = [9, 7, 2].map((minute) => entry('intake', minute));
    const cases = [8, 3].map((minute) => entry('cases', minute));
    const pages = [intake, cases].map((items) => accessLogOf(items, 3));
    const first = mergedAccessLog(pages, 3);
    expect(first.items.map(({ service, at }) => `${service} ${at.slice(14, 16)}`)).toEqual([
      'intake 09',
      'cases 08',
      'intake 07',
    ]);
    const { before } =
      accessLogPage(who(grant('auditor')), { ...query, cursor: first.nextCursor ?? '' }) ?? {};
    expect(before).toEqual({ at: intake[1]?.at, id: intake[1]?.id });
    const rest = [accessLogOf([entry('intake', 2)], 3), accessLogOf([entry('cases', 3)], 3)];
    expect(mergedAccessLog(rest, 3).nextCursor).toBeNull();
    const longer = accessLogOf([entry('intake', 5), entry('intake', 4)], 1);
    expect(mergedAccessLog([longer, accessLogOf([], 1)], 1).nextCursor).toBe(longer.nextCursor);
    expect(longer.nextCursor).not.toBeNull();
  });

  it('refuses a cursor that it did not give', () => {
    expect(() => accessLogPage(who(grant('auditor')), { ...query, cursor: 'c7' })).toThrow(
      'request.invalid',
    );
  });
});
