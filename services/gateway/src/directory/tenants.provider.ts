import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@tingsu/contracts';
import { TIME_SOURCE, type TimeSource } from '@tingsu/database';
import { LRUCache } from 'lru-cache';
import { DirectoryRepository, type Tenant } from './directory.repository.js';
import { publicCampusesOf, type Directory, type PublicCampuses } from './directory.js';

const REMEMBER_MS = 10_000;
const MOST_REMEMBERED = 1_000;

interface Published {
  readonly version: number;
  readonly directory: Directory;
}

/** Which hospital group a request is for, by its host name; and its directory, remembered for a few seconds. */
@Injectable()
export class Tenants {
  private tenants: { readonly value: readonly Tenant[]; readonly until: number } | null = null;
  private loading: Promise<readonly Tenant[]> | null = null;
  private readonly directories: LRUCache<string, Published>;

  constructor(
    private readonly repository: DirectoryRepository,
    @Inject(TIME_SOURCE) private readonly time: TimeSource,
  ) {
    this.directories = new LRUCache({
      max: MOST_REMEMBERED,
      ttl: REMEMBER_MS,
      perf: { now: () => time.now().getTime() },
      ttlResolution: 0,
    });
  }

  /** Throws `service.unavailable` while no group is set up for the host. */
  async ofHost(host: string): Promise<Tenant> {
    const tenants = await this.all();
    const name = host.toLowerCase().replace(/:\d+$/, '');
    const tenant =
      tenants.find(({ hosts }) => hosts.includes(name)) ??
      tenants.find(({ isDefault }) => isDefault);
    if (!tenant)
      throw new ProblemError(
        'service.unavailable',
        'No hospital group is set up for this address.',
        { retryAfterSeconds: 30 },
      );
    return tenant;
  }

  async directoryOf(tenantId: string): Promise<Published> {
    const known = this.directories.get(tenantId);
    if (known) return known;
    const published = await this.repository.readVersioned(tenantId);
    this.directories.set(tenantId, published);
    return published;
  }

  async campusesOf(tenantId: string): Promise<PublicCampuses> {
    return publicCampusesOf((await this.directoryOf(tenantId)).directory);
  }

  /** What was changed here shows here at once; other instances see it within ten seconds. */
  forget(tenantId: string): void {
    this.directories.delete(tenantId);
  }

  /** Many requests meet an old answer at once; one of them asks. */
  private async all(): Promise<readonly Tenant[]> {
    if (this.tenants && this.tenants.until > this.time.now().getTime()) return this.tenants.value;
    this.loading ??= this.load().finally(() => (this.loading = null));
    return this.loading;
  }

  /** While the database is away, the groups are still those that were there before. */
  private async load(): Promise<readonly Tenant[]> {
    try {
      const value = await this.repository.allTenants();
      // Before the first group is there, every request looks again.
      if (value.length > 0)
        this.tenants = { value, until: this.time.now().getTime() + REMEMBER_MS };
      return value;
    } catch (error) {
      if (this.tenants) return this.tenants.value;
      throw error;
    }
  }
}
