import { describe, expect, it } from '@jest/globals';
import type { CommandName } from './api/commands.js';
import type { DeathOfCase, EvidenceHold } from './holds.js';
import { nextStepOf, type CaseForNextStep } from './next-step.js';
import type { RegulatorReport } from './regulator-reports.js';

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

const aHold = (change: Partial<EvidenceHold>): EvidenceHold => ({
  ...{ holdId: 'h', listNo: 1, kind: 'records', askedBy: 'patient', askedAt: NOW.toISOString() },
  ...{ sealedAt: NOW.toISOString(), form: 'copy', items: 1, patientThere: true, unfinished: false },
  ...{ inspection: null, keptUntil: null, clockId: null, releasedAt: null, ground: null },
  ...change,
});
const aReport = (change: Partial<RegulatorReport>): RegulatorReport => ({
  ...{ number: 1, subject: 'medical_fault', grade: null, accidentGrade: null, drafts: 1 },
  ...{ worded: false, submittedAt: null, method: null, supplements: 0, closedAt: null },
  ...change,
});
const aDeath = (change: Partial<DeathOfCase>): DeathOfCase => ({
  ...{ diedAt: NOW.toISOString(), inHospital: true, causeDisputed: true, frozen: false },
  ...{ movedAt: null, consent: null, autopsyAt: null, bodyEnd: null, bodyEndedAt: null },
  ...change,
});

const AFTER_HARM: readonly (readonly [string, Partial<CaseForNextStep>, CommandName, string])[] = [
  ['a report that is owed', { wantedReportSteps: [] }, 'draftReport', 'reportOwed'],
  [
    'a report that is written',
    { wantedReportSteps: [], reports: [aReport({ worded: true })] },
    'submitReport',
    'reportUnsent',
  ],
  ['an autopsy', { death: aDeath({}) }, 'recordConsent', 'autopsyUndecided'],
  [
    'an autopsy that is agreed to',
    { death: aDeath({ consent: 'agreed' }) },
    'recordAutopsy',
    'autopsyRuns',
  ],
  ['what is to be sealed', { holds: [aHold({ sealedAt: null })] }, 'sealHold', 'holdAsked'],
];

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

  it.each(AFTER_HARM)('is %s before the case goes on', (_, more, command, why) => {
    const commands = may(command, 'dispatch');
    expect(stepOf({ ...more, state: 'accepted', commands })).toEqual({ command, why, mine: true });
  });

  it.each([
    ['the rest of records', aHold({ unfinished: true }), 'completeHold', 'holdUnfinished'],
    ['an object nobody examined', aHold({ kind: 'drug' }), 'inspectHold', 'holdUninspected'],
    [
      'a seal whose years are over',
      aHold({ keptUntil: '2026-11-26T00:00:00Z' }),
      ...(['releaseHold', 'holdYearsOver'] as const),
    ],
  ] as const)('is %s once the case itself waits for nothing', (_, hold, command, why) => {
    const holds = [hold];
    expect(stepOf({ state: 'suspended', holds, commands: may(command) })?.why).toBe(why);
    expect(stepOf({ state: 'accepted', holds, commands: may(command, 'dispatch') })?.why).toBe(
      'undispatched',
    );
  });

  it('is no report once one was handed in, and no autopsy where nobody disputes the cause', () => {
    const reports = [aReport({ submittedAt: '2026-11-26T00:00:00Z' })];
    expect(stepOf({ wantedReportSteps: [], reports, commands: may('draftReport') })).toBeNull();
    const death = aDeath({ causeDisputed: false });
    expect(stepOf({ death, commands: may('recordConsent') })).toBeNull();
  });

  it('is nothing where nothing is waited for', () => {
    expect(stepOf({ state: 'withdrawn', commands: may('link') })).toBeNull();
  });
});
