import { Injectable } from '@nestjs/common';
import { ProblemError } from '@tingsu/contracts';
import { type Columns, tenantOf, type Transaction, UnitOfWork } from '@tingsu/database';
import {
  type DirectoryData,
  type PolicyData,
  type Reference,
  referenceOf,
} from './reference-data.js';
import {
  DirectoryCopies,
  type DirectoryCopyEntity,
  PolicyCopies,
  type PolicyCopyEntity,
} from './reference.entity.js';

/** Another instance may have received a newer publication; asking for the version is cheap. */
const TRUSTED_FOR_MS = 1_000;

interface Found {
  readonly directory: DirectoryCopyEntity['data'];
  readonly policies: PolicyCopyEntity['data'];
}
interface Cached {
  readonly reference: Reference;
  readonly versions: string;
  readonly checkedAt: number;
}

const FIND_VERSIONS = `select d.version || '.' || p.version as versions from directory_copy d join policy_copy p using (tenant_id) where tenant_id = $1`;
const FIND_DATA =
  'select d.data as directory, p.data as policies from directory_copy d join policy_copy p using (tenant_id) where tenant_id = $1';

export async function tenantsWithDirectory(tx: Transaction): Promise<string[]> {
  const rows = await DirectoryCopies.pick('tenantId').select(tx, '');
  return rows.map(({ tenantId }) => tenantId);
}

/** The local copy of what the gateway (directory) and cases (policies) publish. */
@Injectable()
export class ReferenceRepository {
  private readonly cache = new Map<string, Cached>();
  private readonly loading = new Map<string, Promise<Reference>>();

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Throws `policy.missing` until both directory and policies have arrived. */
  async of(tenantId: string): Promise<Reference> {
    const trusted = this.trusted(tenantId);
    if (trusted) return trusted;
    const loading =
      this.loading.get(tenantId) ??
      this.load(tenantId).finally(() => this.loading.delete(tenantId));
    this.loading.set(tenantId, loading);
    return loading;
  }

  /** The same, for who is in a transaction already. */
  async within(tx: Transaction): Promise<Reference> {
    const tenantId = tenantOf(tx);
    return this.trusted(tenantId) ?? this.loadBy(tx, tenantId);
  }

  storeDirectory(tx: Transaction, version: number, data: DirectoryData): Promise<void> {
    return store(tx, DirectoryCopies, version, data);
  }

  storePolicies(tx: Transaction, version: number, data: PolicyData): Promise<void> {
    return store(tx, PolicyCopies, version, data);
  }

  /** For the probe of the submissions consumer: whether complaints of any group could be taken. */
  async anyReady(): Promise<boolean> {
    const rows = await this.unitOfWork.system((tx) =>
      tx.query('select 1 from directory_copy join policy_copy using (tenant_id) limit 1'),
    );
    return rows.length > 0;
  }

  private trusted(tenantId: string): Reference | undefined {
    const cached = this.cache.get(tenantId);
    return cached && performance.now() - cached.checkedAt < TRUSTED_FOR_MS
      ? cached.reference
      : undefined;
  }

  private load(tenantId: string): Promise<Reference> {
    return this.unitOfWork.run(tenantId, (tx) => this.loadBy(tx, tenantId));
  }

  private async loadBy(tx: Transaction, tenantId: string): Promise<Reference> {
    const [found] = await tx.query<{ versions: string }>(FIND_VERSIONS, [tenantId]);
    if (!found) throw missing();
    const cached = this.cache.get(tenantId);
    const reference =
      cached?.versions === found.versions ? cached.reference : await read(tx, tenantId);
    this.cache.set(tenantId, {
      reference,
      versions: found.versions,
      checkedAt: performance.now(),
    });
    return reference;
  }
}

async function read(tx: Transaction, tenantId: string): Promise<Reference> {
  const [row] = await tx.query<Found>(FIND_DATA, [tenantId]);
  if (!row) throw missing();
  return referenceOf(row.directory, row.policies);
}

type Copy<Data> = Columns<{
  readonly tenantId: string;
  readonly version: number;
  readonly data: Data;
}>;

/** An older publication that comes later changes nothing. */
function store<Data>(
  tx: Transaction,
  copies: Copy<Data>,
  version: number,
  data: Data,
): Promise<void> {
  return copies.add(
    tx,
    [{ tenantId: tenantOf(tx), version, data }],
    `on conflict (tenant_id) do update set version = excluded.version, data = excluded.data where ${copies.table}.version < excluded.version`,
  );
}

const missing = (): ProblemError =>
  new ProblemError(
    'policy.missing',
    'The organisation or its policies have not been published yet. Try again in a few seconds.',
    { retryAfterSeconds: 5 },
  );
