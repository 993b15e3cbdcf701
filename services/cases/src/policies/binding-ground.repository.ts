import type { BindingEffect, BindingRow, CaseKind, Channel } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import type { BindingGround } from '@tingsu/policy';
import { effectOf, rowsFrom } from './binding-rows.js';
import { lastBindingSet } from './binding-sets.repository.js';
import { PolicyBook } from './policy-book.js';
import { todayOf } from './publication.repository.js';
import { DirectoryCopies, PolicyVersions } from './reference.entity.js';
import { lastActivation } from './reference.repository.js';

const Versions = PolicyVersions.pick('policyId', 'version', 'document');

/** What a set of bindings is checked against today, and the number of the set that holds. */
export async function bindingGround(
  tx: Transaction,
): Promise<{ readonly ground: BindingGround; readonly last: number }> {
  const [directory] = await DirectoryCopies.pick('data').select(tx);
  const rows = await Versions.select(tx, 'order by published_at, policy_id, version');
  const calendars = [...((await lastActivation(tx))?.calendars ?? [])];
  const set = await lastBindingSet(tx);
  const versions = rows.map(({ policyId, version, document }) => ({
    ...{ id: policyId, version, effectiveFrom: String(document['effectiveFrom']) },
    document,
  }));
  const books = new Map<string, PolicyBook>();
  const bookOn = (day: string): PolicyBook => {
    const begun = versions.filter(({ effectiveFrom }) => effectiveFrom <= day);
    const inForce = new Map(
      begun
        .toSorted((one, other) => one.effectiveFrom.localeCompare(other.effectiveFrom))
        .map(({ id, version }) => [id, `${id}@${version}`]),
    );
    const key = [...inForce.values()].join(' ');
    const documents = versions.map(({ document }) => document);
    const book =
      books.get(key) ??
      new PolicyBook({ documents, bindings: [], calendars, inForce: [...inForce.values()] });
    books.set(key, book);
    return book;
  };
  const ground: BindingGround = {
    campuses: directory?.data.campuses ?? [],
    departments: directory?.data.departments ?? [],
    versions,
    calendarIds: calendars.map(({ id }) => id),
    today: await todayOf(tx),
    before: set.rows,
    policyOn: (policies, day) => bookOn(day).policyOn({ policies: [...policies] }),
  };
  return { ground, last: set.number };
}

interface Counted {
  readonly campus: string;
  readonly department: string | null;
  readonly channel: Channel;
  readonly caseKind: CaseKind;
  readonly count: number;
}
/** One row for each campus, channel and kind, and for each department that a row of the bindings names: never one for each case. */
const COUNT = `select campus, channel, case_kind as "caseKind", case when department = any($2::text[]) then department end as department, count(*)::int as count
  from complaint_case where received_at >= $1::timestamptz group by 1, 2, 3, 4`;

/** What the cases of the last year would have been opened under. */
export async function bindingEffect(
  tx: Transaction,
  after: readonly BindingRow[],
): Promise<BindingEffect> {
  const today = await todayOf(tx);
  const before = rowsFrom((await lastBindingSet(tx)).rows, today);
  const departments = [...before, ...after].map(({ department }) => department);
  const receivedFrom = new Date(tx.now);
  receivedFrom.setUTCFullYear(receivedFrom.getUTCFullYear() - 1);
  const counted = await tx.query<Counted>(COUNT, [
    receivedFrom,
    [...new Set(departments.filter((code) => code !== null))],
  ]);
  return {
    receivedFrom: receivedFrom.toISOString(),
    ...effectOf(counted, { before, after, today }),
  };
}
