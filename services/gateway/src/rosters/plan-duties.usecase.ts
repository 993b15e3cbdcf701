import { Injectable } from '@nestjs/common';
import {
  mayInHouse,
  ProblemError,
  type Identity,
  type RosterWeek,
  type SaveRosterWeek,
} from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import type { Directory } from '../directory/directory.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { departmentOf, faultsOfWeek, isUnitOf } from './roster-faults.js';
import {
  changed,
  dutiesTouching,
  mayEdit,
  raiseVersion,
  replaceDuties,
  subjectOf,
  versionOf,
  type Unit,
} from './rosters.repository.js';
import { holesOf, isMonday, weekOf } from './wall-time.js';

/** Reads and writes the roster of a unit, week by week. A week with any fault is not written at all. */
@Injectable()
export class PlanDuties {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directories: DirectoryRepository,
    private readonly outbox: Outbox,
  ) {}

  read(who: Identity, unit: Unit, monday: string): Promise<RosterWeek> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const directory = await this.directories.read(tx);
      requireUnit(directory, unit, monday);
      const place = { campus: unit.campus, department: departmentOf(unit.unit) };
      if (!mayInHouse(who, 'roster.read', place)) throw denied();
      return viewOf(tx, who, unit, monday, directory.timeZone);
    });
  }

  save(who: Identity, unit: Unit, monday: string, wanted: SaveRosterWeek): Promise<RosterWeek> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const directory = await this.directories.read(tx);
      requireUnit(directory, unit, monday);
      const { personId } = who;
      if (personId === null || !mayEdit(who, unit)) throw denied();
      const errors = faultsOfWeek(wanted.duties, { ...unit, monday, staff: directory.staff });
      if (errors.length > 0)
        throw new ProblemError('request.invalid', 'Correct the duties. Nothing was saved.', {
          errors,
        });
      const version = await raiseVersion(tx, subjectOf(unit), wanted.version);
      await replaceDuties(tx, unit, weekOf(monday), wanted.duties, directory.timeZone);
      await this.outbox.append(tx, [await changed(tx, unit, version, personId)]);
      return viewOf(tx, who, unit, monday, directory.timeZone);
    });
  }
}

function requireUnit(directory: Directory, { campus, unit }: Unit, monday: string): void {
  if (!isUnitOf(directory, campus, unit))
    throw new ProblemError(
      'roster.unknown',
      `The campus ${campus} has no department and no role ${unit}. Choose one of the list.`,
    );
  if (!isMonday(monday))
    throw new ProblemError('request.invalid', 'A week begins on a Monday.', {
      errors: [{ path: 'monday', code: 'invalid_value', message: 'Choose a Monday.' }],
    });
}

async function viewOf(
  tx: Transaction,
  who: Identity,
  unit: Unit,
  monday: string,
  timeZone: string,
): Promise<RosterWeek> {
  const touching = await dutiesTouching(tx, unit, monday, timeZone);
  const version = await versionOf(tx, subjectOf(unit));
  const { from } = weekOf(monday);
  return {
    ...unit,
    version,
    monday,
    duties: touching.filter((duty) => duty.from >= from),
    holes: version === 0 ? [] : holesOf(touching, monday),
    mayEdit: mayEdit(who, unit),
  };
}

const denied = (): ProblemError =>
  new ProblemError(
    'access.denied',
    'The roster belongs to the head of the department, the head of the complaint centre and the administrator.',
  );
