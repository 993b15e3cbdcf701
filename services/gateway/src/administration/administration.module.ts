import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { Administer } from './administer.usecase.js';
import { AdministrationLogController } from './administration-log.controller.js';

/** How the organisation is changed, and the log of it. */
@Module({
  imports: [DirectoryModule],
  controllers: [AdministrationLogController],
  providers: [Administer],
  exports: [Administer],
})
export class AdministrationModule {}
