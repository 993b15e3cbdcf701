import { Injectable } from '@nestjs/common';
import {
  mayInHouse,
  ProblemError,
  type Box,
  type FieldError,
  type Identity,
  type SaveBox,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import type { Directory } from '../lifecycle/units.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { lockBox, viewOf, writeBox } from './boxes.repository.js';

/** Makes a suggestion box, or changes it: place, keeper, taken down. */
@Injectable()
export class SaveBoxes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reference: ReferenceData,
  ) {}

  execute(who: Identity, code: string, wanted: SaveBox): Promise<Box> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { directory } = await this.reference.load(tx);
      const known = await lockBox(tx, code);
      const { personId } = who;
      const campuses = [wanted.campus, ...(known ? [known.campus] : [])];
      const may = campuses.every((campus) =>
        mayInHouse(who, 'box.edit', { campus, department: null }),
      );
      if (personId === null || !may)
        throw new ProblemError(
          'access.denied',
          'Boxes are kept by the administrator and the head of the complaint centre of the campus.',
        );
      refuseFaults(wanted, directory);
      if ((known?.version ?? 0) !== wanted.version || !(await writeBox(tx, code, wanted, personId)))
        throw new ProblemError(
          'box.stale_version',
          known
            ? 'The box was changed meanwhile. Reload the list and repeat your change.'
            : 'There is a box with this code already. Choose another code.',
          { currentVersion: known?.version ?? 0 },
        );
      return viewOf({ ...wanted, code, version: wanted.version + 1 }, who);
    });
  }
}

function refuseFaults({ campus, keeper }: SaveBox, { campuses, departments }: Directory): void {
  const errors: FieldError[] = [
    ...(campuses.some(({ code }) => code === campus)
      ? []
      : [{ path: 'campus', code: 'unknown', message: 'Choose a campus of the directory.' }]),
    ...(departments.some(({ code }) => code === keeper)
      ? []
      : [{ path: 'keeper', code: 'unknown', message: 'Choose a department of the directory.' }]),
  ];
  if (errors.length > 0)
    throw new ProblemError('request.invalid', 'Correct the box. Nothing was saved.', { errors });
}
