import type { CaseState } from './case-state.js';
import { mediationsOf } from './mediation-rules.js';
import type { PayloadOf } from './payload.js';

const NOBODY = '01900000-0000-7000-8000-0000000000fe';
const NOW = '2026-11-20T12:13:00+08:00';
const LATER = '2026-11-21T12:13:00+08:00';
const idOf = (state: CaseState) => ({
  mediationId: mediationsOf(state).at(-1)?.mediationId ?? NOBODY,
});
/** As soon as it may be: nothing comes before the step that it follows. */
const at = (state: CaseState) => {
  const { endedAt, acceptedAt, signedAt, confirmation, proposedAt, sessions } =
    mediationsOf(state).at(-1) ?? ({ sessions: [] } as { sessions: { at: string }[] } & Empty);
  const known = [confirmation?.at, signedAt, endedAt, sessions.at(-1)?.at, acceptedAt, proposedAt];
  return { at: known.find((one) => typeof one === 'string') ?? NOW };
};
type Empty = Partial<
  Record<'endedAt' | 'acceptedAt' | 'signedAt' | 'proposedAt', string> & {
    confirmation: { at: string };
  }
>;
const PAID = { agreement: 'x', dueOn: '2099-01-01' };
const cny = (value: string) => ({ value, currency: 'CNY' });

/** Payloads about a mediation, aimed at what the case has. */
export const MEDIATION_EXAMPLES: {
  readonly [
    Name in
      | 'proposeMediation'
      | 'answerMediation'
      | 'recordSession'
      | 'endMediation'
      | 'signMediation'
      | 'recordConfirmation'
  ]: (state: CaseState) => readonly PayloadOf<Name>[];
} = {
  proposeMediation: () => [
    { body: 'peoples', proposedBy: 'both', at: NOW, consent: 'given', words: 'x' },
    { body: 'administrative', proposedBy: 'hospital', at: NOW, consent: 'given', words: 'x' },
    { body: 'hospital', proposedBy: 'complainant', at: NOW, consent: 'given', words: 'x' },
    { body: 'peoples', proposedBy: 'body', at: NOW, consent: 'refused', words: 'x' },
  ],
  answerMediation: (state) => [
    { ...idOf(state), ...at(state), accepted: true, mediator: 'x' },
    { ...idOf(state), ...at(state), accepted: true },
    { ...idOf(state), ...at(state), accepted: false, note: 'x' },
  ],
  recordSession: (state) => [{ ...idOf(state), ...at(state), minutes: 'x' }],
  endMediation: (state) => [
    { ...idOf(state), ...at(state), result: 'failed', note: 'x' },
    { ...idOf(state), ...at(state), result: 'agreed', agreement: 'x' },
    {
      ...{ ...idOf(state), ...at(state), ...PAID, result: 'agreed', amount: cny('900') },
      decision: 'x',
    },
    {
      ...{ ...idOf(state), ...at(state), ...PAID, result: 'agreed', amount: cny('86000.01') },
      ...{ decision: 'x', department: 'main.finance' },
      instalments: [
        { value: '80000', dueOn: '2098-01-01' },
        { value: '6000.01', dueOn: '2099-01-01' },
      ],
    },
    { ...idOf(state), at: LATER, result: 'ended_by_complainant' },
    { ...idOf(state), at: '2026-11-30T09:00:00+08:00', result: 'period_over' },
  ],
  signMediation: (state) => [{ ...idOf(state), ...at(state) }],
  recordConfirmation: (state) =>
    (['asked', 'confirmed', 'not_wanted'] as const).map((step) => ({
      ...{ ...idOf(state), ...at(state), step, reference: 'x' },
    })),
};
