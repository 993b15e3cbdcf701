import { Injectable } from '@nestjs/common';
import {
  houseReach,
  ProblemError,
  type AskReading,
  type Identity,
  type LoopScope,
  type Page,
  type StaffReading,
  type Readers,
  type ReadingQuery,
} from '@tingsu/contracts';
import { tenantOf, UnitOfWork } from '@tingsu/database';
import { dueOnDay } from '../improvements/improvement-times.js';
import type { Directory } from '../lifecycle/units.js';
import { spanOf } from '../loops/span.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { readersOf, readersWithin } from './readers.js';
import { duesOf } from './reading-readers.repository.js';
import {
  addReading,
  confirmationsOf,
  confirmReading,
  findReading,
  listReadings,
  type ReadingRow,
} from './readings.repository.js';
import { TellReaders } from './tell-readers.usecase.js';

/** What people have to read, and who of them has. */
@Injectable()
export class AskReadings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reference: ReferenceData,
    private readonly telling: TellReaders,
  ) {}

  /** Asked for twice it is there once. Its readers are told at once. */
  ask(who: Identity, { dueOn, ...wanted }: AskReading): Promise<void> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const reference = await this.reference.load(tx);
      const { directory } = reference;
      const { personId } = who;
      if (personId === null || !mayAsk(who, wanted.departments, directory)) throw denied();
      const dueAt = dueOnDay(dueOn, tx.now, directory.timeZone);
      const message = 'Choose a day from today on, at most two years ahead.';
      if (dueAt === null)
        throw new ProblemError('request.invalid', message, {
          errors: [{ path: 'dueOn', code: 'unknown', message }],
        });
      const tenantId = tenantOf(tx);
      const asked = { askedBy: personId, askedAt: tx.now, version: 0 };
      const reading = { ...wanted, ...asked, tenantId, dueAt };
      const actor = { type: 'person', id: personId, role: null } as const;
      if (await addReading(tx, reading)) await this.telling.tell(tx, reading, reference, actor);
    });
  }

  /** What the person has to read, and for who asks people also how far they are. */
  list(who: Identity, query: ReadingQuery): Promise<Page<StaffReading>> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { directory } = await this.reference.load(tx);
      // Of a list by how they stand, those that the reader looks after, as they are counted.
      const ofWhom = query.list ? lookedAfter(who, query, directory) : null;
      const { items, nextCursor } = await listReadings(
        tx,
        query,
        spanOf(query, { directory }, tx.now),
        ofWhom,
      );
      const ids = items.map(({ readingId }) => readingId);
      const said = await confirmationsOf(tx, ids);
      const dues = who.personId === null ? [] : await duesOf(tx, ids, who.personId);
      const own = new Map(dues.map(({ readingId, dueAt }) => [readingId, dueAt]));
      const views = items.map((row) =>
        viewOf({ ...row, dueAt: own.get(row.readingId) ?? row.dueAt }, who, directory, said),
      );
      return { items: views.filter(({ mine, progress }) => mine || progress !== null), nextCursor };
    });
  }

  confirm(who: Identity, readingId: string): Promise<void> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { directory } = await this.reference.load(tx);
      const reading = await findReading(tx, readingId);
      const { personId } = who;
      if (!reading || personId === null || !isReader(reading, personId, directory)) throw missing();
      await confirmReading(tx, readingId, personId);
    });
  }

  /** Of those who have to read it, the people that somebody looks after. */
  readers(who: Identity, readingId: string): Promise<Readers> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { directory } = await this.reference.load(tx);
      const reading = await findReading(tx, readingId);
      const seen = reading && readersSeen(who, reading, directory);
      if (!reading || !seen) throw missing();
      const said = new Map(
        (await confirmationsOf(tx, [readingId])).map(({ personId, at }) => [personId, at]),
      );
      const dues = new Map(
        (await duesOf(tx, [readingId])).map(({ personId, dueAt }) => [personId, dueAt]),
      );
      return {
        items: seen.map(({ id }) => {
          const at = said.get(id) ?? null;
          const late = (at ?? tx.now) > (dues.get(id) ?? reading.dueAt);
          return { personId: id, confirmedAt: at?.toISOString() ?? null, late };
        }),
      };
    });
  }
}

/** The readers that somebody looks after: all of them, or those of his departments; null where none are his. */
function readersSeen(who: Identity, { departments }: ReadingRow, directory: Directory) {
  const seen = readersWithin(departments, houseReach(who, 'reading.ask'), directory);
  return seen.length > 0 || mayAsk(who, departments, directory) ? seen : null;
}

/** The departments whose people are asked to read it; null = all of the group. */
export function lookedAfter(
  who: Identity,
  { campus }: LoopScope,
  { departments }: Directory,
): string[] | null {
  const reach = houseReach(who, 'reading.ask');
  if (reach.campuses === null && campus === undefined) return null;
  return departments
    .filter((one) => campus === undefined || one.campus === campus)
    .filter(
      (one) =>
        reach.campuses === null ||
        reach.campuses.includes(one.campus) ||
        reach.departments.includes(one.code),
    )
    .map(({ code }) => code);
}

/** Of these departments, or of everybody where none is named. */
function mayAsk(who: Identity, departments: readonly string[], directory: Directory): boolean {
  const { campuses, departments: own } = houseReach(who, 'reading.ask');
  if (campuses === null) return true;
  return (
    departments.length > 0 &&
    departments.every(
      (code) =>
        own.includes(code) ||
        directory.departments.some((one) => one.code === code && campuses.includes(one.campus)),
    )
  );
}

const isReader = ({ departments }: ReadingRow, personId: string, directory: Directory): boolean =>
  readersOf(departments, directory).some(({ id }) => id === personId);

function viewOf(
  row: ReadingRow,
  who: Identity,
  directory: Directory,
  said: readonly { readonly readingId: string; readonly personId: string; readonly at: Date }[],
): StaffReading {
  const { readingId, title, lessonId, departments, askedBy } = row;
  const confirmed = said.filter((one) => one.readingId === readingId);
  const readers = readersOf(departments, directory);
  const seen = readersSeen(who, row, directory);
  const have = seen?.filter(({ id }) => confirmed.some(({ personId }) => personId === id)) ?? [];
  return {
    ...{ readingId, title, lessonId, departments: [...departments], askedBy },
    dueAt: row.dueAt.toISOString(),
    askedAt: row.askedAt.toISOString(),
    confirmedAt:
      confirmed.find(({ personId }) => personId === who.personId)?.at.toISOString() ?? null,
    mine: readers.some(({ id }) => id === who.personId),
    progress: seen && { must: seen.length, have: have.length },
  };
}

const denied = (): ProblemError =>
  new ProblemError(
    'access.denied',
    'The head of the complaint centre and leaders ask people to read something, and the head of a department asks his own.',
  );
const missing = (): ProblemError =>
  new ProblemError('reading.not_found', 'There is nothing like this to read. Reload the list.');
