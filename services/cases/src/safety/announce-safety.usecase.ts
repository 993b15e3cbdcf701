import {
  SecurityAcknowledged,
  SecurityEnded,
  SecurityEscalated,
  SecurityRaised,
  type Actor,
  type SafetyActName,
} from '@tingsu/contracts';
import type { NewEvent } from '@tingsu/messaging';
import { SYSTEM } from '../lifecycle/case-state.js';
import type { SafetyGround } from './safety-context.js';
import type { Standing } from './standing.js';

/** A file after one more version of it. */
export interface Moved {
  readonly fileId: string;
  readonly version: number;
  readonly campus: string;
  readonly standing: Standing;
  readonly at: Date;
}

const byPerson = (id: string): Actor => ({ type: 'person', id, role: null });

/** What is said of an incident that was just reported. */
export function raisedEvents(moved: Moved, ground: SafetyGround, by: string): NewEvent[] {
  const { tell } = ground;
  const told = { notify: [...tell], means: ground.meaning(tell) };
  const acknowledgeBy = moved.standing.due?.at ?? null;
  const data = { ...incidentOf(moved), ...told, acknowledgeBy };
  return [{ ...envelope(moved), definition: SecurityRaised, data, actor: byPerson(by) }];
}

/** What others learn of an act. */
export function actEvents(moved: Moved, act: SafetyActName, by: string): NewEvent[] {
  const definition =
    act === 'acknowledge' ? SecurityAcknowledged : act === 'end' ? SecurityEnded : null;
  if (!definition) return [];
  return [{ ...envelope(moved), definition, data: incidentOf(moved), actor: byPerson(by) }];
}

export function escalatedEvents(moved: Moved, ground: SafetyGround): NewEvent[] {
  const { escalateTo } = ground;
  const told = { notify: [...escalateTo], means: ground.meaning(escalateTo) };
  const data = { ...incidentOf(moved), ...told };
  return [{ ...envelope(moved), definition: SecurityEscalated, data, actor: SYSTEM }];
}

const incidentOf = ({ campus, standing: { state, department } }: Moved) => ({
  ...{ kind: state.kind, campus, department },
});

const envelope = ({ fileId, version, at }: Moved) => ({
  aggregateId: fileId,
  aggregateVersion: version,
  at,
});
