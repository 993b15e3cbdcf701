import { Injectable } from '@nestjs/common';
import { CaseClocksChanged, type LocalizedText } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { type CaseEvent, type CaseFact, factAfter, onCalendarOf } from './case-fact.js';
import { type CaseChange, CaseFactRepository } from './case-fact.repository.js';
import { ClockLabelRepository } from './clock-label.repository.js';
import { type Organisation, OrganisationRepository } from './organisation.repository.js';
import { addUp, tallyChanges } from './tally.js';
import { TallyRepository } from './tally.repository.js';

const RECOUNT_PAGE = 2_000;

interface Known {
  readonly timeZone: string;
  readonly facts: Map<string, CaseFact>;
}

/** Folds a batch of events into facts and counters, in the transaction that applies the events. */
@Injectable()
export class CountCases {
  private readonly known = new WeakMap<Transaction, Known>();

  constructor(
    private readonly facts: CaseFactRepository,
    private readonly labels: ClockLabelRepository,
    private readonly organisations: OrganisationRepository,
    private readonly tallies: TallyRepository,
  ) {}

  async execute(tx: Transaction, tenantId: string, events: readonly CaseEvent[]): Promise<void> {
    const { timeZone, facts } = await this.knownIn(tx, tenantId, events);
    const before = new Map(
      events.map(({ aggregateid }) => [aggregateid, facts.get(aggregateid) ?? null]),
    );
    for (const event of events)
      facts.set(
        event.aggregateid,
        factAfter(facts.get(event.aggregateid) ?? null, event, timeZone),
      );
    const changes = [...before].flatMap(([caseId, known]): CaseChange[] => {
      const after = facts.get(caseId);
      return after && after !== known ? [{ before: known, after }] : [];
    });
    await this.facts.store(tx, tenantId, changes);
    await this.labels.store(tx, tenantId, labelsIn(events));
    await this.tallies.add(
      tx,
      tenantId,
      changes.flatMap((change) => tallyChanges(change.before, change.after)),
    );
  }

  /** A batch calls once for each type of event; what was read or written earlier in its transaction is not read again. */
  private async knownIn(
    tx: Transaction,
    tenantId: string,
    events: readonly CaseEvent[],
  ): Promise<Known> {
    const known = this.known.get(tx) ?? (await this.begin(tx, tenantId));
    const missing = events
      .map(({ aggregateid }) => aggregateid)
      .filter((caseId) => !known.facts.has(caseId));
    const found = missing.length === 0 ? [] : await this.facts.load(tx, tenantId, missing);
    for (const [caseId, fact] of found) known.facts.set(caseId, fact);
    return known;
  }

  private async begin(tx: Transaction, tenantId: string): Promise<Known> {
    await this.tallies.lock(tx, tenantId);
    const { timeZone } = await this.organisations.find(tx, tenantId);
    const known = { timeZone, facts: new Map<string, CaseFact>() };
    this.known.set(tx, known);
    return known;
  }

  /** Takes over a new directory; another time zone means other days, so everything is counted again. */
  async organise(tx: Transaction, tenantId: string, organisation: Organisation): Promise<void> {
    this.known.delete(tx);
    await this.tallies.lock(tx, tenantId);
    const known = await this.organisations.find(tx, tenantId);
    if (known.version >= organisation.version) return;
    await this.organisations.store(tx, tenantId, organisation);
    if (known.timeZone !== organisation.timeZone)
      await this.recount(tx, tenantId, organisation.timeZone);
  }

  private async recount(tx: Transaction, tenantId: string, timeZone: string): Promise<void> {
    await this.tallies.clear(tx, tenantId);
    const sums = new Map<string, number>();
    for (let after: string | null = null; ;) {
      const page = await this.facts.page(tx, tenantId, after, RECOUNT_PAGE);
      const changes = page.map((fact): CaseChange => ({
        before: fact,
        after: onCalendarOf(fact, timeZone),
      }));
      await this.facts.store(tx, tenantId, changes);
      for (const { after: fact } of changes) addUp(sums, tallyChanges(null, fact));
      after = page.at(-1)?.caseId ?? null;
      if (after === null) break;
    }
    await this.tallies.add(
      tx,
      tenantId,
      [...sums].map(([address, delta]) => ({ address, delta })),
    );
  }
}

function labelsIn(events: readonly CaseEvent[]): Map<string, LocalizedText> {
  const changes = events.filter(
    (event): event is CaseClocksChanged => event.type === CaseClocksChanged.type,
  );
  return new Map(
    changes.flatMap((event) =>
      event.data.started.map(({ clockId, label }) => [clockId, label] as const),
    ),
  );
}
