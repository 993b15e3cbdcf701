import type { ServedOn } from '@tingsu/contracts';
import type { Given } from '@tingsu/database';
import type { RecordedEvent } from '../lifecycle/case-event.js';
import type { Decision } from '../lifecycle/conclude.js';
import type { AddressedResultEntity } from './addressed-result.entity.js';

export type AddressedResult = Given<Omit<AddressedResultEntity, 'tenantId'>>;

/** For whom the facts of a decision are that people read without a right to the case. */
export function addressedResultsOf({ events, state }: Decision): AddressedResult[] {
  return events.flatMap((event) => {
    const found = addressedBy(event);
    if (!found) return [];
    const { kind, itemId, to } = found;
    return to.map((one, place) => ({
      ...{ caseId: state.caseId, version: event.version, place, kind, itemId },
      ...{ caseNo: state.caseNo, campus: state.campus, at: event.at },
      ...{ unit: one && 'unit' in one ? one.unit : null },
      ...{ person: one && 'person' in one ? one.person : null },
    }));
  });
}

interface Addressed {
  readonly kind: AddressedResult['kind'];
  readonly itemId: string;
  /** Null: the whole campus. */
  readonly to: readonly (ServedOn | null)[];
}

function addressedBy({ kind, data }: RecordedEvent): Addressed | null {
  if (kind === 'resultServed') return { kind: 'result', itemId: data.noticeId, to: [data.on] };
  if (kind !== 'circularIssued') return null;
  const units = data.departments.map((unit) => ({ unit }));
  return { kind: 'circular', itemId: data.circularId, to: units.length > 0 ? units : [null] };
}
