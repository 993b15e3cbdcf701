import { ProblemError, type Actor, type PolicyActivated, type Role } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { calendarSet, type CalendarSet, type Policy } from '@tingsu/policy';
import { v7 as uuid } from 'uuid';
import { calendarsOfCase, type Calendars } from '../calendars/calendars-of-case.js';
import { isWaitingFor, type PendingRecompute } from '../calendars/pending-recompute.js';
import type { CaseState } from '../lifecycle/case-state.js';
import type { DecisionContext } from '../lifecycle/context.js';
import type { Directory } from '../lifecycle/units.js';
import { PolicyBook } from './policy-book.js';

/** Directory and policies of one tenant as they stand. */
export class Reference {
  constructor(
    readonly directory: Directory,
    readonly book: PolicyBook,
    readonly versions: string,
    /** Recalculations that have not reached every case yet, with the calendars from before. */
    private readonly pending: readonly (PendingRecompute & { readonly before: CalendarSet })[] = [],
  ) {}

  /**
   * What a decision about a case depends on. A case that the recalculation after a new calendar has not reached yet still counts on the
   * calendars that its due times come from: only the recalculation may move them, because it keeps promises.
   */
  contextFor(
    of: CaseState | Policy,
    at: Date,
    actor: Actor,
    roles: readonly Role[] = [],
    campus?: string,
  ): DecisionContext {
    const state = 'caseId' in of ? of : null;
    const policy = 'caseId' in of ? this.book.policyOf(of.policies) : of;
    const waiting = state ? this.pending.find((run) => isWaitingFor(run, state.caseId)) : undefined;
    return this.contextOn(waiting?.before ?? this.book.calendars, { state, policy, campus: state?.campus ?? campus ?? null }, at, actor, roles); // prettier-ignore
  }

  /** The same on given calendars. */
  contextOn(
    calendars: CalendarSet,
    {
      state,
      policy,
      campus,
    }: {
      readonly state?: CaseState | null;
      readonly policy: Policy;
      readonly campus: string | null;
    },
    at: Date,
    actor: Actor,
    roles: readonly Role[] = [],
  ): DecisionContext {
    const { directory } = this;
    const own: Calendars = calendarsOfCase(calendars, policy, campus);
    const base = {
      at,
      actor,
      roles,
      policy,
      ...own,
      timeZone: directory.timeZone,
      directory,
      newId: uuid,
    };
    return state ? { ...base, inForce: () => this.inForce(state) } : base;
  }

  /** What a case that is opened again is handled by (T-34). */
  private inForce({
    campus,
    caseKind,
  }: CaseState): Partial<Pick<DecisionContext, 'policy' | 'calendar' | 'calendarOf'>> {
    const policy = this.book.policyFor(campus, caseKind);
    return policy ? { policy, ...calendarsOfCase(this.book.calendars, policy, campus) } : {};
  }
}

const FIND = `select (select version from directory_copy) as directory,
  (select max(version) from policy_activation) as policies,
  (select jsonb_agg(jsonb_build_object('runId', run_id, 'previous', previous, 'reached', reached, 'last', last_case) order by activation)
     from recompute_run where state in ('waiting', 'running')) as pending`;
interface Found {
  readonly directory: number | null;
  readonly policies: number | null;
  readonly pending: readonly PendingRecompute[] | null;
}

/** Keeps directory and policies of each tenant in memory; one cheap query a transaction tells whether they changed. */
export class ReferenceData {
  private readonly known = new Map<string, Reference>();
  /** Of activations before the newest, while a recalculation needs them. */
  private readonly earlier = new Map<string, CalendarSet>();

  /** Throws `policy.missing` until both are here. */
  async load(tx: Transaction): Promise<Reference> {
    const reference = await this.find(tx);
    if (reference) return reference;
    throw new ProblemError(
      'policy.missing',
      'The directory or the policies have not arrived yet. Try again in a moment.',
      {
        retryAfterSeconds: 5,
      },
    );
  }

  /** Null until both are here. */
  async find(tx: Transaction): Promise<Reference | null> {
    const tenantId = tx.tenantId ?? '';
    const [found] = await tx.query<Found>(FIND);
    if (!found?.directory || !found.policies) return null;
    const versions = `${found.directory}/${found.policies}`;
    let known = this.known.get(tenantId);
    if (known?.versions !== versions) {
      known = await read(tx, versions, known);
      this.known.set(tenantId, known);
    }
    if (!found.pending) {
      this.earlier.clear();
      return known;
    }
    const pending = [];
    for (const run of found.pending)
      pending.push({ ...run, before: await this.calendarsOf(tx, run.previous) });
    return new Reference(known.directory, known.book, versions, pending);
  }

  /** The calendars as an activation published them. */
  async calendarsOf(tx: Transaction, activation: number): Promise<CalendarSet> {
    const key = `${tx.tenantId}/${activation}`;
    const known = this.earlier.get(key);
    if (known) return known;
    const [row] = await tx.query<{ calendars: PolicyActivated['data']['calendars'] }>(
      'select calendars from policy_activation where version = $1',
      [activation],
    );
    const calendars = calendarSet(row?.calendars ?? []);
    this.earlier.set(key, calendars);
    return calendars;
  }
}

async function read(
  tx: Transaction,
  versions: string,
  known: Reference | undefined,
): Promise<Reference> {
  const [directory] = await tx.query<{ data: Directory }>('select data from directory_copy');
  if (!directory) throw new Error('The directory vanished while it was read');
  const samePolicies = known?.versions.split('/')[1] === versions.split('/')[1];
  return new Reference(
    directory.data,
    known && samePolicies ? known.book : await readBook(tx),
    versions,
  );
}

/** The policies of the tenant as they stand; without any, an empty book. */
export async function readBook(tx: Transaction): Promise<PolicyBook> {
  const documents = await tx.query<{ document: Record<string, unknown> }>(
    'select document from policy_version order by published_at, policy_id, version',
  );
  const [activation] = await tx.query<{
    bindings: never[];
    calendars: never[];
    documents: string[];
  }>('select bindings, calendars, documents from policy_activation order by version desc limit 1');
  return new PolicyBook({
    documents: documents.map(({ document }) => document),
    bindings: activation?.bindings ?? [],
    calendars: activation?.calendars ?? [],
    inForce: activation?.documents ?? [],
  });
}
