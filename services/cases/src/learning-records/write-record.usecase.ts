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
import { tenantOf, UnitOfWork, type Transaction } from '@tingsu/database';
import { DataKeys, type PersonalData } from '@tingsu/privacy';
import { ruleAt } from '../improvements/open-improvement.usecase.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { addRecord, latestRecord, recordOf, sealRecord } from './learning-records.repository.js';
import { casesNamed } from './meeting-packs.repository.js';

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
      const reference = await this.reference.load(tx);
      const { directory } = reference;
      const known = await latestRecord(tx, recordId);
      const { department, title, text, minutes = null, ...given } = wanted;
      const campus = directory.departments.find(({ code }) => code === department)?.campus ?? '';
      const { personId } = who;
      const places = [{ campus, department }, ...(known ? [known] : [])];
      if (personId === null || !places.every((one) => mayInHouse(who, 'improvement.open', one)))
        throw new ProblemError(
          'access.denied',
          'The complaint centre, leaders and the head of the department write these records.',
        );
      refuseFaults(wanted, {
        ...{ today: localDay(tx.now, directory.timeZone) },
        seen: await casesNamed(tx, who, minutes?.caseNos ?? []),
        causes: ruleAt(campus, reference)?.causes.map(({ code }) => code) ?? [],
      });
      if ((known?.version ?? 0) !== wanted.version || (known && known.kind !== wanted.kind))
        throw stale(known?.version ?? 0);
      const keys = await this.keys.forTenant(tx);
      const kept = minutes && {
        ...minutes,
        caseNos: [...minutes.caseNos, ...(await unseenBefore(tx, who, known, keys))],
      };
      const version = wanted.version + 1;
      const row = {
        ...{ ...given, tenantId: tenantOf(tx), recordId, version, campus, department },
        words: sealRecord(keys, recordId, version, { title, text, minutes: kept }),
        ...{ writtenBy: personId, writtenAt: tx.now, latest: true },
      };
      if (!(await addRecord(tx, row))) throw stale(version);
      return { ...recordOf(row, who, keys), minutes };
    });
  }
}

/** Cases of the meeting that the writer may not see stay in its minutes. */
async function unseenBefore(
  tx: Transaction,
  who: Identity,
  known: Awaited<ReturnType<typeof latestRecord>>,
  keys: PersonalData,
): Promise<string[]> {
  const before = known ? (recordOf(known, who, keys).minutes?.caseNos ?? []) : [];
  const seen = (await casesNamed(tx, who, before)).map(({ caseNo }) => caseNo);
  return before.filter((caseNo) => !seen.includes(caseNo));
}

interface Facts {
  readonly today: string;
  /** Of the cases of the minutes, those that the writer may see. */
  readonly seen: readonly { readonly caseNo: string }[];
  /** Codes of the policy. */
  readonly causes: readonly string[];
}

function faultsOfMinutes({ kind, minutes }: WriteRecord, { today, seen, causes }: Facts) {
  if (!minutes) return [];
  const { from, to } = minutes;
  const unseen = minutes.caseNos.find((caseNo) => !seen.some((one) => one.caseNo === caseNo));
  const faults: readonly (readonly [boolean, string, string])[] = [
    [kind !== 'meeting', '', 'Only a meeting has a period, cases and causes.'],
    [from > today, '.from', 'Choose a day that has come.'],
    [to < from, '.to', 'Choose a day after the first.'],
    [unseen !== undefined, '.caseNos', `There is no case ${unseen ?? ''} that you may see.`],
    [
      minutes.causes.some((one) => !causes.includes(one)),
      '.causes',
      'Choose causes of the policy.',
    ],
  ];
  return faults
    .filter(([wrong]) => wrong)
    .map(([, path, message]) => ({ path: `minutes${path}`, code: 'unknown', message }));
}

function refuseFaults(wanted: WriteRecord, facts: Facts): void {
  const { heldOn, text } = wanted;
  const { today } = facts;
  const errors: FieldError[] = [
    ...(heldOn !== null && heldOn > today
      ? [{ path: 'heldOn', code: 'unknown', message: 'Choose today or a day before.' }]
      : []),
    ...(heldOn !== null && text.trim() === ''
      ? [{ path: 'text', code: 'required', message: 'Write down what came of it.' }]
      : []),
    ...faultsOfMinutes(wanted, facts),
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
