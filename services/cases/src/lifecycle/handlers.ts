import type { COMMANDS, CommandName } from '@tingsu/contracts';
import type { z } from 'zod';
import type { CaseState } from './case-state.js';
import type { Draft } from './conclude.js';
import type { DecisionContext } from './context.js';

export type PayloadOf<Name extends CommandName> = z.infer<(typeof COMMANDS)[Name]>;

/** What each command does to a case that may take it. A file of commands exports its part of the table. */
export type Handlers<Names extends CommandName> = {
  readonly [Name in Names]: (
    state: CaseState,
    payload: PayloadOf<Name>,
    context: DecisionContext,
  ) => Draft;
};
