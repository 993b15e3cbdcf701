import { Injectable } from '@nestjs/common';
import {
  ProblemError,
  type Committee,
  type FieldError,
  type Identity,
  type SaveCommittee,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import type { Directory } from '../lifecycle/units.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { lockCommittee, viewOf, writeCommittee } from './committees.repository.js';
import { mayKeep } from './who-keeps.js';

/** Makes a committee, or changes it: who sits in it, who leads it and writes its minutes, and that it is dissolved. */
@Injectable()
export class SaveCommittees {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reference: ReferenceData,
  ) {}

  execute(who: Identity, code: string, wanted: SaveCommittee): Promise<Committee> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { directory } = await this.reference.load(tx);
      const known = await lockCommittee(tx, code);
      const { personId } = who;
      const campuses = [wanted.campus, ...(known ? [known.campus] : [])];
      if (personId === null || !campuses.every((campus) => mayKeep(who, campus)))
        throw new ProblemError(
          'access.denied',
          'Committees are kept by the administrator and the head of the complaint centre of the campus.',
        );
      refuseFaults(wanted, directory);
      const isStale = (known?.version ?? 0) !== wanted.version;
      if (isStale || !(await writeCommittee(tx, code, wanted, personId)))
        throw new ProblemError(
          'committee.stale_version',
          known
            ? 'The committee was changed meanwhile. Reload the list and repeat your change.'
            : 'There is a committee with this code already. Choose another code.',
          { currentVersion: known?.version ?? 0 },
        );
      return viewOf({ ...wanted, code, version: wanted.version + 1 }, who);
    });
  }
}

function refuseFaults(
  { campus, members, chair, secretary, legalAdviser }: SaveCommittee,
  { campuses, staff }: Directory,
): void {
  const known = (id: string): boolean => staff.some((one) => one.active && one.id === id);
  const unless = (isRight: boolean, path: string, code: string, message: string): FieldError[] =>
    isRight ? [] : [{ path, code, message }];
  const person = 'Choose people of the directory.';
  const errors: FieldError[] = [
    ...unless(
      campus === null || campuses.some(({ code }) => code === campus),
      ...(['campus', 'unknown', 'Choose a campus of the directory.'] as const),
    ),
    ...unless(members.every(known), 'members', 'unknown', person),
    ...unless(
      new Set(members).size === members.length,
      ...(['members', 'repeated', 'Name each member once.'] as const),
    ),
    ...unless(members.includes(chair), 'chair', 'not_member', 'The chair is one of the members.'),
    ...unless(known(secretary), 'secretary', 'unknown', person),
    ...unless(legalAdviser === null || known(legalAdviser), 'legalAdviser', 'unknown', person),
  ];
  if (errors.length > 0)
    throw new ProblemError('request.invalid', 'Correct the committee. Nothing was saved.', {
      errors,
    });
}
