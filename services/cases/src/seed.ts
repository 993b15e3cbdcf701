import type { Binding, BindingRow, SaveBox } from '@tingsu/contracts';
import { createDataSource, systemTime, UnitOfWork, type Transaction } from '@tingsu/database';
import { checkCalendars, checkPolicy, type PolicyProblem } from '@tingsu/policy';
import { lockBox, writeBox } from './boxes/boxes.repository.js';
import type { StoredCalendar } from './calendars/calendar-year.js';
import { mergeShipped } from './calendars/shipped-calendars.js';
import { addCalendarVersions, lastShipped } from './calendars/calendar-versions.repository.js';
import { canonicalJson } from './ledger/canonical.js';
import { SYSTEM } from './lifecycle/case-state.js';
import { rowsOf } from './policies/binding-rows.js';
import { addBindingSet, lastBindingSet } from './policies/binding-sets.repository.js';
import { PolicyBook } from './policies/policy-book.js';
import { addVersion, lockPolicies, putInForce } from './policies/publication.repository.js';
import { PolicyVersions } from './policies/reference.entity.js';
import { lastActivation } from './policies/reference.repository.js';

export interface Shipped {
  readonly documents: readonly Record<string, unknown>[];
  readonly bindings: readonly Binding[];
  readonly calendars: readonly StoredCalendar[];
}
export interface PolicySeed extends Shipped {
  readonly databaseUrl: string;
  readonly tenantId: string;
}

interface BoxSeed {
  readonly databaseUrl: string;
  readonly tenantId: string;
  readonly boxes: readonly (Omit<SaveBox, 'version' | 'active'> & { readonly code: string })[];
}

/** Hangs the suggestion boxes of a file that are not there yet. What people changed stays. */
export const seedBoxes = ({ databaseUrl, tenantId, boxes }: BoxSeed): Promise<void> =>
  inTransaction({ databaseUrl, tenantId }, async (tx) => {
    for (const { code, ...box } of boxes)
      if (!(await lockBox(tx, code)))
        await writeBox(tx, code, { ...box, active: true, version: 0 }, null);
  });

/** Puts policies and calendars in force and informs all services. The same ones again change nothing; true if something changed. */
export const seedPolicies = ({ databaseUrl, tenantId, ...shipped }: PolicySeed): Promise<boolean> =>
  inTransaction({ databaseUrl, tenantId }, (tx) => activate(tx, shipped));

async function inTransaction<Result>(
  { databaseUrl, tenantId }: Pick<PolicySeed, 'databaseUrl' | 'tenantId'>,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  const dataSource = await createDataSource({
    url: databaseUrl,
    service: 'cases',
    entities: [],
    poolSize: 1,
  }).initialize();
  try {
    return await new UnitOfWork(dataSource, 'cases', systemTime()).run(tenantId, work);
  } finally {
    await dataSource.destroy();
  }
}

/**
 * Publishes what is new, on the same way as an approved draft. A shipped version that is there with another content is refused:
 * versions never change. What administrators published in the meantime stays, also where it has the number of a shipped version.
 */
export async function activate(tx: Transaction, shipped: Shipped): Promise<boolean> {
  refuseProblems(shipped);
  await lockPolicies(tx);
  await addDocuments(tx, shipped.documents);
  const last = await lastActivation(tx);
  const before = await lastShipped(tx);
  const calendars = mergeShipped(last?.calendars ?? [], before, shipped.calendars);
  const changed = shipped.calendars.filter((one) => !isSame(before.get(one.id), one));
  await addCalendarVersions(
    tx,
    changed.map((data) => ({ data, year: null, author: null, approver: null })),
  );
  await addShippedBindings(tx, rowsOf(shipped.bindings));
  return (await putInForce(tx, { calendars }, SYSTEM)) !== null;
}

async function addDocuments(tx: Transaction, documents: Shipped['documents']): Promise<void> {
  const known = await PolicyVersions.pick('policyId', 'version', 'author', 'document').select(tx);
  for (const document of documents) {
    const { id, version } = document;
    const same = known.find((one) => one.policyId === id && one.version === version);
    if (!same) await addVersion(tx, { document, author: null, approver: null });
    // What administrators published under the same number stays.
    else if (same.author === null && !isSame(same.document, document))
      throw new Error(
        `The policy ${String(id)} ${String(version)} is in force with another content. Publish the change under a new version.`,
      );
  }
}

/** What people approved stays; until they did, the bindings are those that ship. */
async function addShippedBindings(tx: Transaction, rows: readonly BindingRow[]): Promise<void> {
  const last = await lastBindingSet(tx);
  if (last.author !== null || (last.number > 0 && isSame(last.rows, rows))) return;
  await addBindingSet(tx, { rows, draftId: null, author: null, approver: null });
}

const isSame = (one: unknown, other: unknown): boolean =>
  canonicalJson(one ?? null) === canonicalJson(other);

/** Fails before anything is written, naming each problem with its place. */
function refuseProblems({ documents, bindings, calendars }: Shipped): void {
  const problems = [
    ...checkPolicy(documents).map((problem) => lineOf('policy', problem)),
    ...checkCalendars(calendars).map((problem) => lineOf('calendar', problem)),
  ];
  if (problems.length > 0)
    throw new Error(
      `The policies cannot be put in force. Correct these places and start again:\n${problems.join('\n')}`,
    );
  const book = new PolicyBook({
    documents: [...documents],
    bindings: [...bindings],
    calendars: [...calendars],
  });
  for (const binding of bindings) book.calendarFor(book.policyOn(binding), binding.campus);
}

function lineOf(kind: string, { policy, path, message }: PolicyProblem): string {
  return `  ${kind} ${policy} ${path || '/'}: ${message}`;
}
