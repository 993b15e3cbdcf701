import { ProblemError } from '@tingsu/contracts';
import fc from 'fast-check';
import {
  aContext,
  anOpenedCase,
  HEAD,
  LEADER,
  mainPath,
  OFFICER,
  play,
  stateOf,
} from './case.fixture.js';
import type { CaseState } from './case-state.js';
import type { Decision } from './conclude.js';
import type { DecisionContext } from './context.js';
import { decide, type Command } from './decide.js';

/** Stands for the newest remedy of the case. */
const NEWEST = '01900000-0000-7000-8000-0000000000fe';
const cny = (value: string) => ({ value, currency: 'CNY' });
const PROMISE = { plan: 'x', dueOn: '2099-01-01' };
const WITH_REMEDIES: readonly Command[] = [
  {
    name: 'offerPlan',
    payload: {
      alternatives: [
        { words: 'x', remedies: ['refund'], amount: cny('200') },
        { words: 'y', remedies: ['apology'] },
        { words: 'z', remedies: [] },
      ],
      concern: 'x',
    },
  },
  { name: 'recordChoice', payload: { choice: 'chosen', alternative: 1, words: 'x' } },
  { name: 'recordChoice', payload: { choice: 'refused', words: 'x' } },
  { name: 'recordChoice', payload: { choice: 'not_asked', words: 'x' } },
  { name: 'startRemedies', payload: { ...PROMISE, remedy: 'refund', amount: cny('900') } },
  {
    name: 'startRemedies',
    payload: {
      ...{ ...PROMISE, remedy: 'compensation', setBy: 'court', decision: 'x' },
      amount: cny('30000'),
      instalments: [
        { value: '10000.01', dueOn: '2098-01-01' },
        { value: '19999.99', dueOn: '2099-01-01' },
      ],
    },
  },
  {
    name: 'startRemedies',
    payload: {
      ...{ ...PROMISE, remedy: 'refund', amount: cny('200') },
      instalments: [
        { value: '0.01', dueOn: '2098-01-01' },
        { value: '199.99', dueOn: '2099-01-01' },
      ],
    },
  },
  { name: 'approveRemedy', payload: { remedyId: NEWEST } },
  { name: 'rejectRemedy', payload: { remedyId: NEWEST, reason: 'x' } },
  { name: 'completeRemedy', payload: { remedyId: NEWEST, note: 'x' } },
  { name: 'completeRemedy', payload: { remedyId: NEWEST, note: 'y', opinionAfter: 'x' } },
  { name: 'waiveRemedy', payload: { remedyId: NEWEST, reason: 'x' } },
  { name: 'finalise', payload: {} },
  { name: 'giveFinal', payload: { medium: 'phone', written: true, text: 'x' } },
  { name: 'suspend', payload: { cause: 'court', reason: 'x' } },
  { name: 'resume', payload: {} },
  { name: 'close', payload: {} },
  { name: 'reopen', payload: { ground: 'new_facts', reason: 'x' } },
];

/** By one of three people, each of whom may do all, so that amounts find somebody else to agree to them. */
const aRemedyStep = fc.record({
  command: fc.noBias(fc.constantFrom(...WITH_REMEDIES)),
  actor: fc.constantFrom(OFFICER, HEAD, LEADER),
  hours: fc.noBias(fc.integer({ min: 0, max: 400 })),
});

type RemedyStep = typeof aRemedyStep extends fc.Arbitrary<infer Value> ? Value : never;

/** What is legal of these steps, on a case whose opinion is written. */
function madeGood(steps: readonly RemedyStep[]): Decision[] {
  const opinion = mainPath().findIndex(({ command }) => command.name === 'draftOpinion');
  const decisions = play(anOpenedCase(), mainPath().slice(0, opinion + 1));
  let at = Date.parse('2026-11-20T13:00:00+08:00');
  for (const { command, actor, hours } of steps) {
    at += hours * 3_600_000;
    const context: DecisionContext = {
      ...aContext(new Date(at).toISOString(), 'leader', actor),
      roles: ['centre_officer', 'department_head', 'leader'],
      departments: ['main.finance'],
    };
    const state = stateOf(decisions);
    try {
      decisions.push(decide(state, aimed(command, state), context));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
    }
  }
  return decisions;
}

function aimed(command: Command, { remedies }: CaseState): Command {
  const newest = remedies.at(-1);
  return newest && 'remedyId' in command.payload
    ? ({ ...command, payload: { ...command.payload, remedyId: newest.remedyId } } as Command)
    : command;
}

/** Any history of plans, remedies and money. */
export const aRemedyHistory: fc.Arbitrary<Decision[]> = fc
  .array(aRemedyStep, { minLength: 25, maxLength: 40 })
  .map(madeGood);
