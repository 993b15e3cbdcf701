import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type AccessLogEntry,
  type CaseDetail,
  type CommandName,
  FoundPageSchema,
  type Identity,
} from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { HEAD, PACKAGE, RUDENESS } from '../src/lifecycle/case.fixture.js';
import {
  aReceived,
  caseNoOf,
  conductHead,
  eastOfficer,
  leader,
  officer,
  TENANT,
  wardHead,
} from './cases.fixture.js';
import { directoryOf, type RunningCases, startCases } from './running-cases.js';

const auditor: Identity = {
  ...leader,
  grants: [{ role: 'auditor', campus: null, department: null }],
};
const stranger: Identity = { ...officer, tenantId: '01900000-0000-7000-8000-0000000000bb' };
let cases: RunningCases;
/** One case after a statement of its department and an opinion of the centre; the other just received. */
let handled: string;
let fresh: string;

beforeAll(async () => {
  cases = await startCases();
  const member = { id: HEAD, name: '主任', email: null, locale: 'zh-CN', active: true, grants: [] };
  await cases.publish([directoryOf([member])]);
  handled = await received();
  fresh = await received({ campus: 'east', department: null });
  const steps: (readonly [Identity, CommandName, unknown?])[] = [
    [officer, 'startTriage'],
    [officer, 'classify', { facts: RUDENESS }],
    [officer, 'accept'],
    [officer, 'dispatch', { lead: 'main.conduct', assist: [] }],
    [conductHead, 'signFor'],
    [conductHead, 'submitPackage', { ...PACKAGE, statement: '值班护士王某承认说话急躁' }],
    [officer, 'draftOpinion', { outcome: 'upheld', opinion: '拟予全院通报，扣发绩效' }],
  ];
  for (const [who, command, payload = {}] of steps) {
    const { version } = (await cases.get(leader, `/api/v1/cases/${handled}`)).body as CaseDetail;
    const answer = await cases.post(who, `/api/v1/cases/${handled}/commands/${command}`, {
      expectedVersion: version,
      payload,
    });
    expect([command, answer]).toMatchObject([command, { status: 200 }]);
  }
}, 90_000);
afterAll(() => cases?.close());

async function received(change: Parameters<typeof aReceived>[0] = {}): Promise<string> {
  const event = aReceived(change);
  await cases.publish([event]);
  const caseNo = caseNoOf(event);
  await eventually(async () => (await cases.get(leader, `/api/v1/cases/${caseNo}`)).status === 200);
  return caseNo;
}

const find = (who: Identity | null, body: unknown) => cases.post(who, '/api/v1/cases/find', body);
async function found(who: Identity, q: string): Promise<(readonly [string, readonly string[]])[]> {
  const answer = await find(who, { q });
  expect(answer.status).toBe(200);
  return FoundPageSchema.parse(answer.body).items.map(({ caseNo, foundBy }) => [
    caseNo ?? '',
    foundBy,
  ]);
}

describe('cases are found', () => {
  it('by their number whole, by its beginning, by any part of it, and by that of the complaint', async () => {
    const serial = handled.slice(-6);
    for (const q of [
      handled,
      handled.replace('C-', 'ts-'),
      handled.slice(0, -1),
      serial,
      handled.slice(4),
    ])
      expect(await found(leader, q)).toContainEqual([handled, ['number']]);
    expect(await found(leader, handled)).toHaveLength(1);
  });

  it('by words of their handling, the newest first, each once', async () => {
    expect(await found(officer, '说话急躁')).toEqual([[handled, ['words']]]);
    expect(await found(officer, '全院通报')).toEqual([[handled, ['words']]]);
    expect(await found(officer, '没有这句话')).toEqual([]);
  });

  it('only where the list shows them', async () => {
    expect(await found(eastOfficer, handled)).toEqual([]);
    expect(await found(eastOfficer, fresh)).toEqual([[fresh, ['number']]]);
    expect(await found(wardHead, fresh)).toEqual([]);
    expect(await found(stranger, handled)).toEqual([]);
    expect((await find(null, { q: handled })).status).toBe(401);
  });

  it('only by words that the reader may read: the department complained of does not find the opinion', async () => {
    expect(await found(conductHead, '说话急躁')).toEqual([[handled, ['words']]]);
    const receiver = {
      ...conductHead,
      grants: [{ ...conductHead.grants[0], role: 'department_receiver' }],
    } as Identity;
    expect(await found(receiver, '说话急躁')).toEqual([]);
    expect(await found(receiver, '全院通报')).toEqual([]);
  });

  it('not by a person whom the case keeps away', async () => {
    const { version } = (await cases.get(leader, `/api/v1/cases/${handled}`)).body as CaseDetail;
    const excluded = await cases.post(officer, `/api/v1/cases/${handled}/commands/excludePeople`, {
      expectedVersion: version,
      payload: { persons: [HEAD], reason: '回避' },
    });
    expect(excluded).toMatchObject({ status: 200 });
    expect(await found(conductHead, '说话急躁')).toEqual([]);
    expect(await found(conductHead, handled)).toEqual([]);
  });

  it('with the search on record, without its words', async () => {
    await found(officer, '扣发绩效');
    const log = await cases.get(auditor, `/api/v1/access-log?personId=${officer.personId}`);
    const entries = log.body.items as AccessLogEntry[];
    expect(entries.find(({ action }) => action === 'find')).toMatchObject({
      complaintNo: null,
      reason: 'number,words',
      outcome: 'allowed',
    });
    const [row] = await cases.database.admin<{ all: string }>(
      `select string_agg(l::text, '') as all from cases.access_log l where tenant_id = $1`,
      [TENANT],
    );
    expect(row?.all).not.toContain('绩效');
  });
});

describe('a search of cases', () => {
  it.each([
    ['of nothing', { q: ' ' }, 'q'],
    ['of one common character', { q: '的' }, 'q'],
    ['of 101 characters', { q: '长'.repeat(101) }, 'q'],
    ['for a page of 10,000 rows', { q: '说话', limit: 10_000 }, 'limit'],
    ['with a cursor that no page gave', { q: '说话', cursor: 'abc' }, 'cursor'],
  ])('%s is answered with a problem at once', async (_, body, path) => {
    const answer = await find(officer, body);
    expect([answer.status, answer.body.code]).toEqual([422, 'request.invalid']);
    expect(answer.body.errors[0].path).toBe(path);
  });

  it('goes on where the page before ended, and takes no cursor of another', async () => {
    for (let i = 0; i < 4; i++) await received();
    const first = FoundPageSchema.parse((await find(leader, { q: '2026', limit: 3 })).body);
    expect(first.items).toHaveLength(3);
    const next = FoundPageSchema.parse(
      (await find(leader, { q: '2026', limit: 50, cursor: first.nextCursor })).body,
    );
    const all = [...first.items, ...next.items].map(({ caseNo }) => caseNo);
    expect(all).toHaveLength(6);
    expect(new Set(all).size).toBe(6);
    expect((await find(leader, { q: '20', cursor: first.nextCursor })).status).toBe(422);
    expect((await find(leader, { q: '202', cursor: first.nextCursor })).body.errors[0].path).toBe(
      'cursor',
    );
  });
});

describe('the work list', () => {
  const listed = async (q: string) =>
    (
      (await cases.get(leader, `/api/v1/cases?view=all&q=${encodeURIComponent(q)}`)).body
        .items as CaseDetail[]
    ).map(({ caseNo }) => caseNo);

  it('is narrowed by a number whole, its beginning, or a part of it', async () => {
    const serial = handled.slice(-6);
    for (const q of [handled, handled.toLowerCase(), handled.replace('C-', 'TS-'), serial])
      expect([q, await listed(q)]).toEqual([q, [handled]]);
    for (const q of ['C-2026', 'TS-2026-0', '2026-00'])
      expect([q, await listed(q)]).toEqual([q, expect.arrayContaining([handled, fresh])]);
    expect(await listed('C-1999')).toEqual([]);
    expect(await listed('没有这个号')).toEqual([]);
  });

  it('says what is missing of a number that is too short', async () => {
    const answer = await cases.get(leader, '/api/v1/cases?view=all&q=12');
    expect([answer.status, answer.body.errors[0]]).toMatchObject([
      422,
      { path: 'q', code: 'too_short' },
    ]);
  });
});
