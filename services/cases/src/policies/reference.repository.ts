import { ProblemError, type Actor, type Role } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import type { Policy } from '@tingsu/policy';
import { v7 as uuid } from 'uuid';
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
  ) {}

  /** What a decision about a case depends on. */
  contextFor(of: CaseState | Policy, at: Date, actor: Actor, roles: readonly Role[] = []): DecisionContext {
    const policy = 'caseId' in of ? this.book.policyOf(of.policies) : of;
    const { directory, book } = this;
    return { at, actor, roles, policy, calendar: book.calendarFor(policy), timeZone: directory.timeZone, directory, newId: uuid };
  }
}

/** Keeps directory and policies of each tenant in memory; one cheap query a transaction tells whether they changed. */
export class ReferenceData {
  private readonly known = new Map<string, Reference>();

  /** Throws `policy.missing` until both are here. */
  async load(tx: Transaction): Promise<Reference> {
    const reference = await this.find(tx);
    if (reference) return reference;
    throw new ProblemError('policy.missing', 'The directory or the policies have not arrived yet. Try again in a moment.', {
      retryAfterSeconds: 5,
    });
  }

  /** Null until both are here. */
  async find(tx: Transaction): Promise<Reference | null> {
    const tenantId = tx.tenantId ?? '';
    const [found] = await tx.query<{ directory: number | null; policies: number | null }>(
      'select (select version from directory_copy) as directory, (select max(version) from policy_activation) as policies',
    );
    if (!found?.directory || !found.policies) return null;
    const versions = `${found.directory}/${found.policies}`;
    const known = this.known.get(tenantId);
    if (known?.versions === versions) return known;
    const loaded = await read(tx, versions, known);
    this.known.set(tenantId, loaded);
    return loaded;
  }
}

async function read(tx: Transaction, versions: string, known: Reference | undefined): Promise<Reference> {
  const [directory] = await tx.query<{ data: Directory }>('select data from directory_copy');
  if (!directory) throw new Error('The directory vanished while it was read');
  const samePolicies = known?.versions.split('/')[1] === versions.split('/')[1];
  return new Reference(directory.data, known && samePolicies ? known.book : await readBook(tx), versions);
}

async function readBook(tx: Transaction): Promise<PolicyBook> {
  const documents = await tx.query<{ document: Record<string, unknown> }>('select document from policy_version');
  const [activation] = await tx.query<{ bindings: never[]; calendars: never[] }>(
    'select bindings, calendars from policy_activation order by version desc limit 1',
  );
  return new PolicyBook({
    documents: documents.map(({ document }) => document),
    bindings: activation?.bindings ?? [],
    calendars: activation?.calendars ?? [],
  });
}
