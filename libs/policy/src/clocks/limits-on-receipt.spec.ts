import { describe, expect, it } from '@jest/globals';
import { china, policyOf } from '../shipped.fixture.js';
import { factsOnReceipt, type ReceiptFacts } from '../triage/facts-on-receipt.js';
import { limitsOnReceipt } from './limits-on-receipt.js';

const calendar = china();
const yulin = policyOf('tcm-yulin', 'group-default');

describe('the time limits in a receipt (R-408)', () => {
  it('is the first contact and the answer, soonest first, and nothing that hangs on the track', () => {
    expect(told({}).map(({ id, dueAt }) => [id, dueAt])).toEqual([
      ['contact24', at('2026-11-21T10:12')],
      ['first24', at('2026-11-21T10:12')],
      ['nat.simple5', at('2026-11-27T17:00')],
      ['complex10', at('2026-12-04T17:00')],
      ['outer15', at('2026-12-11T17:00')],
    ]);
  });

  it('says of a time that may still change that it may', () => {
    const limits = told({});
    expect(limits.find((limit) => limit.id === 'nat.simple5')?.explanation.at(-1)?.zh).toContain(
      '可能调整',
    );
    expect(limits.find((limit) => limit.id === 'outer15')?.explanation.at(-1)?.zh).toContain(
      '到期',
    );
  });

  it('promises no answer to a sender who cannot be answered (R-223)', () => {
    expect(told({ anonymous: true, relation: 'unknown' }).map((limit) => limit.id)).toEqual([
      'contact24',
      'first24',
    ]);
  });

  it('promises nothing under a policy that is not for this kind of complaint', () => {
    expect(told({ caseKind: 'internal', channel: 'staff_portal', relation: 'staff' })).toEqual([]);
  });

  it('promises a relative without authorisation the same, because eligibility is not decided yet', () => {
    expect(told({ relation: 'family' }).map((limit) => limit.id)).toContain('outer15');
  });
});

function told(given: Partial<ReceiptFacts>) {
  const facts = factsOnReceipt(yulin, {
    channel: 'web_form',
    relation: 'patient',
    anonymous: false,
    caseKind: 'external',
    ...given,
  });
  return limitsOnReceipt(yulin, calendar, {
    facts,
    receivedAt: '2026-11-20T10:12:00+08:00',
    timeZone: 'Asia/Shanghai',
  });
}

function at(local: string): string {
  return new Date(`${local}:00+08:00`).toISOString();
}
