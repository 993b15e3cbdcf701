import { Injectable } from '@nestjs/common';
import { tenantOf, type Transaction, UnitOfWork } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { DataKeys } from '@tingsu/privacy';
import { v5 as uuidFromName } from 'uuid';
import { SYSTEM } from '../lifecycle/case-state.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { openedEvents } from './announce-safety.usecase.js';
import {
  casesInDanger,
  tenantsWithDanger,
  type DangerousCase,
} from './dangerous-cases.repository.js';
import { pathOf } from './path-rules.js';
import { safetyAt, toldAtFirst } from './safety-context.js';
import { addEntry, addFile } from './safety-files.repository.js';

const BATCH = 50;

/** Where the words of a complaint speak of danger, the steps of the policy are asked for, each of its owner; once for a case. */
@Injectable()
export class OpenPaths {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly keys: DataKeys,
    private readonly reference: ReferenceData,
  ) {}

  /** Returns how many there were. */
  async execute(): Promise<number> {
    let count = 0;
    for (const tenantId of await this.unitOfWork.system(tenantsWithDanger))
      count += await this.unitOfWork.run(tenantId, async (tx) => {
        const found = await casesInDanger(tx, BATCH);
        for (const one of found) await this.open(tx, one);
        return found.length;
      });
    return count;
  }

  private async open(tx: Transaction, { caseId, caseNo, campus, dangers }: DangerousCase) {
    const { book, directory } = await this.reference.load(tx);
    const ground = safetyAt({ campus }, book, directory);
    const standing = pathOf({ caseNo, dangers }, { at: tx.now, rules: ground.rules });
    const fileId = uuidFromName(`path/${caseId}`, tenantOf(tx));
    const row = {
      ...{ fileId, sort: 'path' as const, campus, department: null, people: [], caseNo },
      ...{ raisedBy: null, raisedAt: tx.now, version: 1, headline: null, state: standing.state },
      endedAt: standing.endedAt === null ? null : new Date(standing.endedAt),
      ...{
        due: standing.due?.what ?? null,
        dueAt: standing.due ? new Date(standing.due.at) : null,
      },
      securedBy: ground.departments(toldAtFirst(standing.state, ground.rules)),
    };
    if (!(await addFile(tx, row))) return;
    const keys = await this.keys.forTenant(tx);
    const entry = { by: null, act: 'raise', facts: { dangers: [...dangers], caseNo }, words: {} };
    await addEntry(tx, fileId, 1, entry, keys);
    const moved = { fileId, version: 1, campus, standing, at: tx.now };
    if (standing.endedAt === null)
      await this.outbox.append(tx, openedEvents(moved, ground, SYSTEM));
  }
}
