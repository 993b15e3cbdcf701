import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import {
  LearningRecordQuerySchema,
  LearningRecordsSchema,
  OneRecordSchema,
  ProblemError,
  WriteRecordSchema,
  type Identity,
  type LearningRecord,
  type LearningRecordQuery,
  type Page,
  type WriteRecord,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodBody, zodParam, zodQuery } from '@tingsu/http';
import { DataKeys } from '@tingsu/privacy';
import { z } from 'zod';
import { spanOf } from '../loops/span.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { listRecords, oneRecord } from './learning-records.repository.js';
import { WriteRecords } from './write-record.usecase.js';

const tag = 'improvements';

/** Inspections, analysis meetings and trainings. */
@Controller('api/v1/learning-records')
export class LearningRecordsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: DataKeys,
    private readonly reference: ReferenceData,
    private readonly writing: WriteRecords,
  ) {}

  @Get()
  @ApiRoute({
    summary: 'Inspections, analysis meetings or trainings within reach, the newest first',
    tag,
    query: LearningRecordQuerySchema,
    response: LearningRecordsSchema,
    problems: ['request.invalid'],
  })
  list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(LearningRecordQuerySchema)) query: LearningRecordQuery,
  ): Promise<Page<LearningRecord>> {
    return this.unitOfWork.run(who.tenantId, async (tx) =>
      listRecords(
        tx,
        who,
        query,
        await this.keys.forTenant(tx),
        spanOf(query, await this.reference.load(tx), tx.now),
      ),
    );
  }

  @Get(':recordId')
  @ApiRoute({
    summary: 'An inspection, an analysis meeting or a training, with what came of it',
    tag,
    response: OneRecordSchema,
    problems: ['request.invalid', 'learning_record.not_found'],
  })
  one(
    @CurrentIdentity() who: Identity,
    @Param('recordId', zodParam(z.uuid())) recordId: string,
  ): Promise<LearningRecord> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const record = await oneRecord(tx, who, recordId, await this.keys.forTenant(tx));
      if (record) return record;
      throw new ProblemError(
        'learning_record.not_found',
        'There is no such record that you may see. Choose one from the list.',
      );
    });
  }

  @Put(':recordId')
  @ApiRoute({
    summary: 'Plan an inspection, a meeting or a training, or write down what came of it',
    tag,
    body: WriteRecordSchema,
    response: OneRecordSchema,
    problems: ['request.invalid', 'access.denied', 'learning_record.stale_version'],
  })
  write(
    @CurrentIdentity() who: Identity,
    @Param('recordId', zodParam(z.uuid())) recordId: string,
    @Body(zodBody(WriteRecordSchema)) body: WriteRecord,
  ): Promise<LearningRecord> {
    return this.writing.execute(who, recordId, body);
  }
}
