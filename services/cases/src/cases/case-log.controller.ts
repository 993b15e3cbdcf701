import { Controller, Get, Header, Param } from '@nestjs/common';
import { type Identity, JSON_LINES } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { CurrentIdentity } from '@tingsu/http';
import { DataKeys } from '@tingsu/privacy';
import { CaseAccessLog } from '../access/access-log.repository.js';
import { readLog } from './case-log.repository.js';

/** The whole log of a case, for the gateway, which takes it to intake for a dossier. */
@Controller('api/v1/internal/cases/:caseNo/log')
export class CaseLogController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: DataKeys,
    private readonly accessLog: CaseAccessLog,
  ) {}

  @Get()
  @Header('content-type', JSON_LINES)
  read(@CurrentIdentity() who: Identity, @Param('caseNo') caseNo: string): Promise<string> {
    return this.accessLog.recordingRefusals(who, 'dossier.make', () =>
      this.unitOfWork.run(who.tenantId, (tx) => readLog(tx, who, caseNo, this.keys)),
    );
  }
}
