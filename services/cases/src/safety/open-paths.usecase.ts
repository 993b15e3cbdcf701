import { Injectable } from '@nestjs/common';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { ReferenceData } from '../policies/reference.repository.js';
import {
  casesInDanger,
  tenantsWithDanger,
  type DangerousCase,
} from './dangerous-cases.repository.js';
import { pathOf } from './path-rules.js';
import { OpenBySystem } from './open-by-system.usecase.js';
import { safetyAt } from './safety-context.js';

const BATCH = 50;

/** Where the words of a complaint speak of danger, the steps of the policy are asked for, each of its owner; once for a case. */
@Injectable()
export class OpenPaths {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reference: ReferenceData,
    private readonly opening: OpenBySystem,
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
    await this.opening.execute(tx, {
      ...{ name: `path/${caseId}`, sort: 'path', campus, ground },
      standing: pathOf({ caseNo, dangers }, { at: tx.now, rules: ground.rules }),
      facts: { dangers: [...dangers] },
    });
  }
}
