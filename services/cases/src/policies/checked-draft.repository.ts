import type { Transaction } from '@tingsu/database';
import { bindingGround } from './binding-ground.repository.js';
import { bindingProblems, changesFrom, rowsIn } from './binding-rows.js';
import type { DraftState } from './draft.js';
import { calendarProblems, policyProblems } from './draft-check.js';
import { lastActivation } from './reference.repository.js';
import { shelfFor } from './shelf.repository.js';

/** The draft with what the check finds today: what is published beside it may have changed since it was saved. */
export async function checked(tx: Transaction, draft: DraftState): Promise<DraftState> {
  const { kind, subject, version, content } = draft;
  if (kind === 'policy')
    return {
      ...draft,
      problems: policyProblems(subject, content, await shelfFor(tx, subject, content)),
    };
  if (kind === 'bindings') {
    const { ground, last } = await bindingGround(tx);
    return {
      ...draft,
      effectiveFrom: changesFrom(rowsIn(content) ?? [], ground.before, ground.today),
      problems: bindingProblems(content, { basedOn: draft.basedOn, last }, ground),
    };
  }
  const activation = await lastActivation(tx);
  return {
    ...draft,
    problems: calendarProblems(
      { subject, year: Number(version) },
      content,
      activation?.calendars ?? [],
    ),
  };
}
