import { describe, expect, it } from '@jest/globals';
import {
  factsOnReceipt,
  type AccessFacts,
  type CaseFacts,
  type Role,
  type RoleGrant,
} from '@tingsu/contracts';
import { hintFor, type Listener } from './hint.js';
import { KnownCases } from './known-cases.js';

const tenantid = '0190aaaa-0000-7000-8000-000000000001';
const me = '0190bbbb-0000-7000-8000-000000000001';
const complaintId = '0190cccc-0000-7000-8000-000000000001';
const time = '2026-11-20T10:00:00+08:00';

const grant = (
  role: Role,
  campus: string | null = null,
  department: string | null = null,
): RoleGrant => ({ role, campus, department });
const person = (...grants: RoleGrant[]): Listener => ({ tenantId: tenantid, personId: me, grants });

/** A complaint about the ward on the campus east, which the pharmacy of main handles. */
const ACCESS: AccessFacts = {
  ...factsOnReceipt({
    caseNo: 'C-2026-000001',
    complaintId,
    campus: 'east',
    department: 'east.ward',
  }),
  lead: 'main.pharmacy',
};
const FACTS: CaseFacts = { ...ACCESS, tenantId: tenantid };

const caseEvent = (type: string, data: unknown = {}, aggregateid = 'c1') => ({
  type,
  time,
  tenantid,
  aggregatetype: 'case' as const,
  aggregateid,
  data,
});

describe('a hint about a case', () => {
  const accepted = caseEvent('case.accepted.v1');

  it.each<[string, Listener, boolean]>([
    ['an officer of the group', person(grant('centre_officer')), true],
    ['an officer of the campus', person(grant('centre_officer', 'east')), true],
    ['an officer of another campus', person(grant('centre_officer', 'north')), false],
    ['the head who handles it', person(grant('department_head', 'main', 'main.pharmacy')), true],
    ['the head complained of', person(grant('department_head', 'east', 'east.ward')), false],
    ['an administrator', person(grant('tenant_admin'), grant('operator')), false],
    ['a privacy officer', person(grant('privacy_officer')), false],
    ['a head without a department', person(grant('department_head', 'east')), false],
    ['a person without grants', person(), false],
  ])('is right for %s', (_who, listener, named) => {
    const hint = hintFor(accepted, FACTS, listener);
    expect(hint).toEqual(
      named
        ? { type: 'case.accepted.v1', caseNo: 'C-2026-000001', campus: 'east', at: time }
        : null,
    );
  });

  it('says of an unknown case only that some case changed', () => {
    const nameless = { type: 'case.changed', caseNo: null, campus: null, at: time };
    expect(hintFor(accepted, null, person(grant('leader', 'north')))).toEqual(nameless);
    expect(hintFor(accepted, null, person(grant('operator')))).toBeNull();
  });

  it('says nothing of a note to those who may not read it', () => {
    const noted = caseEvent('case.noted.v1', { mentions: [] });
    const head = person(grant('department_head', 'main', 'main.pharmacy'));
    expect(hintFor(noted, FACTS, head)).toBeNull();
    expect(hintFor(noted, FACTS, person(grant('leader')))).not.toBeNull();
  });

  it('never reaches who works in a unit complained of confidentially, or is named (S-11)', () => {
    const headOfBoth = person(grant('leader'), grant('department_head', 'east', 'east.ward'));
    expect(hintFor(accepted, FACTS, headOfBoth)).not.toBeNull();
    expect(hintFor(accepted, { ...FACTS, confidential: true }, headOfBoth)).toBeNull();
    const named = { ...FACTS, respondent: { units: [], persons: [me] } };
    expect(hintFor(accepted, named, person(grant('leader')))).toBeNull();
  });
});

describe('a hint about a notice', () => {
  it('reaches its recipient only', () => {
    const notice = {
      type: 'notice.sent.v1',
      time,
      aggregatetype: 'notice' as const,
      data: { recipientId: me },
    };
    expect(hintFor(notice, null, person())?.type).toBe('notice.sent.v1');
    expect(hintFor({ ...notice, data: { recipientId: 'p2' } }, null, person())).toBeNull();
  });
});

describe('the known cases', () => {
  const opened = (caseNo: string, aggregateid: string) =>
    caseEvent('case.opened.v1', { access: { ...ACCESS, caseNo } }, aggregateid);

  it('follow the newest facts, so a department that gave the case back hears no more of it', () => {
    const known = new KnownCases();
    expect(known.factsOf(caseEvent('case.accepted.v1'))).toBeNull();
    known.factsOf(opened('C-1', 'c1'));
    const changed = { ...ACCESS, caseNo: 'C-1', lead: null };
    known.factsOf(caseEvent('case.accessChanged.v1', { access: changed }));
    const facts = known.factsOf(caseEvent('case.accepted.v1'));
    expect(facts).toEqual({ ...changed, tenantId: tenantid });
    const before = person(grant('department_head', 'main', 'main.pharmacy'));
    expect(hintFor(caseEvent('case.accepted.v1'), facts, before)).toBeNull();
  });

  it('know nothing of a case whose events say no facts', () => {
    const known = new KnownCases();
    expect(known.factsOf(caseEvent('case.opened.v1', { caseNo: 'C-1' }))).toBeNull();
  });

  it('forget the oldest', () => {
    const known = new KnownCases(2);
    for (const id of ['a', 'b', 'c']) known.factsOf(opened(id, id));
    expect(known.factsOf(caseEvent('case.closed.v1', {}, 'a'))).toBeNull();
    expect(known.factsOf(caseEvent('case.closed.v1', {}, 'c'))?.caseNo).toBe('c');
  });
});
