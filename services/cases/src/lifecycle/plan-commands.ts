import { centsOf, moneyOf } from '@tingsu/contracts';
import { refuse, type DecisionContext } from './context.js';
import type { Handlers } from './handlers.js';
import type { PayloadOf } from './payload.js';

/** What is offered to the complainant, and what he says to it, before anything is carried out. */
export const PLANS: Handlers<'offerPlan' | 'recordChoice'> = {
  offerPlan: (state, { alternatives, concern, gap, expectation }, context) => {
    requireCount(alternatives.length, context);
    return {
      events: [
        {
          kind: 'planOffered',
          data: {
            state: state.state,
            planId: context.newId(),
            alternatives: alternatives.map(({ remedies, amount }) => ({
              remedies,
              amount: amount ? offeredAmount(amount, context) : null,
            })),
          },
        },
      ],
      texts: {
        ...Object.fromEntries(
          alternatives.map(({ words }, index) => [`alternative${index + 1}`, words]),
        ),
        ...{ concern, gap, expectation },
      },
    };
  },

  recordChoice: (state, { choice, alternative, words }, { newId }) => {
    const plan = state.plan ?? null;
    const count = plan?.alternatives.length ?? 0;
    if (choice === 'chosen' && (alternative === undefined || alternative > count))
      refuse('plan.alternative_unknown', 'Say which of the offered alternatives was chosen.');
    if (choice === 'refused' && !plan)
      refuse('plan.none', 'Nothing was offered: write down what is offered first.');
    return {
      events: [
        {
          kind: 'planDecided',
          data: {
            ...{ state: state.state, planId: plan?.planId ?? newId(), choice },
            chosen: choice === 'chosen' ? (alternative ?? null) : null,
          },
        },
      ],
      texts: { words },
    };
  },
};

function requireCount(count: number, { policy }: DecisionContext): void {
  const { alternatives } = policy;
  if (alternatives && (count < alternatives.min || count > alternatives.max))
    refuse(
      'plan.count',
      `The policy wants ${alternatives.min} to ${alternatives.max} alternatives (R-053).`,
    );
}

type Typed = NonNullable<PayloadOf<'offerPlan'>['alternatives'][number]['amount']>;
function offeredAmount({ value, currency }: Typed, { policy }: DecisionContext) {
  const cents = centsOf(value) ?? refuse('amount.decimals', `${value} has more than two decimals.`);
  if (policy.money && policy.money.currency !== currency)
    refuse('amount.currency', `The policy counts in ${policy.money.currency}.`);
  return moneyOf(cents, currency);
}
