import { Injectable } from '@nestjs/common';
import {
  instantOnWall,
  localDay,
  mayInHouse,
  ProblemError,
  type FieldError,
  type Identity,
  type KeepPack,
  type MeetingPack,
} from '@tingsu/contracts';
import { tenantOf, UnitOfWork, type Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { ReferenceData } from '../policies/reference.repository.js';
import { latestRecord, recordOf } from './learning-records.repository.js';
import {
  casesNamed,
  learnedIn,
  packOf,
  proposedCases,
  writePack,
} from './meeting-packs.repository.js';

const LONGEST_DAYS = 366;
const MS_PER_DAY = 86_400_000;

/** The pack of an analysis meeting: made, made anew until the meeting was held, and then kept as it was. */
@Injectable()
export class KeepPacks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: DataKeys,
    private readonly reference: ReferenceData,
  ) {}

  make(who: Identity, recordId: string, wanted: KeepPack): Promise<MeetingPack> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const record = await this.meeting(tx, who, recordId);
      const { personId } = who;
      if (personId === null || !record.mayWrite)
        throw new ProblemError(
          'access.denied',
          'The complaint centre, leaders and the head of the department make the pack of a meeting.',
        );
      if (record.frozen)
        throw new ProblemError(
          'meeting_pack.frozen',
          'The meeting was held: its pack stays as it was.',
        );
      const { directory } = await this.reference.load(tx);
      const { from, to, figures, caseNos } = wanted;
      const chosen = await casesNamed(tx, who, caseNos);
      const known = new Set(chosen.map(({ caseNo }) => caseNo));
      const today = localDay(tx.now, directory.timeZone);
      refuseFaults(wanted, { today, known, campus: record.campus });
      const span = {
        campus: record.campus,
        from: instantOnWall(from, '00:00', directory.timeZone),
        until: instantOnWall(to, '24:00', directory.timeZone),
      };
      const proposed = await proposedCases(tx, span);
      await writePack(tx, {
        ...{ tenantId: tenantOf(tx), recordId, from, to, figures },
        learning: await learnedIn(tx, span),
        caseIds: [...new Set([...chosen.map(({ caseId }) => caseId), ...proposed])],
        ...{ madeBy: personId, madeAt: tx.now },
      });
      return this.kept(tx, who, record);
    });
  }

  read(who: Identity, recordId: string): Promise<MeetingPack> {
    return this.unitOfWork.run(who.tenantId, async (tx) =>
      this.kept(tx, who, await this.meeting(tx, who, recordId)),
    );
  }

  private async kept(
    tx: Transaction,
    who: Identity,
    { recordId, title, campus, frozen }: Awaited<ReturnType<KeepPacks['meeting']>>,
  ): Promise<MeetingPack> {
    const pack = await packOf(tx, who, { recordId, title, campus, frozen });
    if (pack) return pack;
    throw new ProblemError('meeting_pack.not_found', 'There is no pack of this meeting yet.');
  }

  /** The meeting that the reader may see. */
  private async meeting(tx: Transaction, who: Identity, recordId: string) {
    const row = await latestRecord(tx, recordId);
    if (row?.kind !== 'meeting' || !mayInHouse(who, 'improvement.read', row))
      throw new ProblemError('meeting_pack.not_found', 'There is no such meeting that you see.');
    const record = recordOf(row, who, await this.keys.forTenant(tx));
    return { ...record, frozen: record.heldOn !== null };
  }
}

interface Facts {
  readonly today: string;
  /** Cases that the reader may see. */
  readonly known: ReadonlySet<string>;
  readonly campus: string;
}

function refuseFaults(
  { from, to, caseNos, campus: counted }: KeepPack,
  { today, known, campus }: Facts,
): void {
  const days = (Date.parse(to) - Date.parse(from)) / MS_PER_DAY;
  const unseen = caseNos.filter((one) => !known.has(one));
  const errors: FieldError[] = [
    ...(counted !== campus
      ? [{ path: 'campus', code: 'unknown', message: 'Choose the campus of the meeting.' }]
      : []),
    ...(from > today
      ? [{ path: 'from', code: 'unknown', message: 'Choose a day that has come.' }]
      : []),
    ...(days < 0 || days >= LONGEST_DAYS
      ? [{ path: 'to', code: 'unknown', message: 'Choose a day after the first, within a year.' }]
      : []),
    ...unseen.slice(0, 1).map((one) => ({
      ...{ path: 'caseNos', code: 'unknown' },
      message: `There is no case ${one} that you may see.`,
    })),
  ];
  if (errors.length > 0)
    throw new ProblemError('request.invalid', 'Correct the pack. Nothing was saved.', { errors });
}
