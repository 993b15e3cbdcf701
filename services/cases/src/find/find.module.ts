import { Module } from '@nestjs/common';
import { UnitOfWork } from '@tingsu/database';
import { TendSegments } from '@tingsu/find';
import { AccessModule } from '../access/access.module.js';
import { FindController } from './find.controller.js';
import { FoundCases } from './found-cases.repository.js';

/** Cases, found by their numbers and by the words of their handling. */
@Module({
  imports: [AccessModule],
  controllers: [FindController],
  providers: [
    FoundCases,
    {
      provide: TendSegments,
      useFactory: (unitOfWork: UnitOfWork) => new TendSegments(unitOfWork),
      inject: [UnitOfWork],
    },
  ],
})
export class FindModule {}
