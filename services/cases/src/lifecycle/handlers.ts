import type { CommandName } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import type { Draft } from './conclude.js';
import type { DecisionContext } from './context.js';
import type { PayloadOf } from './payload.js';

/** What each command does to a case that may take it. A file of commands exports its part of the table. */
export type Handlers<Names extends CommandName> = {
  readonly [Name in Names]: (
    state: CaseState,
    payload: PayloadOf<Name>,
    context: DecisionContext,
  ) => Draft;
};
