import { Injectable } from '@nestjs/common';
import { ProblemError, type Identity, type WholeSafetyFile } from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { safetyPath } from '@tingsu/policy';
import { DataKeys } from '@tingsu/privacy';
import { ReferenceData } from '../policies/reference.repository.js';
import { sightOf } from './safety-access.js';
import { safetyAt } from './safety-context.js';
import { entriesOf, findFile, wordsCell } from './safety-files.repository.js';
import { entryOf, viewOf } from './safety-view.js';

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
      path: safetyPath(rules, [row.state.kind]),
    };
  }
}
