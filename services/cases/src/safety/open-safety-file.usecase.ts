import { Injectable } from '@nestjs/common';
import {
  ProblemError,
  type Identity,
  type OpenSafetyFile,
  type WholeSafetyFile,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { DataKeys, type PersonalData } from '@tingsu/privacy';
import { ReferenceData } from '../policies/reference.repository.js';
import { ReadSafetyFile } from './read-safety-file.usecase.js';
import { mayOpen } from './safety-access.js';
import { safetyAt, toldAtFirst } from './safety-context.js';
import { byPerson, openedEvents } from './announce-safety.usecase.js';
import { factFor } from './case-facts.js';
import { addEntry, addFile } from './safety-files.repository.js';
import { headlineOf, opened, partsOf } from './safety-rules.js';
import { headlineCell } from './safety-view.js';
import type { Standing } from './standing.js';
import { TellCase } from './tell-case.usecase.js';
import { visibleCase } from './visible-case.repository.js';

/** Somebody reports danger, starts an emergency plan, watches the media or proposes a restriction; sent twice it is done once. */
@Injectable()
export class OpenSafetyFiles {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly keys: DataKeys,
    private readonly reference: ReferenceData,
    private readonly reading: ReadSafetyFile,
    private readonly telling: TellCase,
  ) {}

  execute(who: Identity, fileId: string, asked: OpenSafetyFile): Promise<WholeSafetyFile> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const by = who.personId;
      if (by === null || !mayOpen(who, asked.sort, asked.campus))
        throw new ProblemError('access.denied', 'Your role does not allow this on the campus.');
      const { book, directory } = await this.reference.load(tx);
      requirePlace(asked, directory);
      const request = asked.caseNo
        ? { ...asked, caseNo: await visibleCase(tx, who, asked.caseNo) }
        : asked;
      const ground = safetyAt(request, book, directory);
      const standing = opened(request, { at: tx.now, by, rules: ground.rules });
      const securedBy = ground.departments(toldAtFirst(standing.state, ground.rules));
      const keys = await this.keys.forTenant(tx);
      const row = rowOf(fileId, request, standing, { by, at: tx.now, keys });
      if (await addFile(tx, { ...row, securedBy })) {
        const entry = { by, act: 'raise', ...partsOf(request) };
        await addEntry(tx, fileId, 1, entry, keys);
        const moved = { fileId, version: 1, campus: request.campus, standing, at: tx.now };
        await this.outbox.append(tx, openedEvents(moved, ground, byPerson(by)));
        await this.telling.execute(
          ...([tx, standing.caseNo, byPerson(by)] as const),
          factFor(fileId, standing, 'raise'),
        );
      }
      return this.reading.within(tx, who, fileId);
    });
  }
}

function rowOf(
  fileId: string,
  request: OpenSafetyFile,
  { state, department, people, caseNo, due }: Standing,
  { by, at, keys }: { readonly by: string; readonly at: Date; readonly keys: PersonalData },
) {
  return {
    ...{ fileId, sort: request.sort, campus: request.campus, department, people: [...people] },
    ...{ caseNo, raisedBy: by, raisedAt: at, endedAt: null, state, version: 1 },
    ...{ due: due?.what ?? null, dueAt: due ? new Date(due.at) : null },
    headline: keys.sealOptional(headlineCell(fileId), headlineOf(request)),
  };
}

interface Places {
  readonly campuses: readonly { readonly code: string }[];
  readonly departments: readonly { readonly code: string }[];
}
function requirePlace(asked: OpenSafetyFile, directory: Places): void {
  const { campus } = asked;
  const department = asked.sort === 'incident' ? asked.department : null;
  if (!directory.campuses.some(({ code }) => code === campus))
    throw new ProblemError('campus.unknown', 'Choose a campus of the directory.');
  if (department !== null && !directory.departments.some(({ code }) => code === department))
    throw new ProblemError('department.unknown', 'Choose a department of the directory.');
}
