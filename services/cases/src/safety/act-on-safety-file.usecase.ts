import { Injectable } from '@nestjs/common';
import {
  ProblemError,
  type Identity,
  type SafetyAct,
  type WholeSafetyFile,
} from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { DataKeys } from '@tingsu/privacy';
import { ReferenceData } from '../policies/reference.repository.js';
import { noSuchFile, ReadSafetyFile } from './read-safety-file.usecase.js';
import { mayActOn, sightOf } from './safety-access.js';
import { safetyAt } from './safety-context.js';
import { actEvents, byPerson } from './announce-safety.usecase.js';
import { factFor } from './case-facts.js';
import {
  addEntry,
  changeFile,
  findFile,
  lockFile,
  type SafetyRow,
} from './safety-files.repository.js';
import { afterAct, headlineOf, partsOf } from './safety-rules.js';
import { headlineCell, standingOf } from './safety-view.js';
import { TellCase } from './tell-case.usecase.js';
import { visibleCase } from './visible-case.repository.js';

/** One thing that somebody does about the safety of people, with its line in the history. */
@Injectable()
export class ActOnSafetyFile {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly keys: DataKeys,
    private readonly reference: ReferenceData,
    private readonly reading: ReadSafetyFile,
    private readonly telling: TellCase,
  ) {}

  execute(who: Identity, fileId: string, asked: SafetyAct): Promise<WholeSafetyFile> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const known = await findFile(tx, fileId);
      await this.telling.lock(tx, known?.caseNo ?? null);
      const row = await lockFile(tx, fileId);
      if (!row || !sightOf(who, row)) throw noSuchFile();
      await this.act(tx, who, row, asked);
      return this.reading.within(tx, who, fileId);
    });
  }

  private async act(
    tx: Transaction,
    who: Identity,
    row: SafetyRow,
    asked: SafetyAct,
  ): Promise<void> {
    const by = who.personId;
    if (by === null || !mayActOn(who, row, asked.act))
      throw new ProblemError('access.denied', 'Your role does not allow this on the file.');
    const act =
      asked.act === 'link' ? { ...asked, caseNo: await visibleCase(tx, who, asked.caseNo) } : asked;
    const { book, directory } = await this.reference.load(tx);
    const ground = safetyAt(row, book, directory);
    const { rules } = ground;
    const standing = afterAct(standingOf(row), act, { at: tx.now, by, rules });
    const keys = await this.keys.forTenant(tx);
    const version = row.version + 1;
    const { fileId, campus } = row;
    const headline = keys.sealOptional(headlineCell(fileId), headlineOf(act));
    await changeFile(tx, fileId, version, standing, headline);
    await addEntry(tx, fileId, version, { by, act: act.act, ...partsOf(act) }, keys);
    const moved = { fileId, version, campus, standing, at: tx.now };
    await this.outbox.append(tx, actEvents(moved, act, byPerson(by), ground));
    await this.telling.execute(
      ...([tx, standing.caseNo, byPerson(by)] as const),
      factFor(fileId, standing, act.act),
    );
  }
}
