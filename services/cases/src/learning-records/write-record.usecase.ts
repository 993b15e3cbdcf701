import { Injectable } from '@nestjs/common';
import {
  localDay,
  mayInHouse,
  ProblemError,
  type FieldError,
  type Identity,
  type LearningRecord,
  type WriteRecord,
} from '@tingsu/contracts';
import { tenantOf, UnitOfWork } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { ReferenceData } from '../policies/reference.repository.js';
import { addRecord, latestRecord, recordOf, sealRecord } from './learning-records.repository.js';

/** Plans an inspection, a meeting or a training, and writes down what came of it. */
@Injectable()
export class WriteRecords {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: DataKeys,
    private readonly reference: ReferenceData,
  ) {}

  execute(who: Identity, recordId: string, wanted: WriteRecord): Promise<LearningRecord> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { directory } = await this.reference.load(tx);
      const known = await latestRecord(tx, recordId);
      const { department, title, text, ...given } = wanted;
      const campus = directory.departments.find(({ code }) => code === department)?.campus ?? '';
      const { personId } = who;
      const places = [{ campus, department }, ...(known ? [known] : [])];
      if (personId === null || !places.every((one) => mayInHouse(who, 'improvement.open', one)))
        throw new ProblemError(
          'access.denied',
          'The complaint centre, leaders and the head of the department write these records.',
        );
      refuseFaults(wanted, localDay(tx.now, directory.timeZone));
      if ((known?.version ?? 0) !== wanted.version || (known && known.kind !== wanted.kind))
        throw stale(known?.version ?? 0);
      const keys = await this.keys.forTenant(tx);
      const version = wanted.version + 1;
      const row = {
        ...{ ...given, tenantId: tenantOf(tx), recordId, version, campus, department },
        words: sealRecord(keys, recordId, version, { title, text }),
        ...{ writtenBy: personId, writtenAt: tx.now, latest: true },
      };
      if (!(await addRecord(tx, row))) throw stale(version);
      return recordOf(row, who, keys);
    });
  }
}

function refuseFaults({ heldOn, text }: WriteRecord, today: string): void {
  const errors: FieldError[] = [
    ...(heldOn !== null && heldOn > today
      ? [{ path: 'heldOn', code: 'unknown', message: 'Choose today or a day before.' }]
      : []),
    ...(heldOn !== null && text.trim() === ''
      ? [{ path: 'text', code: 'required', message: 'Write down what came of it.' }]
      : []),
  ];
  if (errors.length > 0)
    throw new ProblemError('request.invalid', 'Correct the record. Nothing was saved.', { errors });
}

const stale = (currentVersion: number): ProblemError =>
  new ProblemError(
    'learning_record.stale_version',
    'A colleague has changed it meanwhile. Reload the list and repeat your change.',
    { currentVersion },
  );
