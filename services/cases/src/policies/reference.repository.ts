import { ProblemError, type Actor, type Role } from '@tingsu/contracts';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { calendarSet, type CalendarSet, type Policy } from '@tingsu/policy';
import { v7 as uuid } from 'uuid';
import { calendarsOfCase } from '../calendars/calendars-of-case.js';
import { isWaitingFor, type PendingRecompute } from '../calendars/pending-recompute.js';
import type { CaseState } from '../lifecycle/case-state.js';
import type { DecisionContext } from '../lifecycle/context.js';
import type { Directory } from '../lifecycle/units.js';
import { PolicyBook } from './policy-book.js';
import {
  Activations,
  DirectoryCopies,
  type PolicyActivationEntity,
  PolicyVersions,
} from './reference.entity.js';

/** When something is decided, and by whom. */
export interface Deciding {
  readonly at: Date;
  readonly actor: Actor;
  readonly roles?: readonly Role[];
  readonly departments?: readonly string[];
}

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
  contextFor(state: CaseState, decision: Deciding): DecisionContext {
    const waiting = this.pending.find((run) => isWaitingFor(run, state.caseId));
    const policy = this.book.policyOf(state.policies);
    return {
      ...this.contextOn(waiting?.before ?? this.book.calendars, policy, state.campus, decision),
      inForce: (caseKind = state.caseKind) => this.inForce({ ...state, caseKind }),
    };
  }

  /** The same for a complaint that has no case yet. */
  contextForNew(policy: Policy, campus: string, decision: Deciding): DecisionContext {
    return this.contextOn(this.book.calendars, policy, campus, decision);
  }

  /** The same on given calendars. */
  contextOn(
    calendars: CalendarSet,
    policy: Policy,
    campus: string | null,
    { at, actor, roles = [], departments = [] }: Deciding,
  ): DecisionContext {
    const { directory } = this;
    return {
      ...{ at, actor, roles, departments, policy, directory },
      ...calendarsOfCase(calendars, policy, campus),
      // A group may have campuses in several countries: the days of a policy are those of the place that it was written for.
      timeZone: policy.timeZone,
      newId: uuid,
    };
  }

  /** What a case that is opened again, or becomes one of another kind, is handled by (T-34). */
  private inForce(state: CaseState): ReturnType<NonNullable<DecisionContext['inForce']>> {
    const policy = this.book.policyFor(state);
    if (!policy) return {};
    const { timeZone } = policy;
    return { policy, timeZone, ...calendarsOfCase(this.book.calendars, policy, state.campus) };
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

/** Keeps directory and policies of each tenant in memory; one cheap query per transaction shows whether they changed. */
export class ReferenceData {
  private readonly known = new Map<string, Reference>();
  /** Of activations before the newest, by tenant, while a recalculation needs them. */
  private readonly earlier = new Map<string, Map<number, CalendarSet>>();

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
      this.earlier.delete(tenantId);
      return known;
    }
    const pending = [];
    for (const run of found.pending)
      pending.push({ ...run, before: await this.calendarsOf(tx, run.previous) });
    return new Reference(known.directory, known.book, versions, pending);
  }

  /** The calendars as an activation published them. */
  async calendarsOf(tx: Transaction, activation: number): Promise<CalendarSet> {
    const own = this.earlier.get(tx.tenantId ?? '') ?? new Map<number, CalendarSet>();
    this.earlier.set(tx.tenantId ?? '', own);
    const known = own.get(activation);
    if (known) return known;
    const [row] = await Activations.pick('calendars').select(tx, 'where version = $1', [
      activation,
    ]);
    const calendars = calendarSet(row?.calendars ?? []);
    own.set(activation, calendars);
    return calendars;
  }
}

async function read(
  tx: Transaction,
  versions: string,
  known: Reference | undefined,
): Promise<Reference> {
  const [directory] = await DirectoryCopies.pick('data').select(tx);
  if (!directory) throw new Error('the directory vanished while it was read');
  const samePolicies = known?.versions.split('/')[1] === versions.split('/')[1];
  return new Reference(
    directory.data,
    known && samePolicies ? known.book : await readBook(tx),
    versions,
  );
}

/** The policies of the tenant as they stand; without any, an empty book. */
async function readBook(tx: Transaction): Promise<PolicyBook> {
  const documents = await PolicyVersions.pick('document').select(
    tx,
    'order by published_at, policy_id, version',
  );
  const activation = await lastActivation(tx);
  return new PolicyBook({
    documents: documents.map(({ document }) => document),
    bindings: activation?.bindings ?? [],
    calendars: [...(activation?.calendars ?? [])],
    inForce: activation?.documents ?? [],
  });
}

const Activation = Activations.pick('version', 'bindings', 'calendars', 'documents');
export type ActivationRow = RowOf<typeof Activation>;

export async function lastActivation(tx: Transaction): Promise<ActivationRow | null> {
  const [row] = await Activation.select(tx, 'order by version desc limit 1');
  return row ?? null;
}

export async function tenantsWithPolicies(tx: Transaction): Promise<string[]> {
  const rows = await tx.query<Pick<PolicyActivationEntity, 'tenantId'>>(
    'select distinct tenant_id as "tenantId" from policy_activation',
  );
  return rows.map(({ tenantId }) => tenantId);
}

/** Keeps the newest directory: an older one that comes later changes nothing. */
export async function keepDirectory(
  tx: Transaction,
  version: number,
  data: Directory,
): Promise<void> {
  await DirectoryCopies.add(
    tx,
    [{ tenantId: tenantOf(tx), version, data }],
    `on conflict (tenant_id) do update set ${DirectoryCopies.omit('tenantId').excluded} where directory_copy.version < excluded.version`,
  );
}
