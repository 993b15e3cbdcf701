import { Injectable } from '@nestjs/common';
import type { SafetySort } from '@tingsu/contracts';
import { tenantOf, type Transaction } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { DataKeys } from '@tingsu/privacy';
import { v5 as uuidFromName } from 'uuid';
import { SYSTEM } from '../lifecycle/case-state.js';
import { openedEvents } from './announce-safety.usecase.js';
import { toldAtFirst, type SafetyGround } from './safety-context.js';
import { addEntry, addFile } from './safety-files.repository.js';
import type { Standing } from './standing.js';

export interface OpenedBySystem {
  /** The same name opens one file, whoever comes first. */
  readonly name: string;
  readonly sort: Extract<SafetySort, 'path' | 'mark'>;
  readonly campus: string;
  readonly standing: Standing;
  readonly ground: SafetyGround;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A file that nobody opens by hand. */
@Injectable()
export class OpenBySystem {
  constructor(
    private readonly outbox: Outbox,
    private readonly keys: DataKeys,
  ) {}

  async execute(
    tx: Transaction,
    { name, sort, campus, standing, ground, facts }: OpenedBySystem,
  ): Promise<void> {
    const fileId = uuidFromName(name, tenantOf(tx));
    const { state, department, people, caseNo, endedAt, due } = standing;
    const added = await addFile(tx, {
      ...{ fileId, sort, campus, department, people: [...people], caseNo, state },
      ...{ raisedBy: null, raisedAt: tx.now, version: 1, headline: null },
      endedAt: endedAt === null ? null : new Date(endedAt),
      ...{ due: due?.what ?? null, dueAt: due ? new Date(due.at) : null },
      securedBy: ground.departments(toldAtFirst(state, ground.rules)),
    });
    if (!added) return;
    const entry = { by: null, act: 'raise', facts: { ...facts, caseNo }, words: {} };
    await addEntry(tx, fileId, 1, entry, await this.keys.forTenant(tx));
    const moved = { fileId, version: 1, campus, standing, at: tx.now };
    if (endedAt === null) await this.outbox.append(tx, openedEvents(moved, ground, SYSTEM));
  }
}
