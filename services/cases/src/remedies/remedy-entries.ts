import { centsOf, isGoodwill, paidCentsOf, type LedgerKind, type Remedy } from '@tingsu/contracts';
import type { Given } from '@tingsu/database';
import type { RecordedEvent } from '../lifecycle/case-event.js';
import type { CaseState } from '../lifecycle/case-state.js';
import type { Decision } from '../lifecycle/conclude.js';
import type { RemedyEntryEntity } from './remedy-entry.entity.js';

export type RemedyEntry = Given<Omit<RemedyEntryEntity, 'tenantId'>>;

/** What a decision does to the ledger: an amount counts as promised once all have agreed to it, each part as paid on its own. */
export function remedyEntriesOf({ events, state }: Decision): RemedyEntry[] {
  return events.flatMap((event) => entryOf(event, state) ?? []);
}

function entryOf(event: RecordedEvent, state: CaseState): RemedyEntry | null {
  const kind = kindOf(event);
  if (!kind || !('remedyId' in event.data)) return null;
  const { remedyId } = event.data;
  const remedy = state.remedies.find((one) => one.remedyId === remedyId);
  const cents = remedy ? centsOfEntry(event, remedy, kind) : 0;
  if (!remedy?.amount || cents === 0 || (kind === 'waived' && wasNotPromised(remedy))) return null;
  return {
    ...{ caseId: state.caseId, version: event.version, remedyId, caseNo: state.caseNo },
    ...{ campus: state.campus, department: remedy.department ?? null, at: event.at, kind },
    ...{ remedy: remedy.remedy, goodwill: isGoodwill(remedy.remedy) },
    ...{ currency: remedy.amount.currency, cents: String(cents) },
  };
}

function centsOfEntry({ kind, data }: RecordedEvent, remedy: Remedy, entry: LedgerKind): number {
  const whole = centsOf(remedy.amount?.value ?? '') ?? 0;
  // The parts of what is paid by instalments are entries of their own, and what is left may be waived.
  if (kind === 'instalmentPaid')
    return centsOf(remedy.instalments?.[data.number - 1]?.amount.value ?? '') ?? 0;
  if (kind === 'remedyCompleted' && remedy.instalments) return 0;
  return entry === 'waived' ? whole - paidCentsOf(remedy) : whole;
}

function kindOf({ kind, data }: RecordedEvent): LedgerKind | null {
  if (kind === 'remedyPlanned') return data.approvers?.length ? null : 'promised';
  if (kind === 'remedyApproved') return data.next === null ? 'promised' : null;
  if (kind === 'remedyCompleted' || kind === 'instalmentPaid') return 'paid';
  return kind === 'remedyWaived' ? 'waived' : null;
}

/** It was dropped while somebody still had to agree. */
const wasNotPromised = ({ approvals = [] }: Remedy): boolean =>
  approvals.some(({ decidedAt }) => decidedAt === null);
