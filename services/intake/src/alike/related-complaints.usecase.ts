import { Injectable } from '@nestjs/common';
import type { AlikePage, AlikeQuery, FieldClass, Identity, RelatedQuery } from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { AccessLogRepository } from '../access/access-log.repository.js';
import type { ComplaintHead } from '../complaints/complaint.repository.js';
import { ComplaintRepository } from '../complaints/complaint.repository.js';
import { ReachedComplaints } from '../complaints/reached-complaint.repository.js';
import { notYours } from '../complaints/read-complaint.usecase.js';
import { alikeOf, pageOfAlike } from './alike.js';
import { AlikeRepository } from './alike.repository.js';

/** Other complaints of the person who sent one, and perhaps about its matter, as far as the reader may know of each. */
@Injectable()
export class RelatedComplaints {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reached: ReachedComplaints,
    private readonly complaints: ComplaintRepository,
    private readonly alike: AlikeRepository,
    private readonly accessLog: AccessLogRepository,
  ) {}

  async execute(who: Identity, complaintNo: string, page: RelatedQuery): Promise<AlikePage> {
    const alike = await this.unitOfWork.run(who.tenantId, async (tx) => {
      const found = await this.reached.find(tx, who, complaintNo);
      const { personId } = who;
      if (!found?.access || found.access.roles.length === 0 || personId === null) return null;
      const { head } = found;
      const query = await this.queryOf(tx, head, found.access.fields);
      const earlier = await this.alike.find(tx, who, query);
      const others = earlier.filter((one) => one.complaintNo !== head.complaintNo);
      const all = alikeOf(query, others);
      // One who pages on looks at what he looked for before.
      if (page.cursor) return all;
      await this.accessLog.record(tx, {
        ...{ personId, action: 'find', complaintId: head.id, uploadId: null, outcome: 'allowed' },
        reason: [...new Set(all.flatMap(({ reasons }) => reasons))].sort().join(','),
      });
      return all;
    });
    if (!alike) throw notYours();
    return pageOfAlike(alike, page);
  }

  /** Others are looked for only by what the reader sees of this one: the likeness would tell him the rest. */
  private async queryOf(
    tx: Transaction,
    head: ComplaintHead,
    fields: readonly FieldClass[],
  ): Promise<AlikeQuery> {
    const { campus, phone, name, staff, content, occurredAt } = await this.complaints.open(
      tx,
      head,
    );
    const recordNo = staff?.said.patient?.recordNo;
    const sees = (field: FieldClass): boolean => fields.includes(field);
    return {
      campus,
      ...(phone !== null && sees('contact') ? { phone } : {}),
      ...(name !== null && sees('identity') && sees('contact') ? { name } : {}),
      ...(recordNo !== undefined && sees('identity') && sees('contact') ? { recordNo } : {}),
      ...(sees('words') ? { words: content } : {}),
      ...(occurredAt !== null && sees('words') ? { occurredAt: occurredAt.toISOString() } : {}),
    };
  }
}
