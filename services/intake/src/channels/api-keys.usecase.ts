import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  type ApiKey,
  type ApiKeysQuery,
  cursorOf,
  type Identity,
  type MadeApiKey,
  type Page,
  ProblemError,
  type SaveApiKey,
} from '@tingsu/contracts';
import { TIME_SOURCE, type TimeSource, type Transaction, UnitOfWork } from '@tingsu/database';
import { logger } from '@tingsu/runtime';
import { z } from 'zod';
import { administersGroup } from '../access/administers-group.js';
import { fieldProblem } from '../complaints/field-problem.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { AdapterRepository } from './adapter.repository.js';
import { ApiKeyRepository, type ShownKey } from './api-key.repository.js';
import { stateOf } from './key-state.js';

const KEY_BYTES = 32;
const NAMES = cursorOf(z.string());

/** API keys of partners and channel adapters, for administrators of the whole group. A key is shown in the answer that made it, and never again. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: ApiKeyRepository,
    private readonly adapters: AdapterRepository,
    private readonly references: ReferenceRepository,
    @Inject(TIME_SOURCE) private readonly time: TimeSource,
  ) {}

  async list(who: Identity, { cursor, limit }: ApiKeysQuery): Promise<Page<ApiKey>> {
    requireAdmin(who);
    const after = NAMES.read(cursor);
    const now = this.time.now();
    const rows = await this.unitOfWork.run(who.tenantId, (tx) =>
      this.keys.list(tx, after, limit + 1),
    );
    const page = NAMES.page(rows, limit, ({ name }) => name);
    return { ...page, items: page.items.map((row) => viewOf(row, now)) };
  }

  async make(who: Identity, wanted: SaveApiKey): Promise<MadeApiKey> {
    await this.check(who, wanted);
    const key = drawnKey();
    const id = await this.unitOfWork.run(who.tenantId, async (tx) => {
      await this.requireNewName(tx, wanted.name, null);
      return this.keys.make(tx, key, wanted, who.personId);
    });
    logger.info({ id, by: who.personId }, 'an API key was made');
    return { id, key };
  }

  async change(who: Identity, id: string, wanted: SaveApiKey): Promise<void> {
    await this.check(who, wanted);
    await this.unitOfWork.run(who.tenantId, async (tx) => {
      await this.requireNewName(tx, wanted.name, id);
      requireFound(await this.keys.change(tx, id, wanted, who.personId));
    });
    this.adapters.forget();
    logger.info({ id, by: who.personId }, 'an API key was changed');
  }

  async exchange(who: Identity, id: string, overlapHours: number): Promise<MadeApiKey> {
    requireAdmin(who);
    const key = drawnKey();
    const exchanged = { key, overlapHours, changedBy: who.personId };
    await this.unitOfWork.run(who.tenantId, async (tx) =>
      requireFound(await this.keys.exchange(tx, id, exchanged)),
    );
    this.adapters.forget();
    logger.info({ id, by: who.personId }, 'an API key was exchanged');
    return { id, key };
  }

  async revoke(who: Identity, id: string): Promise<void> {
    requireAdmin(who);
    await this.unitOfWork.run(who.tenantId, async (tx) =>
      requireFound(await this.keys.revoke(tx, id, who.personId)),
    );
    this.adapters.forget();
    logger.info({ id, by: who.personId }, 'an API key was revoked');
  }

  private async check(who: Identity, { campuses, expiresAt }: SaveApiKey): Promise<void> {
    requireAdmin(who);
    if (expiresAt !== null && Date.parse(expiresAt) <= this.time.now().getTime())
      throw fieldProblem('expiresAt', 'too_early', 'Choose a time to come');
    if (campuses.length === 0) return;
    const reference = await this.references.of(who.tenantId);
    const unknown = campuses.findIndex((code) => !reference.campus(code));
    if (unknown >= 0)
      throw fieldProblem(`campuses.${unknown}`, 'unknown', 'There is no such campus');
  }

  private async requireNewName(tx: Transaction, name: string, but: string | null): Promise<void> {
    if (await this.keys.isNameTaken(tx, name, but))
      throw new ProblemError('api_key.name_taken', 'Choose a name that no other key has.');
  }
}

/** The prefix lets programs that look for leaked secrets find it. */
const drawnKey = (): string => `tsk_${randomBytes(KEY_BYTES).toString('base64url')}`;

function requireAdmin(who: Identity): void {
  if (administersGroup(who)) return;
  throw new ProblemError(
    'access.denied',
    'Only administrators of the whole hospital group see to its partners.',
  );
}

function requireFound(found: boolean): void {
  if (!found) throw new ProblemError('request.not_found', 'There is no such API key.');
}

const text = (at: Date | null): string | null => at?.toISOString() ?? null;

function viewOf(row: ShownKey, now: Date): ApiKey {
  const { id, name, campuses, perMinute, readsEvents, taken, refused } = row;
  const overlaps = row.active && row.formerUntil !== null && row.formerUntil > now;
  return {
    ...{ id, name, campuses: [...campuses], perMinute, readsEvents, taken, refused },
    hint: row.keyHint,
    channels: [...row.channels] as ApiKey['channels'],
    expiresAt: text(row.expiresAt),
    state: stateOf(row, now),
    createdAt: row.createdAt.toISOString(),
    formerUntil: overlaps ? text(row.formerUntil) : null,
    lastTakenAt: text(row.takenAt),
    lastRefusedAt: text(row.refusedAt),
    lastRefusedCode: row.refusedCode,
  };
}
