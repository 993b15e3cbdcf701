import { describe, expect, it } from '@jest/globals';
import type { CommandName } from './api/commands.js';
import { nextStepOf, type CaseForNextStep } from './next-step.js';

const NOW = new Date('2026-11-27T01:00:00Z');
type Commands = CaseForNextStep['commands'];
const may = (...names: CommandName[]): Commands =>
  names.map((command) => ({ command, allowed: true, reasonCode: null }));
const mayNot = (
  command: CommandName,
  reasonCode: Commands[number]['reasonCode'] = 'access.denied',
): Commands => [{ command, allowed: false, reasonCode }];
const aCase = (more: Partial<CaseForNextStep>): CaseForNextStep => ({
  acceptance: 'undecided',
  caseKind: 'external',
  category: 'C01',
  commands: [],
  extensionRequests: [],
  followUps: [],
  state: 'triage',
  topics: ['waiting'],
  ...more,
});
const stepOf = (more: Partial<CaseForNextStep>) => nextStepOf(aCase(more), NOW);

describe('the next step of a case', () => {
  it('is to classify it before anything else', () => {
    const classify = { command: 'classify', why: 'unclassified', mine: true };
    const unknown = { acceptance: 'accept', category: null, topics: [] };
    expect(stepOf({ ...unknown, commands: may('accept', 'classify') })).toEqual(classify);
    const refused = mayNot('accept', 'classification.incomplete');
    expect(
      stepOf({ acceptance: 'decline:D1', commands: [...refused, ...may('classify', 'decline')] }),
    ).toEqual(classify);
  });

  it.each([
    ['accept', 'accept'],
    ['register-and-assess', 'accept'],
    ['decline:COURT', 'decline'],
    ['supplement:AUTHORISATION', 'requestSupplement'],
    ['merge', 'merge'],
    ['on-spot', 'resolveOnSpot'],
    ['feedback', 'settle'],
    ['other-policy', 'changeKind'],
    ['undecided', 'classify'],
  ] as const)('follows the advice %s of the policy with %s', (acceptance, command) => {
    expect(stepOf({ acceptance, commands: may('classify', command) })?.command).toBe(command);
  });

  it('is to ask for what a complaint must state, before it is accepted without', () => {
    const commands = may('accept', 'requestSupplement');
    expect(stepOf({ acceptance: 'accept', missingElements: ['demand'], commands })).toMatchObject({
      command: 'requestSupplement',
      why: 'elementsMissing',
    });
  });

  it('is the statement while the opinion cannot be written yet', () => {
    const waiting = [...may('submitPackage'), ...mayNot('draftOpinion', 'package.missing')];
    expect(stepOf({ state: 'investigating', commands: waiting })?.command).toBe('submitPackage');
    expect(stepOf({ state: 'investigating', commands: may('draftOpinion') })?.why).toBe(
      'opinionMissing',
    );
  });

  it('says what others have to do where this reader can do nothing', () => {
    expect(stepOf({ state: 'dispatched', commands: mayNot('signFor') })).toEqual({
      command: 'signFor',
      why: 'unsigned',
      mine: false,
    });
    expect(
      stepOf({ state: 'approval', commands: mayNot('approve', 'leader.required') })?.mine,
    ).toBe(false);
  });

  it('is what the reader can do meanwhile rather than what others owe', () => {
    const commands = [...mayNot('signFor'), ...may('acknowledge')];
    expect(stepOf({ state: 'dispatched', commands })).toMatchObject({
      command: 'acknowledge',
      mine: true,
    });
  });

  it('is to decide about more time first, for who may decide', () => {
    const extensionRequests = [
      {
        clockId: 'answer',
        by: { value: 2, unit: 'day', basis: 'working' },
        dueAt: '2026-12-01T00:00:00Z',
        approver: 'leader',
        requestedAt: '2026-11-27T00:00:00Z',
      },
    ] satisfies CaseForNextStep['extensionRequests'];
    const commands = may('approveExtension', 'dispatch');
    expect(stepOf({ state: 'accepted', extensionRequests, commands })?.why).toBe('extensionWaits');
    expect(
      stepOf({ state: 'accepted', extensionRequests, commands: may('dispatch') })?.command,
    ).toBe('dispatch');
  });

  it('is a call-back from the day on which it may be made, and the archive after the last one', () => {
    const planned = { planId: 'p', itemNo: 1, dueAt: '2026-12-27T00:00:00Z', result: null };
    const commands = may('recordFollowUp', 'archive');
    expect(stepOf({ state: 'closed', followUps: [planned], commands })).toBeNull();
    expect(
      stepOf({
        state: 'closed',
        followUps: [{ ...planned, from: '2026-11-27T00:00:00Z' }],
        commands,
      })?.why,
    ).toBe('callDue');
    expect(
      stepOf({ state: 'closed', followUps: [{ ...planned, result: 'satisfied' }], commands })?.why,
    ).toBe('complete');
  });

  it('is to answer what is no complaint', () => {
    expect(stepOf({ caseKind: 'suggestion', commands: may('classify', 'settle') })?.why).toBe(
      'noComplaint',
    );
  });

  it('is nothing where nothing is waited for', () => {
    expect(stepOf({ state: 'withdrawn', commands: may('link') })).toBeNull();
  });
});
