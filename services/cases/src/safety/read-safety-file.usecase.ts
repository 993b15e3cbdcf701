import { Injectable } from '@nestjs/common';
import {
  caseNoOf,
  ProblemError,
  type Identity,
  type Restricted,
  type WholeSafetyFile,
} from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { ReferenceData } from '../policies/reference.repository.js';
import { sightOf } from './safety-access.js';
import { safetyAt } from './safety-context.js';
import {
  entriesOf,
  filesOfCase,
  findFile,
  restrictionsOf,
  wordsCell,
} from './safety-files.repository.js';
import { stepsOf } from './safety-rules.js';
import { entryOf, restrictedOf, viewOf } from './safety-view.js';
import { visibleCase } from './visible-case.repository.js';

/** The same for a file that is not there and for one out of reach. */
export const noSuchFile = (): ProblemError =>
  new ProblemError('safety.not_found', 'There is no such file that you may see.');

@Injectable()
export class ReadSafetyFile {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: DataKeys,
    private readonly reference: ReferenceData,
  ) {}

  execute(who: Identity, fileId: string): Promise<WholeSafetyFile> {
    return this.unitOfWork.run(who.tenantId, (tx) => this.within(tx, who, fileId));
  }

  /** All that belongs to a case, with its steps. The case itself opens none of it. */
  ofCase(who: Identity, caseNo: string): Promise<{ items: WholeSafetyFile[] }> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const rows = await filesOfCase(tx, caseNoOf(caseNo));
      const seen = rows.filter((row) => sightOf(who, row) !== null);
      // Nothing here says whether there is a case that the reader may not see.
      if (seen.length === 0) await visibleCase(tx, who, caseNo);
      const items: WholeSafetyFile[] = [];
      for (const { fileId } of seen) items.push(await this.within(tx, who, fileId));
      return { items };
    });
  }

  /** Restrictions and marks in force that this reader may know of. */
  restricted(who: Identity, caseNos: readonly string[]): Promise<Restricted> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const rows = await restrictionsOf(tx, caseNos.map(caseNoOf));
      if (rows.length === 0) return { items: [] };
      const keys = await this.keys.forTenant(tx);
      const { book, directory } = await this.reference.load(tx);
      return {
        items: rows.flatMap((row) =>
          sightOf(who, row)
            ? (restrictedOf(row, keys, {
                ...{ at: tx.now, rules: safetyAt(row, book, directory).rules },
              }) ?? [])
            : [],
        ),
      };
    });
  }

  async within(tx: Transaction, who: Identity, fileId: string): Promise<WholeSafetyFile> {
    const row = await findFile(tx, fileId);
    const sight = row ? sightOf(who, row) : null;
    if (!row || !sight) throw noSuchFile();
    const keys = await this.keys.forTenant(tx);
    const { book, directory } = await this.reference.load(tx);
    const { rules } = safetyAt(row, book, directory);
    const entries = sight === 'whole' ? await entriesOf(tx, fileId) : [];
    return {
      ...viewOf(row, who, keys),
      entries: entries.map((entry) => entryOf(entry, keys, wordsCell)),
      path: stepsOf(row.state, rules),
    };
  }
}
