import { Injectable } from '@nestjs/common';
import {
  holesOf,
  isMonday,
  mayInHouse,
  ProblemError,
  type Identity,
  type RosterWeek,
  type SaveRosterWeek,
  weekOf,
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
      const editor = requireEditor(who, unit);
      const errors = faultsOfWeek(wanted.duties, { ...unit, monday, staff: directory.staff });
      if (errors.length > 0)
        throw new ProblemError('request.invalid', 'Correct the duties. Nothing was saved.', {
          errors,
        });
      const version = await raiseVersion(tx, subjectOf(unit), wanted.version);
      await replaceDuties(tx, unit, weekOf(monday), wanted.duties, directory.timeZone);
      await this.outbox.append(tx, [await changed(tx, unit, version, editor)]);
      return viewOf(tx, who, unit, monday, directory.timeZone);
    });
  }
}

export function requireKnown(directory: Directory, { campus, unit }: Unit): void {
  if (!isUnitOf(directory, campus, unit))
    throw new ProblemError(
      'roster.unknown',
      `The campus ${campus} has no department and no role ${unit}. Choose one of the list.`,
    );
}

/** Returns who changes the roster; throws `access.denied`. */
export function requireEditor(who: Identity, unit: Unit): string {
  if (who.personId !== null && mayEdit(who, unit)) return who.personId;
  throw denied();
}

function requireUnit(directory: Directory, unit: Unit, monday: string): void {
  requireKnown(directory, unit);
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
    reachingIn: touching.filter((duty) => duty.from < from),
    holes: version === 0 ? [] : holesOf(touching, monday),
    mayEdit: mayEdit(who, unit),
  };
}

const denied = (): ProblemError =>
  new ProblemError(
    'access.denied',
    'The roster belongs to the head of the department, the head of the complaint centre and the administrator.',
  );
