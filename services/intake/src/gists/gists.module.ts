import { Module } from '@nestjs/common';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { GistsController } from './gists.controller.js';
import { GistsRepository } from './gists.repository.js';

/** What rows of a list say of complaints. */
@Module({
  imports: [ComplaintsModule],
  controllers: [GistsController],
  providers: [GistsRepository],
})
export class GistsModule {}
