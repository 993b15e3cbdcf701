import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  DirectoryPublished,
  type Account,
  type AdministrationEntry,
  type NamedBy,
  type Organisation,
  type Problem,
} from '@tingsu/contracts';
import { openGateway, signIn, YULIN, type Browser, type TestGateway } from './gateway.harness.js';

const WARD = {
  ...{ campus: 'main', name: { zh: '心内科', en: 'Cardiology' }, public: true },
  ...{ answersFor: ['心内科主任'], headNurse: null, parent: null, position: 5 },
};

describe('the organisation in the console', () => {
  let gateway: TestGateway;
  let admin: Browser;
  const ask = async <Body>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => {
    const answer = await gateway.app.inject({
      ...{ method, url: `/api/v1${path}`, headers: admin.headers },
      ...(body ? { payload: body } : {}),
    });
    return { status: answer.statusCode, body: answer.json<Body>() };
  };
  const save = (code: string, changes: object = {}) =>
    ask<Organisation & Problem>('PUT', `/organisation/departments/${code}`, {
      ...{ ...WARD, ...changes },
    });
  const published = async () => {
    const rows = await gateway.database.admin<{ body: string }>(
      `select body from gateway.outbox where tenant_id = $1 and type = $2 order by aggregate_version desc limit 1`,
      [YULIN, DirectoryPublished.type],
    );
    return DirectoryPublished.data.parse(
      (JSON.parse(rows[0]?.body ?? '') as { data: unknown }).data,
    );
  };
  const department = async (code: string) =>
    (await published()).departments.find((one) => one.code === code);

  beforeAll(async () => {
    gateway = await openGateway({ RATE_LIMIT_SIGN_IN: '0' });
    admin = await signIn(gateway.app, 'admin');
  }, 60_000);
  afterAll(() => gateway.close());

  it('is published as before while nothing of the new kind was done', async () => {
    expect(await department('main.finance')).toEqual({
      ...{ code: 'main.finance', campus: 'main', name: { zh: '财务科', en: 'Finance' } },
      ...{ public: true, answersFor: ['财务科主任'], headNurse: null },
    });
  });

  it('gets campuses and a tree of departments, which are offered at once', async () => {
    const campus = { name: { zh: '南院区', en: 'South' }, channels: [], open: true, position: 3 };
    expect((await ask('PUT', '/organisation/campuses/south', campus)).status).toBe(200);
    expect((await save('main.heart')).status).toBe(200);
    expect((await save('main.valves', { parent: 'main.heart', position: 6 })).status).toBe(200);
    expect(await department('main.valves')).toMatchObject({ parent: 'main.heart' });
    const wrong = await save('main.heart', { parent: 'main.valves' });
    expect(wrong.body.errors).toMatchObject([{ path: 'parent', code: 'departments_in_ring' }]);
    const campuses = await gateway.app.inject({ url: '/api/v1/campuses' });
    expect(campuses.body).toContain('南院区');
    expect(campuses.body).toContain('心内科');
  });

  it('tells what names a department, and merges it with its people into another one for good', async () => {
    const grant = { role: 'department_head', campus: 'main', department: 'main.heart' };
    const given = await ask<Account>('POST', '/accounts/officer/grants', {
      ...{ ...grant, endsAt: null },
    });
    expect(given.status).toBe(201);
    const named = (await ask<NamedBy>('GET', '/organisation/departments/main.heart/named-by')).body;
    expect(named).toMatchObject({
      ...{ grants: ['officer'], parts: ['main.valves'], answersFor: ['心内科主任'] },
    });
    const merged = await ask<NamedBy>('POST', '/organisation/departments/main.heart/close', {
      ...{ reason: '学科合并', mergedInto: 'main.finance' },
    });
    // The old role stays, so that the cases of the old department are finished.
    expect(merged.body).toMatchObject({ grants: ['officer'], parts: [], answersFor: [] });
    expect(await department('main.heart')).toMatchObject({
      ...{ closed: true, mergedInto: 'main.finance', public: false, answersFor: [] },
    });
    expect((await department('main.finance'))?.answersFor.toSorted()).toEqual(
      ['财务科主任', '心内科主任'].toSorted(),
    );
    expect((await department('main.valves'))?.parent).toBe('main.finance');
    const { grants } = (await ask<Account>('GET', '/accounts/officer')).body;
    expect(grants.map((one) => one.department)).toEqual(
      expect.arrayContaining(['main.heart', 'main.finance']),
    );
    expect((await save('main.heart')).body.errors).toMatchObject([{ path: 'code', code: 'taken' }]);
    const again = await ask<Problem>('POST', '/organisation/departments/main.heart/close', {
      ...{ reason: '再来', mergedInto: null },
    });
    expect(again.status).toBe(404);
    const log = await ask<{ items: AdministrationEntry[] }>(
      ...(['GET', '/administration/log?subject=main.heart'] as const),
    );
    expect(log.body.items.map(({ action, reason }) => [action, reason])).toEqual([
      ['department.merged', '学科合并'],
      ['department.created', null],
    ]);
  });
});
