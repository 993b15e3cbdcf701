import { Injectable } from '@nestjs/common';
import { caseNoOf, ProblemError, type Actor, type ComplaintReceived } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { counter } from '@tingsu/runtime';
import { v7 as uuid } from 'uuid';
import { stateByNumber } from '../cases/case-detail.repository.js';
import { CaseStore } from '../ledger/case-store.repository.js';
import { SYSTEM } from '../lifecycle/case-state.js';
import { conclude, type Decision } from '../lifecycle/conclude.js';
import { openCase } from '../lifecycle/open-case.js';
import { ReferenceData, type Reference } from '../policies/reference.repository.js';
import { keepWaiting, withoutCase } from './waiting-complaints.repository.js';

const opened = counter('tingsu_cases_opened_total', 'Cases opened for complaints', ['channel']);

/** A case for every complaint that has none, all in a handful of statements. */
@Injectable()
export class OpenCases {
  constructor(
    private readonly store: CaseStore,
    private readonly reference: ReferenceData,
  ) {}

  async execute(tx: Transaction, events: readonly ComplaintReceived[]): Promise<void> {
    const fresh = await withoutCase(tx, events);
    if (fresh.length === 0) return;
    const reference = await this.reference.find(tx);
    if (!reference) return keepWaiting(tx, fresh);
    await this.store.write(
      tx,
      fresh.map((event) => ({ decision: decisionOn(event, reference, tx.now) })),
    );
    await this.linkOrigins(tx, fresh, reference);
    tx.afterCommit(() => fresh.forEach(({ data }) => opened.inc({ channel: data.channel })));
  }

  /** A case that brought a complaint about says so, too. One after the other: several may come from the same case. */
  private async linkOrigins(
    tx: Transaction,
    events: readonly ComplaintReceived[],
    reference: Reference,
  ): Promise<void> {
    for (const { data } of events) {
      if (!data.origin) continue;
      const { state: found } = await stateByNumber(tx, data.origin.caseNo);
      const loaded = (await this.store.lock(tx, [found.caseId])).get(found.caseId);
      if (!loaded) throw new Error('The case that a complaint comes from has vanished');
      const { state, logHash } = loaded;
      const linked = { otherCaseNo: caseNoOf(data.complaintNo), as: 'outcome' } as const;
      const decision = conclude(
        state,
        { events: [{ kind: 'linked', data: { state: state.state, ...linked } }] },
        reference.contextFor(state, { at: tx.now, actor: SYSTEM }),
      );
      await this.store.write(tx, [{ decision, logHash }]);
    }
  }
}

function decisionOn(
  { data, aggregateid }: ComplaintReceived,
  reference: Reference,
  at: Date,
): Decision {
  const policy = reference.book.policyFor(data);
  if (!policy)
    throw new ProblemError('policy.missing', `No policy binds the campus ${data.campus}.`);
  const { attachmentCount: _attachments, ...complaint } = data;
  return openCase(
    { ...complaint, complaintId: aggregateid },
    uuid(),
    reference.contextForNew(policy, data.campus, { at, actor: actorOf(data) }),
  );
}

/** Who registers a complaint for someone also opens its case; what was sent, the system opens. */
const actorOf = ({ registration }: ComplaintReceived['data']): Actor =>
  registration ? { type: 'person', id: registration.by, role: registration.role } : SYSTEM;
