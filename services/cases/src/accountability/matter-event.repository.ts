import {
  AccountabilityAgreed,
  AccountabilityAppealed,
  AccountabilityClosed,
  AccountabilityDecided,
  AccountabilityExecuted,
  AccountabilityProposed,
  AccountabilityServed,
  type Actor,
  type MatterEntryKind,
} from '@tingsu/contracts';
import type { NewEvent } from '@tingsu/messaging';
import type { MatterEntity } from './matter.entity.js';

/** Of a decision its number and hash; of a service until when may be appealed. */
export interface MoreFacts {
  readonly paper?: { readonly number: string | null; readonly sha256: string };
  readonly appealUntil?: string | null;
}

/** What others learn of an entry: codes, and nobody's name. */
export function matterEvent(
  kind: MatterEntryKind,
  matter: Omit<MatterEntity, 'tenantId'>,
  by: string,
  at: Date,
  personnel: string | null,
  more: MoreFacts = {},
): NewEvent<object> {
  const { matterId, version, caseNo, campus, department, degree, lines } = matter;
  const kinds = [...new Set(lines.map((line) => line.kind))];
  const told = { caseNo, campus, department, degree, kinds, personnel };
  const actor: Actor = { type: 'person', id: by, role: null };
  const of = { aggregateId: matterId, aggregateVersion: version, actor, at };
  switch (kind) {
    case 'proposed':
      return { ...of, definition: AccountabilityProposed, data: told };
    case 'agreed':
      return { ...of, definition: AccountabilityAgreed, data: told };
    case 'decided':
    case 'upheld':
      return {
        ...of,
        definition: AccountabilityDecided,
        data: {
          ...{ ...told, afterAppeal: matter.appealedBy !== null },
          concerned: [...matter.persons],
          ...(more.paper ? { paper: more.paper } : {}),
        },
      };
    case 'served':
      return {
        ...{ ...of, definition: AccountabilityServed },
        data: { ...told, appealUntil: more.appealUntil ?? null },
      };
    case 'appealed':
      return { ...of, definition: AccountabilityAppealed, data: told };
    case 'executed':
      return { ...of, definition: AccountabilityExecuted, data: told };
    case 'closed':
    case 'dropped':
      return {
        ...of,
        definition: AccountabilityClosed,
        data: { ...told, dropped: kind === 'dropped' },
      };
  }
}
