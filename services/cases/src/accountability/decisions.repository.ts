import { createHash } from 'node:crypto';
import type { DecisionContent } from '@tingsu/contracts';
import { tenantOf, type RowOf, type Transaction } from '@tingsu/database';
import type { PersonalData } from '@tingsu/privacy';
import { canonicalJson } from '../ledger/canonical.js';
import { Decisions, DecisionServices, type DecisionServiceEntity } from './decision.entity.js';

const Kept = Decisions.omit('tenantId');
const Served = DecisionServices.omit('tenantId', 'witness', 'recordedBy', 'recordedAt');
export type StoredDecision = RowOf<typeof Kept>;
export type StoredService = RowOf<typeof Served>;

const contentCell = (matterId: string, version: number) => ({
  table: 'accountability_decision',
  column: 'content',
  rowId: `${matterId}/${String(version)}`,
});
const witnessCell = (matterId: string, version: number, personId: string) => ({
  table: 'accountability_service',
  column: 'witness',
  rowId: `${matterId}/${String(version)}/${personId}`,
});

const NEXT_NUMBER = `insert into accountability_series (tenant_id, campus, series, year, last) values ($1, $2, $3, $4, 1)
  on conflict (tenant_id, campus, series, year) do update set last = accountability_series.last + 1 returning last`;

/** `责任追究〔2026〕3号`, counted through the year of the campus. */
export async function nextNumber(
  tx: Transaction,
  {
    campus,
    series,
    year,
  }: { readonly campus: string; readonly series: string; readonly year: number },
): Promise<string> {
  const [row] = await tx.query<{ last: number }>(NEXT_NUMBER, [
    ...[tenantOf(tx), campus, series, year],
  ]);
  return `${series}〔${year}〕${row?.last ?? 1}号`;
}

/** Keeps what was decided for good. */
export async function keepDecision(
  tx: Transaction,
  { matterId, version }: { readonly matterId: string; readonly version: number },
  content: DecisionContent,
  concerned: readonly string[],
  keys: PersonalData,
): Promise<StoredDecision> {
  const text = canonicalJson(content);
  const kept: StoredDecision = {
    ...{ matterId, version, number: content.number, concerned: [...concerned] },
    decidedAt: new Date(content.decidedAt),
    content: keys.seal(contentCell(matterId, version), text),
    sha256: createHash('sha256').update(text).digest(),
  };
  await Decisions.add(tx, [{ ...kept, tenantId: tenantOf(tx) }]);
  return kept;
}

/** The decision that holds; null before it, and where it was made before papers were kept. */
export async function decisionOf(
  tx: Transaction,
  matterId: string,
): Promise<StoredDecision | null> {
  const [row] = await Kept.select(tx, 'where matter_id = $1 order by version desc limit 1', [
    matterId,
  ]);
  return row ?? null;
}

export const contentOf = (
  { matterId, version, content }: StoredDecision,
  keys: PersonalData,
): DecisionContent =>
  JSON.parse(keys.open(contentCell(matterId, version), content)) as DecisionContent;

/** On whom this decision was served. */
export const servicesOf = (
  tx: Transaction,
  { matterId, version }: Pick<StoredDecision, 'matterId' | 'version'>,
): Promise<StoredService[]> =>
  Served.select(tx, 'where matter_id = $1 and version = $2 order by served_at, person_id', [
    ...[matterId, version],
  ]);

export async function addService(
  tx: Transaction,
  service: Omit<DecisionServiceEntity, 'tenantId' | 'witness' | 'recordedAt'>,
  witness: string | undefined,
  keys: PersonalData,
): Promise<void> {
  const { matterId, version, personId } = service;
  const seen =
    witness === undefined ? null : keys.seal(witnessCell(matterId, version, personId), witness);
  const row = { ...service, tenantId: tenantOf(tx), witness: seen, recordedAt: tx.now };
  await DecisionServices.add(tx, [row]);
}
