import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AccountabilityMatterSchema,
  DecisionPaperSchema,
  type AccountabilityMatter,
  type DecisionPaper,
  type Identity,
} from '@tingsu/contracts';
import { fakeTime } from '@tingsu/database';
import { createHash } from 'node:crypto';
import { canonicalJson } from '../src/ledger/canonical.js';
import {
  AccountabilityWorld,
  codeOf,
  finance,
  FOUND_RIGHT,
  head,
  MATTERS,
  nurse,
  personnel,
  wardHead,
} from './accountability.fixture.js';
import { admin, leader, officer, OTHER_TENANT } from './cases.fixture.js';

/** A Monday morning of a week without holidays. */
const MONDAY = '2026-11-02T09:30:00+08:00';
const time = fakeTime(MONDAY);
let world: AccountabilityWorld;
beforeAll(async () => {
  world = await AccountabilityWorld.start(time);
}, 90_000);
afterAll(() => world?.close());

const paper = async (who: Identity, matterId: string, query = ''): Promise<DecisionPaper> =>
  DecisionPaperSchema.parse(
    (await world.cases.get(who, `${MATTERS}/${matterId}/decision${query}`)).body,
  );
const decision = async (): Promise<AccountabilityMatter> =>
  world.decided(await world.proposed(await world.opened(FOUND_RIGHT)));
const keysOf = ({ content }: DecisionPaper): string[] => content.lines.map(({ key }) => key);

describe('the paper of a decision', () => {
  it('R-136, R-247: has its number, facts, sums, both deciders and the right of appeal, frozen and hashed', async () => {
    const before = await world.proposed(await world.opened(FOUND_RIGHT));
    expect(codeOf(await world.cases.get(leader, `${MATTERS}/${before.matterId}/decision`))).toBe(
      'not_decided',
    );
    const matter = await world.decided(before);
    const { content, sha256 } = await paper(leader, matter.matterId);
    expect(content).toMatchObject({
      ...{ number: '责任追究〔2026〕1号', replaces: null, afterAppeal: false },
      ...{ caseNo: matter.caseNo, outcome: 'upheld', degree: 'moderate' },
      facts: [{ name: { zh: '态度恶劣' }, value: null }],
      proposed: { by: head.personId },
      decided: [{ by: leader.personId }, { by: personnel.personId }],
      appeal: { to: { zh: '院长' }, within: { value: 5, unit: 'day', basis: 'working' } },
    });
    expect(content.lines.map(({ rule, formula }) => [rule, formula])).toEqual([
      ['outcome', null],
      ['matrix.external.moderate', '100.00 × 1 = 100.00'],
      ['joint', '100.00 × 20% = 20.00'],
    ]);
    expect(content.words.map(({ kind, text }) => [kind, text])).toEqual([
      ['proposed', '当众斥责患者，经查属实'],
      ['agreed', '情况属实'],
      ['decided', '情况属实'],
    ]);
    expect(content.people[leader.personId ?? '']).toBe('职工');
    expect(createHash('sha256').update(canonicalJson(content)).digest('hex')).toBe(sha256);
    const stored = await world.cases.database.admin<{ content: string; body: string }>(
      `select encode(content, 'escape') as content, (select body::text from cases.outbox where type = 'accountability.decided.v1'
         and aggregate_id = matter_id::text) as body from cases.accountability_decision where matter_id = $1`,
      [matter.matterId],
    );
    expect(stored[0]?.content).not.toContain('情况属实');
    expect(stored[0]?.body).toContain(sha256);
  });

  it('A-29: is whole for who decides, a copy of his own lines for each whom it is about, and nothing for others', async () => {
    const { matterId } = await decision();
    const copy = await paper(nurse, matterId);
    expect([copy.forPerson, keysOf(copy)]).toEqual([nurse.personId, ['outcome.training', 'fine']]);
    expect(copy.content.words.map(({ kind }) => kind)).toEqual(['decided']);
    expect(JSON.stringify(copy)).not.toContain(wardHead.personId);
    // He asks for another's copy, and gets his own.
    const other = `?person=${String(wardHead.personId)}`;
    expect(keysOf(await paper(nurse, matterId, other))).toEqual(['outcome.training', 'fine']);
    expect(keysOf(await paper(personnel, matterId, other))).toEqual(['joint']);
    const stranger = `?person=${String(finance.personId)}`;
    expect(
      codeOf(await world.cases.get(leader, `${MATTERS}/${matterId}/decision${stranger}`)),
    ).toBe('copy_unknown');
    for (const who of [officer, finance, admin, { ...leader, tenantId: OTHER_TENANT }])
      expect((await world.cases.get(who, `${MATTERS}/${matterId}/decision`)).status).toBe(404);
  });

  it('R-136: g2: is served with a receipt, gives five working days to appeal, and is carried out only after them', async () => {
    time.set(MONDAY);
    const matter = await decision();
    const { personId } = nurse;
    const serve = async (more: object, who = personnel) =>
      codeOf(await world.serving(who, matter, personId, more));
    expect(await serve({}, officer)).toBe(404);
    expect(await serve({ receipt: 'refused' })).toBe('witness_missing');
    expect(await serve({ servedAt: '2026-11-03T01:00:00Z' })).toBe('served_time');
    expect(await serve({ servedAt: '2026-11-01T01:00:00Z' })).toBe('served_time');
    expect(await serve({ medium: 'pigeon' })).toBe('invalid_value');
    expect(codeOf(await world.serving(personnel, matter, finance.personId))).toBe('not_yours');
    const answer = await world.serving(personnel, matter, personId, {
      ...{ receipt: 'refused', witness: '同事甲' },
    });
    const one = AccountabilityMatterSchema.parse(answer.body);
    expect(codeOf(await world.serving(personnel, one, personId))).toBe('served');
    expect(codeOf(await world.step(personnel, one, 'execute'))).toBe('not_served');
    const own = await world.read(wardHead, matter.matterId);
    const both = AccountabilityMatterSchema.parse((await world.receiving(wardHead, own)).body);
    expect(both.decision?.served).toEqual([
      expect.objectContaining({ personId: wardHead.personId, medium: 'read', receipt: 'read' }),
    ]);
    expect(codeOf(await world.receiving(wardHead, both))).toBe('served');
    const seen = await world.read(personnel, matter.matterId);
    expect(seen.decision?.served.map(({ receipt, appealUntil }) => [receipt, appealUntil])).toEqual(
      [
        ['refused', '2026-11-09T09:00:00.000Z'],
        ['read', '2026-11-09T09:00:00.000Z'],
      ],
    );
    expect(codeOf(await world.step(personnel, seen, 'execute'))).toBe('appeal_awaited');
    time.set('2026-11-09T16:59:00+08:00');
    expect(codeOf(await world.step(personnel, seen, 'execute'))).toBe('appeal_awaited');
    time.set('2026-11-09T17:00:30+08:00');
    expect(codeOf(await world.step(nurse, seen, 'appeal'))).toBe('appeal_late');
    expect((await world.done(personnel, seen, 'execute')).state).toBe('executed');
  });

  it('A-29: is replaced by another after an appeal, of which each person has his own', async () => {
    time.set(MONDAY);
    const first = await world.served(await decision());
    const { matterId } = first;
    const appealed = await world.done(nurse, first, 'appeal');
    const again = await world.done(leader, appealed, 'decide-appeal', [
      { key: 'outcome.training', leaveOut: true },
    ]);
    const { content } = await paper(leader, matterId);
    expect(content).toMatchObject({
      ...{ afterAppeal: true, replaces: first.decision?.number },
      decided: [{ by: leader.personId }],
    });
    expect(content.number).not.toBe(first.decision?.number);
    expect([again.decision?.served, content.lines.map(({ key }) => key)]).toEqual([
      ...[[], ['fine', 'joint']],
    ]);
    expect(codeOf(await world.step(nurse, again, 'appeal'))).toBe('appeal_over');
    expect((await world.done(wardHead, again, 'appeal')).state).toBe('appealed');
  });

  it('names people and house as they were called on the day', async () => {
    const { matterId } = await decision();
    const was = await paper(leader, matterId);
    await world.publishDirectory(2, '改了名的职工');
    expect((await paper(leader, matterId)).content).toEqual(was.content);
    const next = await paper(leader, (await decision()).matterId);
    expect(next.content.people[leader.personId ?? '']).toBe('改了名的职工');
  });
});
