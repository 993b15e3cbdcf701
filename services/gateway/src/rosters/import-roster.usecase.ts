import { Injectable } from '@nestjs/common';
import {
  daysLater,
  holesBetween,
  type Identity,
  type ImportRoster,
  type RosterImport,
} from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import type { Directory } from '../directory/directory.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { requireEditor, requireKnown } from './plan-duties.usecase.js';
import { doubledAmong, mayStand } from './roster-faults.js';
import { SAYS } from './roster-sheet-words.js';
import { readSheet, type SheetFault, type SheetRead } from './roster-sheet.js';
import {
  changed,
  colleagues,
  raiseVersion,
  replaceDuties,
  subjectOf,
  type Unit,
} from './rosters.repository.js';
import { sheetIn } from '../sheets/read-sheet.adapter.js';

/** Takes the roster of a unit from a table. It is shown first; with any fault nothing of it is taken. */
@Injectable()
export class ImportRosterFile {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directories: DirectoryRepository,
    private readonly outbox: Outbox,
  ) {}

  async execute(who: Identity, unit: Unit, wanted: ImportRoster): Promise<RosterImport> {
    const sheet = await sheetIn(Buffer.from(wanted.content, 'base64'), 'typed');
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const directory = await this.directories.read(tx);
      requireKnown(directory, unit);
      const actor = requireEditor(who, unit);
      const read = readSheet(sheet, await colleagues(tx));
      const faults = [...read.faults, ...faultsAmong(read, unit, directory)];
      const shown = shownOf(read, faults);
      if (!wanted.apply || faults.length > 0 || !shown.days) return shown;
      await this.take(tx, unit, { wanted, read, days: shown.days, actor }, directory.timeZone);
      return { ...shown, applied: true };
    });
  }

  private async take(
    tx: Transaction,
    unit: Unit,
    {
      wanted,
      read,
      days,
      actor,
    }: {
      wanted: ImportRoster;
      read: SheetRead;
      days: NonNullable<RosterImport['days']>;
      actor: string;
    },
    timeZone: string,
  ): Promise<void> {
    const version = await raiseVersion(tx, subjectOf(unit), wanted.version);
    await replaceDuties(tx, unit, spanOf(days), read.duties, timeZone);
    await this.outbox.append(tx, [await changed(tx, unit, version, actor)]);
  }
}

function faultsAmong(
  { duties }: SheetRead,
  unit: Unit,
  { staff }: Pick<Directory, 'staff'>,
): SheetFault[] {
  const at = (row: number, code: 'twice_on_duty' | 'not_role_holder'): SheetFault => ({
    ...{ row, code },
    column: '',
    message: SAYS[code],
  });
  const strangers = duties.filter(({ personId }) => {
    const person = staff.find(({ id }) => id === personId);
    return !person || !mayStand(person.grants, unit);
  });
  return [
    ...doubledAmong(duties).flatMap((place) => {
      const twice = duties[place];
      return twice ? [at(twice.row, 'twice_on_duty')] : [];
    }),
    ...[...new Set(strangers.map(({ row }) => row))].map((row) => at(row, 'not_role_holder')),
  ];
}

function shownOf({ duties }: SheetRead, faults: readonly SheetFault[]): RosterImport {
  const begun = duties.map(({ from }) => from.slice(0, 10)).sort();
  const [first] = begun;
  const last = begun.at(-1);
  const days = first && last ? { first, last } : null;
  return {
    duties: [...duties],
    faults: [...faults],
    days,
    holes: days ? holesBetween(duties, spanOf(days)) : [],
    applied: false,
  };
}

const spanOf = ({ first, last }: NonNullable<RosterImport['days']>) => ({
  from: `${first}T00:00`,
  to: daysLater(`${last}T00:00`, 1),
});
