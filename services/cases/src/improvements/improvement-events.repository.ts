import {
  ImprovementClosed,
  ImprovementDue,
  ImprovementEffectChecked,
  ImprovementMoved,
  ImprovementOpened,
  ImprovementWithdrawn,
  type Actor,
  type EventDefinition,
} from '@tingsu/contracts';
import type { NewEvent } from '@tingsu/messaging';
import type { Action } from './improvements.repository.js';

/** What an event says besides the action itself. */
export type More<Definition> =
  Definition extends EventDefinition<string, infer Data>
    ? Omit<Data, 'campus' | 'department' | 'owner' | 'round'>
    : never;
type Told =
  | typeof ImprovementClosed
  | typeof ImprovementDue
  | typeof ImprovementEffectChecked
  | typeof ImprovementMoved
  | typeof ImprovementOpened
  | typeof ImprovementWithdrawn;

export function improvementEvent<Definition extends Told>(
  definition: Definition,
  action: Pick<Action, 'actionId' | 'version' | 'campus' | 'department' | 'owner' | 'round'>,
  more: More<Definition>,
  { actor, at }: { readonly actor: Actor; readonly at: Date },
): NewEvent {
  const { actionId, version, campus, department, owner, round } = action;
  return {
    definition,
    aggregateId: actionId,
    aggregateVersion: version,
    data: { campus, department, owner, round, ...more },
    ...{ actor, at },
  };
}
