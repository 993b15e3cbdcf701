import { Injectable } from '@nestjs/common';
import {
  houseReach,
  ProblemError,
  type AskReading,
  type Identity,
  type Page,
  type StaffReading,
  type Readers,
  type ReadingQuery,
} from '@tingsu/contracts';
import { tenantOf, UnitOfWork } from '@tingsu/database';
import { dueOnDay } from '../improvements/improvement-times.js';
import type { Directory } from '../lifecycle/units.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { readersOf } from './readers.js';
import {
  addReading,
  confirmationsOf,
  confirmReading,
  findReading,
  listReadings,
  type ReadingRow,
} from './readings.repository.js';

/** What people have to read, and who of them has. */
@Injectable()
export class AskReadings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reference: ReferenceData,
  ) {}

  /** Asked for twice it is there once. */
  ask(who: Identity, { dueOn, ...wanted }: AskReading): Promise<void> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { directory } = await this.reference.load(tx);
      const { personId } = who;
      if (personId === null || !mayAsk(who, wanted.departments, directory)) throw denied();
      const dueAt = dueOnDay(dueOn, tx.now, directory.timeZone);
      const message = 'Choose a day from today on, at most two years ahead.';
      if (dueAt === null)
        throw new ProblemError('request.invalid', message, {
          errors: [{ path: 'dueOn', code: 'unknown', message }],
        });
      const tenantId = tenantOf(tx);
      await addReading(tx, { ...wanted, tenantId, dueAt, askedBy: personId, askedAt: tx.now });
    });
  }

  /** What the person has to read, and for who asks people also how far they are. */
  list(who: Identity, query: ReadingQuery): Promise<Page<StaffReading>> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { directory } = await this.reference.load(tx);
      const { items, nextCursor } = await listReadings(tx, query);
      const said = await confirmationsOf(
        tx,
        items.map(({ readingId }) => readingId),
      );
      const views = items.map((row) => viewOf(row, who, directory, said));
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

  readers(who: Identity, readingId: string): Promise<Readers> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { directory } = await this.reference.load(tx);
      const reading = await findReading(tx, readingId);
      if (!reading || !mayAsk(who, reading.departments, directory)) throw missing();
      const said = new Map(
        (await confirmationsOf(tx, [readingId])).map(({ personId, at }) => [personId, at]),
      );
      return {
        items: readersOf(reading.departments, directory).map(({ id }) => {
          const at = said.get(id) ?? null;
          const late = (at ?? tx.now) > reading.dueAt;
          return { personId: id, confirmedAt: at?.toISOString() ?? null, late };
        }),
      };
    });
  }
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
  const have = readers.filter(({ id }) => confirmed.some(({ personId }) => personId === id));
  return {
    ...{ readingId, title, lessonId, departments: [...departments], askedBy },
    dueAt: row.dueAt.toISOString(),
    askedAt: row.askedAt.toISOString(),
    confirmedAt:
      confirmed.find(({ personId }) => personId === who.personId)?.at.toISOString() ?? null,
    mine: readers.some(({ id }) => id === who.personId),
    progress: mayAsk(who, departments, directory)
      ? { must: readers.length, have: have.length }
      : null,
  };
}

const denied = (): ProblemError =>
  new ProblemError(
    'access.denied',
    'The head of the complaint centre and leaders ask people to read something, and the head of a department asks his own.',
  );
const missing = (): ProblemError =>
  new ProblemError('reading.not_found', 'There is nothing like this to read. Reload the list.');
