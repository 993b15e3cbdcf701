import { Injectable } from '@nestjs/common';
import type { Identity, Presence, Present } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { CaseAccessLog } from '../access/access-log.repository.js';
import { accessOf, notFound, requireSight } from '../cases/case-access.js';
import { Cases } from '../ledger/case.entity.js';
import { othersAt, sayHere } from './case-presence.repository.js';

const Found = Cases.pick('caseId', 'caseNo', 'access');

/** A person says that he has a case open, and learns who else has. Only who sees the handling of the case sees its people. */
@Injectable()
export class SayPresent {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accessLog: CaseAccessLog,
  ) {}

  execute(who: Identity, caseNo: string, { writing }: Presence): Promise<Present> {
    const { personId, tenantId } = who;
    return this.accessLog.recordingRefusals(who, 'case.read', () =>
      this.unitOfWork.run(tenantId, async (tx) => {
        const [found] = await Found.select(tx, 'where case_no = $1', [caseNo]);
        if (!found || personId === null) throw notFound(caseNo);
        const access = accessOf(who, found);
        requireSight(access, found);
        const here = { personId, caseId: found.caseId, writing };
        await sayHere(tx, here);
        return { others: access.fields.includes('handling') ? await othersAt(tx, here) : [] };
      }),
    );
  }
}
