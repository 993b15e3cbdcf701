import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  AbsenceView,
  Problem,
  RoleGrant,
  RosterHead,
  RosterImport,
  RosterWeek,
  StaffDirectory,
} from '@tingsu/contracts';
import { readFileSync } from 'node:fs';
import { openGateway, signIn, type Browser, type TestGateway } from './gateway.harness.js';

const WEEK = '/api/v1/rosters/main/main.finance/weeks/2026-11-16';
const CENTRE = '/api/v1/rosters/main/centre_officer/weeks/2026-11-16';

let gateway: TestGateway;
const officer = 'officer';
const finance = 'finance';
const admin = 'admin';
let ids: ReadonlyMap<string, string>;
beforeAll(async () => {
  gateway = await openGateway();
  const { staff } = (await ask<StaffDirectory>(admin, 'GET', '/api/v1/directory')).body;
  ids = new Map(staff.map(({ name, id }) => [name, id]));
}, 60_000);
afterAll(() => gateway?.close());

const idOf = (name: string): string => ids.get(name) ?? '';
/** The tests jump through weeks, in which a session ends. */
const sessions = new Map<string, { browser: Browser; at: number }>();
async function sessionOf(login: string): Promise<Browser> {
  const now = gateway.time.now().getTime();
  const known = sessions.get(login);
  if (known && Math.abs(now - known.at) < 60_000) return known.browser;
  const browser = await signIn(gateway.app, login);
  sessions.set(login, { browser, at: now });
  return browser;
}
async function ask<Body>(
  who: string,
  method: 'GET' | 'PUT' | 'POST' | 'DELETE',
  url: string,
  payload?: object,
): Promise<{ status: number; body: Body }> {
  const answer = await gateway.app.inject({
    method,
    url,
    headers: (await sessionOf(who)).headers,
    ...(payload ? { payload } : {}),
  });
  return {
    status: answer.statusCode,
    body: answer.body === '' ? (null as Body) : answer.json<Body>(),
  };
}
const rolesOf = async (who: string): Promise<string[]> => {
  // What an earlier session may do is remembered for two seconds, of a clock that the tests also turn back.
  sessions.delete(who);
  const { grants } = (await ask<{ grants: RoleGrant[] }>(who, 'GET', '/api/v1/me')).body;
  return grants.map(({ role, department }) => (department ? `${role} ${department}` : role));
};
const told = (type: string) =>
  gateway.database.admin<{ body: string }>(
    'select body from gateway.outbox where type = $1 order by aggregate_id, aggregate_version',
    [type],
  );

describe('the roster of a unit', () => {
  it('is written as a week, by the clock on the wall, and shows its holes', async () => {
    const empty = await ask<RosterWeek>(finance, 'GET', WEEK);
    expect(empty.body).toMatchObject({ version: 0, duties: [], holes: [], mayEdit: true });
    const duties = [
      { personId: idOf('薛丽萍'), from: '2026-11-16T00:00', to: '2026-11-20T17:00' },
      { personId: idOf('何静怡'), from: '2026-11-20T18:00', to: '2026-11-23T08:00' },
    ];
    const saved = await ask<RosterWeek>(finance, 'PUT', WEEK, { version: 0, duties });
    expect(saved).toMatchObject({
      status: 200,
      body: { version: 1, duties, holes: [{ from: '2026-11-20T17:00', to: '2026-11-20T18:00' }] },
    });
    // The night from Sunday reaches into the next week, and stays there when that is written.
    const next = await ask<RosterWeek>(finance, 'GET', WEEK.replace('11-16', '11-23'));
    expect(next.body).toMatchObject({
      duties: [],
      holes: [{ from: '2026-11-23T08:00', to: '2026-11-30T00:00' }],
    });
    const [event] = await told('roster.changed.v1');
    expect(JSON.parse(event?.body ?? '{}')).toMatchObject({
      aggregateid: 'main/main.finance',
      data: {
        campus: 'main',
        unit: 'main.finance',
        duties: [
          { from: '2026-11-15T16:00:00.000Z', to: '2026-11-20T09:00:00.000Z' },
          { from: '2026-11-20T10:00:00.000Z', to: '2026-11-23T00:00:00.000Z' },
        ],
      },
    });
    const list = await ask<{ items: RosterHead[] }>(finance, 'GET', '/api/v1/rosters');
    expect(list.body.items).toEqual([
      { campus: 'main', unit: 'main.finance', until: '2026-11-23T00:00:00.000Z', mayEdit: true },
    ]);
  });

  it('takes nothing of a week with a fault, and names each at its place', async () => {
    const person = idOf('薛丽萍');
    const refused = await ask<Problem>(finance, 'PUT', WEEK, {
      version: 1,
      duties: [
        { personId: person, from: '2026-11-16T08:00', to: '2026-11-16T17:00' },
        { personId: person, from: '2026-11-16T16:00', to: '2026-11-16T20:00' },
        { personId: idOf('田野'), from: '2026-11-17T08:00', to: '2026-11-17T17:00' },
        { personId: person, from: '2026-11-24T08:00', to: '2026-11-24T07:00' },
      ],
    });
    expect(refused.status).toBe(422);
    expect(refused.body.errors?.map(({ path, code }) => [path, code])).toEqual([
      ['duties.2.personId', 'person_unknown'],
      ['duties.3.to', 'ends_before_start'],
      ['duties.3.from', 'outside_week'],
      ['duties.1.personId', 'twice_on_duty'],
    ]);
    expect((await ask<RosterWeek>(finance, 'GET', WEEK)).body.version).toBe(1);
  });

  it('is not written over what somebody else changed meanwhile', async () => {
    const stale = await ask<Problem>(finance, 'PUT', WEEK, { version: 0, duties: [] });
    expect(stale.body).toMatchObject({ code: 'roster.stale_version', currentVersion: 1 });
  });

  it('belongs to the unit, and makes no leader', async () => {
    expect((await ask(officer, 'PUT', WEEK, { version: 1, duties: [] })).status).toBe(403);
    expect((await ask(finance, 'GET', CENTRE)).status).toBe(403);
    const leader = CENTRE.replace('centre_officer', 'leader');
    const refused = await ask<Problem>(admin, 'PUT', leader, {
      version: 0,
      duties: [{ personId: idOf('何静怡'), from: '2026-11-16T08:00', to: '2026-11-16T17:00' }],
    });
    expect(refused.body.errors?.[0]).toMatchObject({ code: 'not_role_holder' });
    const unknown = WEEK.replace('main.finance', 'main.nowhere');
    expect((await ask<Problem>(admin, 'GET', unknown)).body.code).toBe('roster.unknown');
    expect((await ask<Problem>(finance, 'GET', WEEK.replace('11-16', '11-17'))).status).toBe(422);
  });

  it('R-216: lets those on duty act for the centre in their hours, and no longer', async () => {
    gateway.time.set('2026-11-20T10:00:00+08:00');
    expect(await rolesOf(finance)).toEqual([
      'department_head main.finance',
      'department_receiver main.finance',
    ]);
    const duties = [{ personId: idOf('薛丽萍'), from: '2026-11-20T17:00', to: '2026-11-21T08:00' }];
    expect((await ask(admin, 'PUT', CENTRE, { version: 0, duties })).status).toBe(200);
    expect(await rolesOf(finance)).not.toContain('centre_officer');
    gateway.time.set('2026-11-20T17:30:00+08:00');
    expect(await rolesOf(finance)).toContain('centre_officer');
    gateway.time.set('2026-11-21T08:00:00+08:00');
    expect(await rolesOf(finance)).not.toContain('centre_officer');
  });
});

describe('a roster from a spreadsheet', () => {
  const IMPORT = '/api/v1/rosters/main/main.finance/import';
  const TABLE =
    '日期,值班时间,值班人员\n2026年12月7日至12月8日,08:00-17:00,薛丽萍\n2026-12-08,17:00-08:00,何静怡\n';
  const send = (who: string, bytes: Uint8Array, apply: boolean, version = 1) =>
    ask<RosterImport & Problem>(who, 'POST', IMPORT, {
      content: Buffer.from(bytes).toString('base64'),
      ...{ apply, version },
    });
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

  it('is shown first, and replaces the days that it names', async () => {
    gateway.time.set('2026-11-20T10:00:00+08:00');
    const shown = await send(finance, utf8(TABLE), false);
    expect(shown.body).toMatchObject({
      applied: false,
      faults: [],
      days: { first: '2026-12-07', last: '2026-12-08' },
    });
    expect(shown.body.duties).toHaveLength(3);
    expect(shown.body.holes[0]).toEqual({ from: '2026-12-07T00:00', to: '2026-12-07T08:00' });
    expect((await ask<RosterWeek>(finance, 'GET', WEEK)).body.version).toBe(1);
    expect((await send(finance, utf8(TABLE), true)).body.applied).toBe(true);
    const week = await ask<RosterWeek>(finance, 'GET', WEEK.replace('11-16', '12-07'));
    expect(week.body.version).toBe(2);
    expect(week.body.duties.map(({ from }) => from)).toEqual([
      '2026-12-07T08:00',
      '2026-12-08T08:00',
      '2026-12-08T17:00',
    ]);
  });

  it('is taken as a whole or not at all, also when somebody changed the roster meanwhile', async () => {
    const bad = utf8(`${TABLE},08:00-17:00,薛丽萍\n2026-12-08,20:00-21:00,何静怡\n`);
    const refused = await send(finance, bad, true, 2);
    expect(refused.body.applied).toBe(false);
    expect(refused.body.faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [4, '日期', 'cell_empty'],
      [5, '', 'twice_on_duty'],
    ]);
    const stale = await send(finance, utf8(TABLE), true, 1);
    expect(stale.body.code).toBe('roster.stale_version');
    expect((await send(officer, utf8(TABLE), false)).status).toBe(403);
  });

  it('may be GBK or UTF-16, as spreadsheets save it, but must be a table', async () => {
    const gbk = readFileSync(new URL('fixtures/roster-gbk.csv', import.meta.url));
    expect((await send(finance, gbk, false)).body.duties).toHaveLength(3);
    const utf16 = Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from(TABLE, 'utf16le')]);
    expect((await send(finance, utf16, false)).body.duties).toHaveLength(3);
    const old = await send(finance, Buffer.from('d0cf11e0a1b11ae1', 'hex'), false);
    expect(old.body.errors?.[0]?.message).toMatch(/另存为 .xlsx/);
    const broken = await send(finance, Buffer.from('PK\u0003\u0004 no workbook'), false);
    expect(broken.body.code).toBe('request.invalid');
  });

  it('is read from a workbook with typed dates and times', async () => {
    const workbook = readFileSync(new URL('fixtures/roster.xlsx', import.meta.url));
    const { duties, faults } = (await send(finance, workbook, false)).body;
    expect(faults).toEqual([]);
    expect(duties.map(({ from, to }) => [from, to])).toEqual([
      ['2026-12-14T08:00', '2026-12-14T17:00'],
      ['2026-12-14T17:00', '2026-12-15T08:00'],
    ]);
  });

  it('with merged cells is refused by row, and says what to do', async () => {
    const merged = readFileSync(new URL('fixtures/roster-merged.xlsx', import.meta.url));
    const { faults } = (await send(finance, merged, false)).body;
    expect(faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, '日期', 'cell_empty'],
    ]);
    expect(faults[0]?.message.zh).toContain('合并单元格');
  });
});

describe('a person who is away', () => {
  const away = (who: string, deputy: string, change: object = {}) =>
    ask<AbsenceView & Problem>(who, 'POST', '/api/v1/absences', {
      deputy: idOf(deputy),
      from: '2026-12-01T00:00',
      to: '2026-12-05T00:00',
      ...change,
    });

  it('S-10: lends the own roles to the deputy for that time', async () => {
    const { status, body } = await away(finance, '何静怡');
    expect(status).toBe(201);
    expect(body).toMatchObject({ personId: idOf('薛丽萍'), deputy: idOf('何静怡'), mayEnd: true });
    gateway.time.set('2026-12-02T10:00:00+08:00');
    expect(await rolesOf(officer)).toContain('department_head main.finance');
    gateway.time.set('2026-11-21T12:00:00+08:00');
    expect(await rolesOf(officer)).not.toContain('department_head main.finance');
    const [event] = await told('absence.changed.v1');
    expect(JSON.parse(event?.body ?? '{}')).toMatchObject({
      aggregateid: idOf('薛丽萍'),
      data: { absences: [{ deputy: idOf('何静怡'), from: '2026-11-30T16:00:00.000Z' }] },
    });
  });

  it('hands on along the chain, never the administration', async () => {
    expect((await away(officer, '马晓东', { from: '2026-12-03T00:00' })).status).toBe(201);
    gateway.time.set('2026-12-03T10:00:00+08:00');
    const roles = await rolesOf(admin);
    expect(roles).toEqual(
      expect.arrayContaining(['centre_officer', 'department_head main.finance']),
    );
    gateway.time.set('2026-11-21T13:00:00+08:00');
    const byAdmin = { personId: idOf('马晓东'), from: '2026-12-08T00:00', to: '2026-12-09T00:00' };
    expect((await away(admin, '薛丽萍', byAdmin)).status).toBe(201);
    gateway.time.set('2026-12-08T10:00:00+08:00');
    expect(await rolesOf(finance)).not.toContain('tenant_admin');
    gateway.time.set('2026-11-21T14:00:00+08:00');
  });

  it('closes no ring: who would stand in it is named', async () => {
    const { status, body } = await away(admin, '薛丽萍', { from: '2026-12-04T00:00' });
    expect([status, body.code]).toEqual([422, 'absence.ring']);
    expect(body.detail).toContain('马晓东 → 薛丽萍 → 何静怡 → 马晓东');
    expect((await away(admin, '马晓东')).body.code).toBe('absence.ring');
  });

  it('is away once at a time, for others only by the administrator, and in the right order', async () => {
    expect((await away(finance, '马晓东')).body.code).toBe('absence.overlaps');
    expect((await away(officer, '马晓东', { personId: idOf('薛丽萍') })).status).toBe(403);
    const wrong = await away(officer, '田野', { to: '2026-11-30T00:00' });
    expect(wrong.body.errors?.map(({ path, code }) => [path, code])).toEqual([
      ['deputy', 'person_unknown'],
      ['to', 'ends_before_start'],
    ]);
  });

  it('comes back early: the roles go back at once', async () => {
    gateway.time.set('2026-12-02T10:00:00+08:00');
    const { items } = (await ask<{ items: AbsenceView[] }>(finance, 'GET', '/api/v1/absences'))
      .body;
    const own = items.find(({ personId }) => personId === idOf('薛丽萍'));
    const url = `/api/v1/absences/${own?.absenceId}`;
    expect((await ask<Problem>(officer, 'DELETE', url)).body.code).toBe('absence.not_found');
    expect((await ask(finance, 'DELETE', url)).status).toBe(204);
    expect(await rolesOf(officer)).toEqual(['centre_officer']);
  });
});
