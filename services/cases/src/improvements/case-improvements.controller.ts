import { Controller, Get, Param } from '@nestjs/common';
import { CaseImprovementsSchema, type Identity, type Improvement } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity } from '@tingsu/http';
import { DataKeys } from '@tingsu/privacy';
import { CaseAccessLog } from '../access/access-log.repository.js';
import { accessOf, notFound, requireSight } from '../cases/case-access.js';
import { Cases } from '../ledger/case.entity.js';
import { actionsOfCase } from './improvement-views.repository.js';

const Found = Cases.pick('caseId', 'caseNo', 'access');

@Controller('api/v1/cases/:caseNo/improvements')
export class CaseImprovementsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: DataKeys,
    private readonly accessLog: CaseAccessLog,
  ) {}

  @Get()
  @ApiRoute({
    summary: 'What is done so that what a case is about does not happen again',
    tag: 'improvements',
    response: CaseImprovementsSchema,
    problems: ['case.not_found'],
  })
  list(
    @CurrentIdentity() who: Identity,
    @Param('caseNo') caseNo: string,
  ): Promise<{ items: Improvement[] }> {
    return this.accessLog.recordingRefusals(who, 'case.read', () =>
      this.unitOfWork.run(who.tenantId, async (tx) => {
        const [found] = await Found.select(tx, 'where case_no = $1', [caseNo]);
        if (!found) throw notFound(caseNo);
        requireSight(accessOf(who, found), found);
        const keys = await this.keys.forTenant(tx);
        return { items: await actionsOfCase(tx, who, found.caseId, keys) };
      }),
    );
  }
}
