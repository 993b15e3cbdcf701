import { Injectable } from '@nestjs/common';
import { ProblemError, type Actor, type ComplaintReceived } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { counter } from '@tingsu/runtime';
import { v7 as uuid } from 'uuid';
import { CaseStore } from '../ledger/case-store.repository.js';
import { SYSTEM } from '../lifecycle/case-state.js';
import type { Decision } from '../lifecycle/conclude.js';
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
    tx.afterCommit(() => fresh.forEach(({ data }) => opened.inc({ channel: data.channel })));
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
