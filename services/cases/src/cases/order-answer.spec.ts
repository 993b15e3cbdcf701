import { describe, expect, it } from '@jest/globals';
import type { CaseEvent } from '../lifecycle/case-event.js';
import { orderOutcome, type DatedEvent } from './order-answer.js';

const at = (day: number): string => `2026-11-${day}T02:00:00.000Z`;
/** Events of consecutive days, of which only what is looked at is given. */
const outcomeOf = (ended: boolean, ...events: readonly { kind: string; data: object }[]) =>
  orderOutcome(
    events.map(
      (event, index) =>
        ({ ...(event as CaseEvent), at: at(20 + index), version: index + 1 }) as DatedEvent,
    ),
    ended,
  );
const call = (outcome: string) => ({ kind: 'callLogged', data: { outcome } });
const answer = (medium: string, satisfaction: number | null = null) => ({
  ...{ kind: 'feedbackGiven', data: { medium, satisfaction } },
});
const calledBack = (result: string, finding?: string) => ({
  ...{ kind: 'followUpDone', data: { result, ...(finding ? { finding } : {}) } },
});

describe('what became of an order', () => {
  it('is nothing at first', () => {
    expect(outcomeOf(false, { kind: 'dispatched', data: { lead: 'main.finance' } })).toEqual({
      ...{ words: null, answeredAt: null, contactedAt: null, contactBy: null },
      ...{ resolved: null, satisfied: null, department: 'main.finance' },
    });
  });

  it('has the first proof that the complainant was reached', () => {
    const acknowledged = {
      kind: 'noticeTold',
      data: { noticeKey: 'acknowledgement.1', medium: 'sms' },
    };
    const interim = { kind: 'feedbackInterim', data: { medium: 'visit' } };
    expect(outcomeOf(false, acknowledged, call('no_answer'), call('reached'), interim)).toEqual(
      expect.objectContaining({ contactedAt: at(22), contactBy: 'phone' }),
    );
    // What Tingsu sends is no contact before it has arrived.
    expect(outcomeOf(true, answer('system')).contactedAt).toBeNull();
    const arrived = { kind: 'noticeTold', data: { noticeKey: 'answer.1', medium: 'email' } };
    expect(outcomeOf(true, answer('system'), arrived)).toMatchObject({
      ...{ contactedAt: at(21), contactBy: 'email' },
    });
  });

  it('is answered by the words that the complainant got last', () => {
    expect(outcomeOf(false, answer('phone'), answer('letter'))).toMatchObject({
      ...{ answeredAt: at(21), words: { version: 2, field: 'text' }, contactBy: 'phone' },
    });
    expect(outcomeOf(true, { kind: 'declined', data: {} })).toMatchObject({
      ...{ words: { version: 1, field: 'notice' }, resolved: false },
    });
  });

  it.each([
    ['while it is handled', false, [answer('phone')], null, null],
    ['once it ended with an answer', true, [answer('phone')], true, null],
    ['without an answer', true, [], null, null],
    ['when the complainant rated the answer', true, [answer('phone', 5)], true, true],
    ['with a low rating', true, [answer('phone', 2)], false, false],
    ['after a call-back', true, [answer('phone'), calledBack('satisfied')], true, true],
    ['after a bad one', true, [answer('phone'), calledBack('dissatisfied')], false, false],
    [
      'where nothing got better',
      true,
      [answer('phone'), calledBack('satisfied', 'not_improved')],
      false,
      true,
    ],
    ['where nobody answered', true, [answer('phone'), calledBack('unreachable')], true, null],
    [
      'by a message of the complainant',
      false,
      [answer('phone'), { kind: 'messageReceived', data: { satisfied: false } }],
      false,
      false,
    ],
  ] as const)('is resolved and satisfying %s', (_when, ended, events, resolved, satisfied) => {
    expect(outcomeOf(ended, ...events)).toMatchObject({ resolved, satisfied });
  });
});
