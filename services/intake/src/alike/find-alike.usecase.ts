import { Injectable } from '@nestjs/common';
import {
  type Alike,
  type AlikePage,
  type AlikeQuery,
  type Identity,
  mayInHouse,
  ProblemError,
} from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { AccessLogRepository } from '../access/access-log.repository.js';
import { roleToRegister } from '../complaints/staff-registration.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { alikeOf } from './alike.js';
import { AlikeRepository } from './alike.repository.js';

/** More is in the way of who types. */
const MOST_SHOWN = 10;

/** Who may know that contact with a person is restricted. */
const knowsOfRestrictions = (who: Identity, campus: string): boolean =>
  (['restriction.propose', 'restriction.decide'] as const).some((action) =>
    mayInHouse(who, action, { campus, department: null }),
  );

const MOST_CASES = 200;
const casesOfPerson = (alike: readonly Alike[]): string[] =>
  alike
    .filter(({ reasons }) => reasons.some((why) => why === 'phone' || why === 'record'))
    .slice(0, MOST_CASES)
    .map(({ caseNo }) => caseNo);

/** What is known of a person and a matter while a complaint is being registered, as far as the reader may see it. */
@Injectable()
export class FindAlike {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly references: ReferenceRepository,
    private readonly alike: AlikeRepository,
    private readonly accessLog: AccessLogRepository,
  ) {}

  async execute(who: Identity, query: AlikeQuery): Promise<AlikePage> {
    const reference = await this.references.of(who.tenantId);
    const { personId } = who;
    if (personId === null || !roleToRegister({ ...who, personId }, query.campus, reference))
      throw new ProblemError(
        'access.denied',
        'Your role does not allow you to register complaints of this campus.',
      );
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const alike = alikeOf(query, await this.alike.find(tx, who, query));
      const items = alike.slice(0, MOST_SHOWN);
      await this.record(tx, personId, items);
      return {
        ...{ items, nextCursor: null, total: alike.length },
        ...(knowsOfRestrictions(who, query.campus) ? { samePerson: casesOfPerson(alike) } : {}),
      };
    });
  }

  /** That someone was looked for is on record, without the words of it. */
  private async record(tx: Transaction, personId: string, items: readonly Alike[]): Promise<void> {
    if (items.length === 0) return;
    const by = [...new Set(items.flatMap(({ reasons }) => reasons))].sort();
    await this.accessLog.record(tx, {
      ...{ personId, action: 'find', complaintId: null, uploadId: null, outcome: 'allowed' },
      reason: by.join(','),
    });
  }
}
