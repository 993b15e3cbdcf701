import { Module } from '@nestjs/common';
import { GistsController } from './gists.controller.js';
import { GistsRepository } from './gists.repository.js';

/** What rows of a list say of complaints. */
@Module({ controllers: [GistsController], providers: [GistsRepository] })
export class GistsModule {}
