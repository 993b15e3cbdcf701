import { Injectable } from '@nestjs/common';
import {
  ProblemError,
  type CloseDepartment,
  type Identity,
  type KeptDepartment,
  type NamedBy,
  type Organisation,
  type SaveCampus,
  type SaveDepartment,
} from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { refuse } from '../accounts/account-checks.js';
import { Administer, administratorOf } from '../administration/administer.usecase.js';
import { whatDiffers } from '../administration/what-differs.js';
import { faultsOfDepartment } from './organisation-rules.js';
import {
  endDepartment,
  namedBy,
  readOrganisation,
  writeCampus,
  writeDepartment,
} from './organisation.repository.js';

/** Campuses and departments: made, changed, moved, merged and closed by the administrator of the group. */
@Injectable()
export class KeepOrganisation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly administer: Administer,
  ) {}

  /** Throws `access.denied`. */
  read(who: Identity): Promise<Organisation> {
    administratorOf(who);
    return this.unitOfWork.run(who.tenantId, readOrganisation);
  }

  saveCampus(who: Identity, code: string, wanted: SaveCampus): Promise<Organisation> {
    return this.administer.run(who, async (tx) => {
      const { campuses } = await readOrganisation(tx);
      const { code: _, ...before } = campuses.find((one) => one.code === code) ?? { code };
      const known = 'name' in before;
      const differs = whatDiffers(known ? before : null, wanted);
      if (differs) await writeCampus(tx, code, wanted);
      return {
        answer: await readOrganisation(tx),
        changes: differs
          ? [{ action: known ? 'campus.changed' : 'campus.created', subject: code, ...differs }]
          : [],
      };
    });
  }

  /** Throws `request.invalid`; a code that was closed is never used again. */
  saveDepartment(who: Identity, code: string, wanted: SaveDepartment): Promise<Organisation> {
    return this.administer.run(who, async (tx) => {
      const { campuses, departments } = await readOrganisation(tx);
      const known = departments.find((one) => one.code === code);
      if (known && known.closedAt !== null) throw ended();
      const codes = campuses.map((one) => one.code);
      refuse(faultsOfDepartment(code, wanted, codes, departments));
      const { code: _, closedAt: _at, mergedInto: _into, ...before } = known ?? { code };
      const differs = whatDiffers(known ? before : null, wanted);
      if (differs) await writeDepartment(tx, code, wanted);
      return {
        answer: await readOrganisation(tx),
        changes: differs
          ? [
              {
                action: known ? 'department.changed' : 'department.created',
                subject: code,
                ...differs,
              },
            ]
          : [],
      };
    });
  }

  /** What names the department, to be read before it is closed. Throws `request.not_found`. */
  namedBy(who: Identity, code: string): Promise<NamedBy> {
    administratorOf(who);
    return this.unitOfWork.run(who.tenantId, async (tx) => namedBy(tx, await open(tx, code)));
  }

  /** Answers what still names it: without a successor that leads nowhere. Throws `request.not_found` or `request.invalid`. */
  close(who: Identity, code: string, { reason, mergedInto }: CloseDepartment): Promise<NamedBy> {
    return this.administer.run(who, async (tx) => {
      const department = await open(tx, code);
      const { departments } = await readOrganisation(tx);
      const into = departments.find(
        (one) => one.code === mergedInto && one.closedAt === null && one.code !== code,
      );
      if (mergedInto !== null && !into)
        refuse([
          { path: 'mergedInto', code: 'unknown', message: 'Choose another open department.' },
        ]);
      await endDepartment(tx, code, into ?? null);
      return {
        answer: await namedBy(tx, { code, answersFor: into ? [] : department.answersFor }),
        changes: [
          into
            ? { action: 'department.merged', subject: code, reason, after: { mergedInto } }
            : { action: 'department.closed', subject: code, reason },
        ],
      };
    });
  }
}

async function open(tx: Transaction, code: string): Promise<KeptDepartment> {
  const { departments } = await readOrganisation(tx);
  const found = departments.find((one) => one.code === code && one.closedAt === null);
  if (found) return found;
  throw new ProblemError('request.not_found', 'There is no such department that is open.');
}

const ended = (): ProblemError =>
  new ProblemError('request.invalid', 'The department has ended. Its code is not used again.', {
    errors: [{ path: 'code', code: 'taken', message: 'Choose another code.' }],
  });
