import { describe, expect, it } from '@jest/globals';
import { composePolicy, parsePolicy, propose } from '@tingsu/policy';
import {
  aContext,
  anOpenedCase,
  shippedActivation,
  shippedDocument,
} from '../lifecycle/case.fixture.js';
import type { CaseState } from '../lifecycle/case-state.js';
import { establishedFrom, ticketsOf } from './established.js';

const documents = [...shippedActivation().documents, shippedDocument('accountability-trial')].map(
  parsePolicy,
);
const policy = composePolicy(documents, ['tcm-yulin', 'accountability-trial', 'group-default']);
const context = { ...aContext('2026-11-25T11:00:00+08:00'), policy };

describe('a department that gave no statement in time', () => {
  const opened = anOpenedCase().state;
  const [clock] = Object.values(opened.clocks);
  const waived = {
    ...opened,
    ...{ state: 'opinion', statementWaived: true },
    clocks: {
      statement48: {
        ...{ ...clock, clockId: 'statement48', ownerDepartment: 'main.ward', metAt: null },
        ...{ dueAt: '2026-11-22T10:00:00+08:00', breachedAt: '2026-11-22T10:00:00+08:00' },
      },
    },
  } as CaseState;

  it('A-30: answers for it as overdue, without an amount for anything else, while its case goes on', () => {
    expect(ticketsOf(waived, policy, context.at)).toMatchObject([
      { id: 'statement48', basis: 'elapsed' },
    ]);
    const entered = {
      ...{ personId: null, supervisorId: null, department: 'main.ward', facts: {} },
      ...{ fine: false, overdue: ['statement48'], outcomes: [], misconduct: [] },
    };
    const established = establishedFrom(waived, entered, context);
    if ('fault' in established) throw new Error(established.fault.code);
    const answer = propose(policy, established.value);
    expect(answer).toMatchObject({
      lines: [{ rule: 'overdue', bearer: 'department', formula: '50.00 + 50.00 × 3 = 200.00' }],
    });
    expect(establishedFrom(waived, { ...entered, fine: true }, context)).toEqual({
      fault: { path: 'fine', code: 'not_verified' },
    });
  });
});
