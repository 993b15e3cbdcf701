import { describe, expect, it } from '@jest/globals';
import { MessageWritten, nextStepOf } from '@tingsu/contracts';
import { caseRowOf } from '../ledger/case-row.js';
import { dutyMembersOf, UNREAD } from '../ledger/duty-member.js';
import {
  aCaseAfter,
  aContext,
  anOpenedCase,
  mainPath,
  OFFICER,
  play,
  stateOf,
} from './case.fixture.js';
import type { CaseState } from './case-state.js';
import { decide, type Command } from './decide.js';
import { receiveMessage } from './receive-message.js';
import { refusal } from './refusal.fixture.js';
import { unreadIn } from './thread-state.js';

let last = 0;
const later = (at = '2026-12-01T10:00:00+08:00') => aContext(at);
const COMPLAINANT = { type: 'complainant', id: null, role: null } as const;

function aMessage(change: Partial<MessageWritten['data']> = {}): MessageWritten {
  last += 1;
  return {
    ...{ specversion: '1.0', source: '/tingsu/intake', type: MessageWritten.type },
    ...{ subject: 'message', datacontenttype: 'application/json', aggregatetype: 'message' },
    ...{ time: '2026-12-01T02:00:00Z', tenantid: '01900000-0000-7000-8000-0000000000aa' },
    id: `01900000-0000-7000-8000-${String(last).padStart(12, '0')}`,
    aggregateid: `01900000-0000-7000-8000-${String(last).padStart(12, '1')}`,
    aggregateversion: 1,
    actor: change.by ? { type: 'person', id: change.by, role: 'centre_officer' } : COMPLAINANT,
    data: {
      complaintId: '01900000-0000-7000-8000-0000000000cc',
      complaintNo: 'TS-2026-000001',
      ...{ nr: last, direction: 'in', kind: 'message', via: 'progress_page' },
      ...{ notice: null, by: null, files: 0 },
      ...change,
    },
  };
}

const write = (state: CaseState, ...changes: Partial<MessageWritten['data']>[]): CaseState =>
  changes.reduce((one, change) => {
    const message = aMessage(change);
    return receiveMessage(one, message, { ...later(), actor: message.actor }).state;
  }, state);
const run = (state: CaseState, command: Command): CaseState =>
  decide(state, command, later()).state;
const answer: Command = {
  name: 'giveFinal',
  payload: { medium: 'phone', written: true, text: '已处理' },
};

describe('what a complainant writes', () => {
  it('waits until an officer answers it, and is found meanwhile', () => {
    const written = write(aCaseAfter('accept'), {}, {});
    expect(caseRowOf(written).unread).toBe(2);
    expect(dutyMembersOf(written)).toContain(UNREAD);
    const notified = write(written, { direction: 'out', kind: 'notice', via: null });
    expect(unreadIn(notified)).toBe(2);
    const answered = write(written, { direction: 'out', via: null, by: OFFICER });
    expect(unreadIn(answered)).toBe(0);
    expect(dutyMembersOf(answered)).not.toContain(UNREAD);
  });

  it('needs no answer when it comes late and was written before one', () => {
    const answered = write(aCaseAfter('accept'), { nr: 3, direction: 'out', by: OFFICER });
    expect(unreadIn(write(answered, { nr: 2 }, { nr: 4 }))).toBe(1);
  });

  it('may be marked as read, once', () => {
    const read = run(write(aCaseAfter('accept'), {}), { name: 'readMessages', payload: {} });
    expect(unreadIn(read)).toBe(0);
    expect(refusal(() => run(read, { name: 'readMessages', payload: {} }))).toBe(
      'messages.none_unread',
    );
  });

  it('is read before the answer goes out', () => {
    const ready = aCaseAfter('finalise');
    const written = write(ready, { kind: 'withdrawal' });
    expect(refusal(() => run(written, answer))).toBe('messages.unread');
    const read = run(written, { name: 'readMessages', payload: {} });
    expect(run(read, answer).state).toBe('fed_back');
    expect(read.thread?.withdrawalAskedAt).not.toBeNull();
  });

  it('R-370: goes on after the answer, in the same thread', () => {
    const again = write(aCaseAfter('giveFinal'), { nr: 1 });
    expect([again.state, unreadIn(again)]).toEqual(['fed_back', 1]);
    const answered = write(again, { nr: 2, direction: 'out', via: null, by: OFFICER });
    expect([answered.state, unreadIn(answered)]).toEqual(['fed_back', 0]);
  });

  it('raises the case when it speaks of a danger', () => {
    expect(write(aCaseAfter('accept'), { danger: ['self_harm'] }).classification).toMatchObject({
      priority: 'P1',
    });
  });

  it('T-36: asks to withdraw, which an officer records', () => {
    const asked = write(aCaseAfter('accept'), { kind: 'withdrawal' });
    expect(asked.state).toBe('accepted');
    const withdrawn = run(asked, {
      name: 'withdraw',
      payload: { statement: '投诉人在进度页撤回' },
    });
    expect([withdrawn.state, withdrawn.thread?.withdrawalAskedAt]).toEqual(['withdrawn', null]);
  });

  it('T-07: is the material that was asked for, until an officer takes it', () => {
    const triage = aCaseAfter('classify');
    const missing = { name: 'requestSupplement', payload: { missing: [], note: '请补授权书' } };
    const asked = run(triage, missing as unknown as Command);
    const sent = write(asked, { kind: 'supplement', files: 1 });
    expect([sent.state, sent.thread?.suppliedAt]).toEqual(['awaiting_info', expect.any(String)]);
    const taken = run(sent, { name: 'supply', payload: { elements: [] } });
    expect([taken.state, taken.thread?.suppliedAt]).toEqual(['triage', null]);
  });

  it('is the consent of the patient: a relative counts as authorised, and what was asked for is there', () => {
    const relative = stateOf(play(anOpenedCase({ relation: 'family' }), mainPath().slice(0, 2)));
    expect(relative.classification?.acceptance).toBe('supplement:AUTHORISATION');
    const waiting = run(relative, {
      name: 'requestSupplement',
      payload: { missing: ['AUTHORISATION'] },
    });
    const asked = write(waiting, { kind: 'consent_request' });
    expect([unreadIn(asked), asked.thread?.suppliedAt]).toEqual([0, null]);
    const refused = write(asked, { kind: 'consent_refused' });
    expect([unreadIn(refused), refused.thread?.suppliedAt]).toEqual([1, null]);
    const agreed = write(asked, { kind: 'consent' });
    expect(agreed).toMatchObject({
      state: 'awaiting_info',
      thread: { suppliedAt: expect.any(String) },
      classification: {
        acceptance: 'accept',
        facts: {
          relation: 'family_authorised',
          elements: expect.arrayContaining(['AUTHORISATION']),
        },
      },
    });
    const taken = run(agreed, { name: 'supply', payload: {} });
    const read = run(taken, { name: 'readMessages', payload: {} });
    expect(run(read, { name: 'accept', payload: {} }).state).toBe('accepted');
    const early = write(relative, { kind: 'consent' });
    expect(early.thread?.suppliedAt).toBeNull();
    expect(run(early, { name: 'accept', payload: {} }).state).toBe('accepted');
  });

  it.each(['giveFinal', 'close'] as const)(
    'T-34: is not satisfied with the answer after %s: the next round begins',
    (command) => {
      const answered = aCaseAfter(command);
      const rated = write(answered, { kind: 'rating', satisfied: false });
      expect(rated).toMatchObject({ state: 'triage', round: 2, thread: { satisfied: null } });
      expect(rated.milestones.map(({ name }) => name)).toContain('complainant.dissatisfied');
      const once = write(
        { ...answered, round: later().policy.maxRounds },
        {
          ...{ kind: 'rating', satisfied: false },
        },
      );
      expect([once.state, once.thread?.satisfied]).toEqual([answered.state, false]);
    },
  );

  it('is satisfied, and agrees with the outcome', () => {
    const answered = aCaseAfter('close');
    const rated = write(answered, { kind: 'rating', satisfied: true }, { kind: 'confirmation' });
    expect(rated).toMatchObject({
      state: 'closed',
      thread: { satisfied: true, confirmedByComplainantAt: expect.any(String) },
    });
  });
});

describe('the next step', () => {
  const offers = ['withdraw', 'supply', 'readMessages'].map((command) => ({
    ...{ command, allowed: true, reasonCode: null },
  }));
  const thread = {
    ...{ unread: 1, suppliedAt: null, withdrawalAskedAt: null },
    ...{ satisfied: null, confirmedByComplainantAt: null },
  };
  const at = '2026-12-01T02:00:00Z';

  it.each([
    ['read it', thread, 'accepted', 'wroteAgain'],
    ['take the material', { ...thread, suppliedAt: at }, 'awaiting_info', 'materialCame'],
    ['record the withdrawal', { ...thread, withdrawalAskedAt: at }, 'accepted', 'withdrawalAsked'],
  ] as const)('after a message is to %s', (_, written, state, why) => {
    const detail = {
      ...{ acceptance: 'eligible', caseKind: 'external', category: 'C01', topics: [] },
      ...{ extensionRequests: [], followUps: [], missingElements: [], commands: offers },
    } as const;
    const step = nextStepOf(
      { ...detail, commands: offers, state, thread: written } as never,
      new Date(at),
    );
    expect(step?.why).toBe(why);
  });
});
