import { Injectable } from '@nestjs/common';
import {
  ProblemError,
  ringOf,
  type Absence,
  type AbsenceView,
  type FieldError,
  type Identity,
  type NewAbsence,
  type Page,
} from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import type { Directory } from '../directory/directory.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import {
  absencesChanged,
  addAbsence,
  endAbsence,
  instantsOf,
  listAbsences,
  lockAbsences,
} from './absences.repository.js';
import { raiseVersion } from './rosters.repository.js';

/** When people are away and who acts then: entered by themselves, or by the administrator of the group. */
@Injectable()
export class PlanAbsences {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directories: DirectoryRepository,
    private readonly outbox: Outbox,
  ) {}

  list(
    who: Identity,
    page: { limit: number; cursor?: string | undefined },
  ): Promise<Page<AbsenceView>> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { timeZone } = await this.directories.read(tx);
      const { personId } = who;
      return listAbsences(tx, { personId, all: administers(who), timeZone }, page);
    });
  }

  add(who: Identity, wanted: NewAbsence): Promise<AbsenceView> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const actor = signedIn(who);
      const absence = { ...wanted, personId: wanted.personId ?? actor };
      if (absence.personId !== actor && !administers(who)) throw denied();
      const directory = await this.directories.read(tx);
      refuseFaults(absence, directory);
      const known = await lockAbsences(tx);
      const instants = await instantsOf(tx, absence, directory.timeZone);
      refuseConflicts({ ...absence, ...instants }, known, directory);
      const added = await addAbsence(tx, absence, directory.timeZone, actor);
      await this.tell(tx, absence.personId, actor);
      return added;
    });
  }

  end(who: Identity, absenceId: string): Promise<void> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const actor = signedIn(who);
      await lockAbsences(tx);
      const personId = await endAbsence(
        tx,
        absenceId,
        (owner) => owner === actor || administers(who),
      );
      await this.tell(tx, personId, actor);
    });
  }

  private async tell(tx: Transaction, personId: string, actor: string): Promise<void> {
    const version = await raiseVersion(tx, personId);
    await this.outbox.append(tx, [await absencesChanged(tx, personId, version, actor)]);
  }
}

const administers = ({ grants }: Identity): boolean =>
  grants.some(({ role, campus }) => role === 'tenant_admin' && campus === null);

function signedIn({ personId }: Identity): string {
  if (personId !== null) return personId;
  throw denied();
}

const denied = (): ProblemError =>
  new ProblemError(
    'access.denied',
    'People enter their own absences; those of others the administrator of the group enters.',
  );

function refuseFaults(
  { personId, deputy, from, to }: Required<NewAbsence>,
  { staff }: Directory,
): void {
  const isActive = (wanted: string): boolean =>
    staff.some(({ id, active }) => active && id === wanted);
  const errors: FieldError[] = [
    ...Object.entries({ personId, deputy })
      .filter(([, id]) => !isActive(id))
      .map(([path]) => ({
        path,
        code: 'person_unknown',
        message: 'Choose an active member of staff.',
      })),
    ...(from < to
      ? []
      : [{ path: 'to', code: 'ends_before_start', message: 'It must end after it starts.' }]),
  ];
  if (errors.length > 0)
    throw new ProblemError('request.invalid', 'Correct the absence. Nothing was saved.', {
      errors,
    });
}

function refuseConflicts(wanted: Absence, known: readonly Absence[], { staff }: Directory): void {
  const ring = ringOf(wanted, known);
  const nameOf = (id: string): string => staff.find((person) => person.id === id)?.name ?? id;
  if (ring)
    throw new ProblemError(
      'absence.ring',
      `The deputies would lead in a ring: ${ring.map(nameOf).join(' → ')}. Choose someone else.`,
    );
  const meets = known.some(
    (one) =>
      one.personId === wanted.personId &&
      Date.parse(one.from) < Date.parse(wanted.to) &&
      Date.parse(wanted.from) < Date.parse(one.to),
  );
  if (meets)
    throw new ProblemError(
      'absence.overlaps',
      'The person is already away at that time. End that absence first.',
    );
}
