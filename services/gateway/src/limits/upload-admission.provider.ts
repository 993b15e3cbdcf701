import { busyProblem, ProblemError } from '@tingsu/contracts';
import type { GatewayConfig } from '../config.js';
import { type Bound, Places } from './places.js';
import type { SharedCounts } from './shared-counts.client.js';

const HOUR_MS = 3_600_000;

export interface UploadAsked {
  readonly tenantId: string;
  /** Null for staff, who share the address of their hospital. */
  readonly address: string | null;
  readonly bytes: number;
}

/**
 * Lets files in so that no one who sends slowly or much keeps others from sending theirs (S-16, S-35): one address has few at once and so
 * many megabytes an hour, one group half of all places.
 */
export class UploadAdmission {
  private readonly places = new Places();

  constructor(
    private readonly counts: SharedCounts,
    private readonly config: GatewayConfig,
  ) {}

  /** Throws `request.too_many` for an address, and `service.busy` when the places of the group or all places are taken. */
  async run<Result>(asked: UploadAsked, work: () => Promise<Result>): Promise<Result> {
    const { tenantId, address, bytes } = asked;
    if (address !== null) await this.charge(address, bytes);
    const own: Bound[] =
      address === null
        ? []
        : [{ name: `address ${address}`, most: this.config.UPLOADS_AT_ONCE_PER_ADDRESS }];
    const shared: Bound[] = [
      { name: `group ${tenantId}`, most: Math.ceil(this.config.UPLOADS_AT_ONCE / 2) },
      { name: 'all', most: this.config.UPLOADS_AT_ONCE },
    ];
    if (!this.places.take(own)) throw tooMany('Wait until the other files have arrived.', 10);
    if (!this.places.take(shared)) {
      this.places.giveBack(own);
      throw busyProblem();
    }
    try {
      return await work();
    } finally {
      this.places.giveBack([...own, ...shared]);
    }
  }

  private async charge(address: string, bytes: number): Promise<void> {
    const most = this.config.UPLOAD_MB_PER_HOUR * 1024;
    if (most === 0) return;
    const { current, ttl } = await this.counts.add(
      `upload kilobytes ${address}`,
      HOUR_MS,
      Math.ceil(bytes / 1024),
    );
    if (current > most)
      throw tooMany('So much was sent from here that you must wait.', Math.ceil(ttl / 1000));
  }
}

const tooMany = (detail: string, retryAfterSeconds: number): ProblemError =>
  new ProblemError('request.too_many', detail, { retryAfterSeconds });
