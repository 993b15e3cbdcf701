import { Injectable } from '@nestjs/common';
import {
  type Alike,
  type AlikePage,
  type AlikeQuery,
  type Identity,
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
      return { items, nextCursor: null, total: alike.length };
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
