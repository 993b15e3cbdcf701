import { describe, expect, it } from '@jest/globals';
import { aCaseAfter, aContext, OFFICER, HEAD } from './case.fixture.js';
import type { RecordedEvent } from './case-event.js';
import { type CaseState, SYSTEM } from './case-state.js';
import { stillStands } from './concerns.js';
import { decide, type Command } from './decide.js';
import { noticeArrived } from './notice-commands.js';

const context = {
  ...aContext('2026-11-25T10:00:00+08:00', 'leader', HEAD),
  departments: ['main.conduct', 'main.medical', 'main.complaints'],
};
const played = (state: CaseState, commands: readonly Command[]) =>
  commands.reduce<{ readonly state: CaseState; readonly facts: readonly RecordedEvent[] }>(
    (before, command) => {
      const { state: after, events } = decide(before.state, command, context);
      return { state: after, facts: [...before.facts, ...events] };
    },
    { state, facts: [] },
  );
const apology: Command = {
  name: 'startRemedies',
  payload: { remedy: 'apology', plan: 'x', dueOn: '2026-12-01' },
};
const note: Command = { name: 'note', payload: { text: 'x', mentions: [] } };
const completes = (remedyId: string): Command => ({
  name: 'completeRemedy',
  payload: { remedyId, note: 'x' },
});
const nobody = {};

describe('a command for an older version of the case', () => {
  const { state } = played(aCaseAfter('giveFinal'), [apology, apology]);
  const [first = '', second = ''] = state.remedies.map(({ remedyId }) => remedyId);

  it('stands when only other parts of the case changed meanwhile', () => {
    const { facts } = played(state, [completes(first), note]);
    expect(facts.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['remedyCompleted', 'clocksChanged', 'noted']),
    );
    expect(stillStands(completes(second), nobody, facts)).toBe(true);
    expect(stillStands(completes(first), nobody, facts)).toBe(false);
    expect(stillStands(note, nobody, facts)).toBe(false);
  });

  it('is stale when it is sent again because its answer was lost', () => {
    const asks: Command = {
      name: 'askHold',
      payload: {
        ...{ evidence: 'records', askedBy: 'patient', what: 'x' },
        askedAt: '2026-11-25T09:00:00+08:00',
      },
    };
    const { facts } = played(state, [asks]);
    expect(stillStands(asks, nobody, facts)).toBe(false);
    expect(stillStands(completes(first), nobody, facts)).toBe(true);
    const drafts: Command = {
      name: 'draftReport',
      payload: { subject: 'medical_fault', authority: 'x' },
    };
    expect(stillStands(drafts, nobody, facts)).toBe(false);
  });

  it('is stale when it is about the whole case and any part changed', () => {
    const { facts } = played(state, [completes(first)]);
    expect(stillStands({ name: 'close', payload: {} }, nobody, facts)).toBe(false);
  });

  it('is stale when the case went on, whatever part it is about', () => {
    const { facts } = played(state, [{ name: 'withdraw', payload: { statement: 'x' } }]);
    expect(stillStands(completes(first), nobody, facts)).toBe(false);
    expect(stillStands(note, nobody, facts)).toBe(false);
  });

  it('is about the part of the department for which its author acts', () => {
    const { facts } = played(aCaseAfter('signFor'), [
      {
        name: 'askPart',
        payload: {
          department: 'main.finance',
          question: 'x',
          dueAt: '2026-11-27T10:00:00+08:00',
        },
      },
    ]);
    const submits: Command = { name: 'submitPart', payload: { part: 'x' } };
    expect(stillStands(submits, { departments: ['main.ward'] }, facts)).toBe(true);
    expect(stillStands(submits, { departments: ['main.finance'] }, facts)).toBe(false);
  });

  it('R-236: is not stale for what became of a message, and is for what a person did', () => {
    const answered = decide(
      aCaseAfter('finalise'),
      { name: 'giveFinal', payload: { medium: 'system', written: true, text: '已处理' } },
      aContext('2026-11-25T10:00:00+08:00', 'centre_officer', OFFICER),
    ).state;
    const proof = { medium: 'sms', proof: 'receipt', at: '2026-11-25T11:30:00.000Z' } as const;
    const arrived = noticeArrived(
      answered,
      { noticeKey: 'answer.1', ...proof },
      { ...context, actor: SYSTEM },
    );
    const close: Command = { name: 'close', payload: {} };
    expect(arrived?.events.length).toBeGreaterThan(1);
    expect(stillStands(close, nobody, arrived?.events ?? [])).toBe(true);
    const { facts } = played(arrived?.state ?? answered, [{ name: 'takeOver', payload: {} }]);
    expect(stillStands(close, nobody, facts)).toBe(false);
  });
});
