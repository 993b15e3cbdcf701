import { Injectable } from '@nestjs/common';
import { ReadingAsked, ReadingDue, type Actor, type ReadingStep } from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import type { ReadingRules } from '@tingsu/policy';
import { ruleAt } from '../improvements/open-improvement.usecase.js';
import { SYSTEM } from '../lifecycle/case-state.js';
import type { Directory } from '../lifecycle/units.js';
import {
  ReferenceData,
  tenantsWithPolicies,
  type Reference,
} from '../policies/reference.repository.js';
import { readersOf, workplaceOf } from './readers.js';
import {
  addReaders,
  dueReaders,
  knowingOf,
  nextVersion,
  readingsForNewcomers,
  setNext,
  tenantsWithReaders,
  type Reader,
} from './reading-readers.repository.js';
import { dueOf, nextStepOf } from './reading-times.js';
import { confirmationsOf, findReading, type ReadingRow } from './readings.repository.js';

/** As many as one event names. */
const MOST_NAMED = 200;
const MOST_AT_ONCE = 500;

/** Tells people what they have to read: when it is asked, when they come later, and again while they have not confirmed. */
@Injectable()
export class TellReaders {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly reference: ReferenceData,
  ) {}

  /** Those who have not been told yet. */
  async tell(
    tx: Transaction,
    reading: ReadingRow,
    reference: Reference,
    actor: Actor,
  ): Promise<void> {
    const { readingId, departments } = reading;
    const known = await knowingOf(tx, readingId);
    const fresh = readersOf(departments, reference.directory).filter(({ id }) => !known.has(id));
    const dueAt = dueOf(reading, tx.now);
    const rows = fresh.map(({ id }) => {
      const next = nextStepOf(dueAt, rulesFor(id, reference), { now: tx.now, after: null });
      return {
        ...{ tenantId: reading.tenantId, readingId, personId: id, toldAt: tx.now, dueAt },
        ...{ nextStep: next?.step ?? null, nextAt: next?.at ?? null },
      };
    });
    for (const readers of inParts(await addReaders(tx, rows), MOST_NAMED))
      await this.outbox.append(tx, [
        {
          ...{ definition: ReadingAsked, aggregateId: readingId },
          aggregateVersion: await nextVersion(tx, readingId),
          data: { title: reading.title, dueAt: dueAt.toISOString(), readers: [...readers] },
          ...{ actor, at: tx.now },
        },
      ]);
  }

  /** Tells newcomers what everybody has to read. */
  async tellNewcomers(): Promise<void> {
    for (const tenantId of await this.unitOfWork.system(tenantsWithPolicies))
      await this.unitOfWork.run(tenantId, async (tx) => {
        const reference = await this.reference.find(tx);
        if (!reference) return;
        for (const reading of await readingsForNewcomers(tx))
          await this.tell(tx, reading, reference, SYSTEM);
      });
  }

  /** Tells again who has not confirmed, and those above. */
  async tellAgain(): Promise<void> {
    for (const tenantId of await this.unitOfWork.system(tenantsWithReaders))
      await this.unitOfWork.run(tenantId, async (tx) => {
        const reference = await this.reference.find(tx);
        if (reference) await this.again(tx, reference);
      });
  }

  private async again(tx: Transaction, reference: Reference): Promise<void> {
    const due = await dueReaders(tx, MOST_AT_ONCE);
    const readingIds = [...new Set(due.map(({ readingId }) => readingId))];
    const said = await confirmationsOf(tx, readingIds);
    const confirmed = new Set(said.map(({ readingId, personId }) => `${readingId}.${personId}`));
    const active = new Set(
      reference.directory.staff.filter((one) => one.active).map(({ id }) => id),
    );
    const waiting: Reader[] = [];
    for (const reader of due) {
      const { readingId, personId, dueAt, nextStep } = reader;
      const is = active.has(personId) && !confirmed.has(`${readingId}.${personId}`);
      const when = { now: tx.now, after: nextStep };
      await setNext(tx, reader, is ? nextStepOf(dueAt, rulesFor(personId, reference), when) : null);
      if (is) waiting.push(reader);
    }
    for (const readingId of readingIds) {
      const reading = await findReading(tx, readingId);
      const ofReading = waiting.filter((one) => one.readingId === readingId);
      if (reading) await this.say(tx, reading, ofReading, reference);
    }
  }

  /** One event for each step, last day and department. */
  private async say(
    tx: Transaction,
    { readingId, title }: ReadingRow,
    readers: readonly Reader[],
    reference: Reference,
  ): Promise<void> {
    const groups = new Map<string, Reader[]>();
    const departmentOf = (personId: string) => workplaceOf(personId, reference.directory);
    for (const reader of readers) {
      const { nextStep, dueAt, personId } = reader;
      const key = `${nextStep} ${dueAt.toISOString()} ${departmentOf(personId) ?? ''}`;
      groups.set(key, [...(groups.get(key) ?? []), reader]);
    }
    for (const group of groups.values())
      for (const part of inParts(group, MOST_NAMED)) {
        const [first] = part;
        if (!first?.nextStep) continue;
        const step: ReadingStep = first.nextStep;
        const { escalateTo = [] } = rulesFor(first.personId, reference);
        await this.outbox.append(tx, [
          {
            ...{ definition: ReadingDue, aggregateId: readingId },
            aggregateVersion: await nextVersion(tx, readingId),
            data: {
              ...{ title, step, dueAt: first.dueAt.toISOString() },
              readers: part.map(({ personId }) => personId),
              notify: step === 'escalation' ? [...escalateTo] : [],
              department: departmentOf(first.personId),
            },
            ...{ actor: SYSTEM, at: tx.now },
          },
        ]);
      }
  }
}

/** The policy of the campus where somebody works; of the first one for those who belong to none. */
function rulesFor(personId: string, reference: Reference): ReadingRules {
  const { campuses, departments }: Directory = reference.directory;
  const code = workplaceOf(personId, reference.directory);
  const campus = departments.find((one) => one.code === code)?.campus ?? campuses[0]?.code ?? '';
  return ruleAt(campus, reference)?.reading ?? {};
}

const inParts = <Item>(items: readonly Item[], most: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / most) }, (_, nth) =>
    items.slice(nth * most, (nth + 1) * most),
  );
