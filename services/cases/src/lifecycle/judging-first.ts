import type { RuleCode } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';
import { openTasks } from './inquiry-rules.js';
import { refusalToInvestigate } from './interests.js';

type Knowledge = Pick<DecisionContext, 'actor' | 'directory' | 'policy'>;
interface Refused {
  readonly code: RuleCode;
  readonly detail: string;
}

/** Whoever investigates or decides has said whether he has an interest, and has none that stands against it, where the policy wants that. */
export function refusalToJudge(state: CaseState, context: Knowledge): Refused | null {
  const { actor, policy } = context;
  if (!policy.inquiry.declaredFirst || actor.id === null) return null;
  return undeclared(state, context) ?? refusalToInvestigate(actor.id, state, context);
}

export function undeclared(
  { inquiry }: Pick<CaseState, 'inquiry'>,
  { actor: { id }, policy }: Pick<Knowledge, 'actor' | 'policy'>,
): Refused | null {
  const own = inquiry?.interests.find(({ person }) => person === id);
  if (!policy.inquiry.declaredFirst || id === null || own?.conflict !== undefined) return null;
  return {
    code: 'inquiry.undeclared',
    detail: 'Declare first whether you have an interest in the outcome (R-369).',
  };
}

/** What is still to be found out comes before what was found, where the policy wants that; of one issue, what is about it. */
export function refusalWhileOpen(
  state: CaseState,
  { policy }: Pick<DecisionContext, 'policy'>,
  issueId?: string,
): Refused | null {
  if (!policy.inquiry.doneBeforeOpinion) return null;
  const open = openTasks(state).filter((one) => issueId === undefined || one.issueId === issueId);
  return open.length === 0
    ? null
    : {
        code: 'inquiry.open',
        detail: `Something is still to be found out (${open.length}): report the result of each task, or drop it.`,
      };
}
