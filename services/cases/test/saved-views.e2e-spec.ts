import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MOST_SAVED_VIEWS, type Identity, type SavedView } from '@tingsu/contracts';
import { v7 as uuid } from 'uuid';
import { centreHead, eastOfficer, officer, OTHER_TENANT, wardHead } from './cases.fixture.js';
import { startCases, type Answer, type RunningCases } from './running-cases.js';

let cases: RunningCases;
beforeAll(async () => {
  cases = await startCases();
}, 90_000);
afterAll(() => cases?.close());

const OVERDUE = { view: 'overdue', sort: 'received', campus: 'main', channel: 'hotline' };
const save = (
  who: Identity,
  name: string,
  { id = uuid(), shared = null as SavedView['shared'], query = OVERDUE as object } = {},
): Promise<Answer> => cases.put(who, `/api/v1/saved-views/${id}`, { name, shared, query });
const namesOf = async (who: Identity): Promise<string[]> => {
  const { body } = await cases.get(who, '/api/v1/saved-views');
  return body.items.map(({ name }: SavedView) => name);
};

describe('a saved view', () => {
  it('of one’s own is kept, renamed and deleted, and nobody else has it', async () => {
    const id = uuid();
    expect(await save(officer, '总院热线超期', { id })).toMatchObject({
      status: 200,
      body: { id, shared: null, query: OVERDUE, mayEdit: true },
    });
    // The answer was lost and the same is sent again.
    expect((await save(officer, '总院热线超期', { id })).status).toBe(200);
    expect((await save(officer, '热线超期', { id })).status).toBe(200);
    expect(await namesOf(officer)).toEqual(['热线超期']);
    expect(await namesOf(centreHead)).toEqual([]);
    expect(await save(centreHead, '别人的', { id })).toMatchObject({ status: 403 });
    expect((await cases.delete(centreHead, `/api/v1/saved-views/${id}`)).status).toBe(403);
    for (let times = 0; times < 2; times += 1)
      expect((await cases.delete(officer, `/api/v1/saved-views/${id}`)).status).toBe(204);
    expect(await namesOf(officer)).toEqual([]);
  });

  it('is shared with a campus or the group by who holds it, and read by those who work there', async () => {
    const [main, group] = [uuid(), uuid()];
    const onMain = { campus: 'main' };
    expect((await save(centreHead, '本院区', { id: main, shared: onMain })).status).toBe(200);
    expect((await save(officer, '全集团', { id: group, shared: { campus: null } })).status).toBe(
      200,
    );
    expect(await namesOf(wardHead)).toEqual(['全集团', '本院区']);
    expect(await namesOf(eastOfficer)).toEqual(['全集团']);
    expect(await namesOf({ ...officer, tenantId: OTHER_TENANT })).toEqual([]);
    for (const [who, shared] of [
      [centreHead, { campus: null }],
      [centreHead, { campus: 'east' }],
      [eastOfficer, onMain],
      [wardHead, onMain],
    ] as const)
      expect(await save(who, '不行', { shared })).toMatchObject({
        status: 403,
        body: { code: 'access.denied' },
      });
    expect((await save(officer, '本院区（改）', { id: main, shared: onMain })).status).toBe(200);
    expect((await cases.delete(eastOfficer, `/api/v1/saved-views/${group}`)).status).toBe(403);
    for (const id of [main, group])
      expect((await cases.delete(officer, `/api/v1/saved-views/${id}`)).status).toBe(204);
  });

  it('holds codes and no words: a name or a phone number cannot get into it', async () => {
    for (const query of [
      { view: 'open', q: '张三' },
      { view: 'open', campus: '张三' },
      { view: 'open', owner: '13800138000' },
      { view: 'of-a-later-version' },
    ])
      expect(await save(officer, '查找', { query })).toMatchObject({
        status: 422,
        body: { code: 'request.invalid' },
      });
  });

  it('has a name of its own, and there are only so many', async () => {
    expect((await save(officer, '1')).status).toBe(200);
    expect((await save(officer, '1')).body.code).toBe('saved_view.name_taken');
    for (let number = 2; number <= MOST_SAVED_VIEWS; number += 1)
      expect((await save(officer, String(number))).status).toBe(200);
    expect((await save(officer, 'one more')).body.code).toBe('saved_view.full');
    // Others, and shared ones, are counted apart.
    expect((await save(centreHead, '1')).status).toBe(200);
    expect((await save(officer, '1', { shared: { campus: 'main' } })).status).toBe(200);
  });

  it('of a later version keeps the filters that this one does not know', async () => {
    await cases.database.admin(
      `update cases.saved_view set query = query || '{"weather":"rain"}' where name = '1' and shared`,
      [],
    );
    const all = (await cases.get(wardHead, '/api/v1/saved-views')).body.items as SavedView[];
    expect(all.find(({ shared }) => shared !== null)?.query).toMatchObject({ weather: 'rain' });
  });
});
