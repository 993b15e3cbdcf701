import { Module } from '@nestjs/common';
import { DirectoryController } from './directory.controller.js';
import { DirectoryRepository } from './directory.repository.js';
import { PublishDirectory } from './publish-directory.usecase.js';
import { Tenants } from './tenants.provider.js';

/** Hospital groups, their campuses, departments and staff. */
@Module({
  controllers: [DirectoryController],
  providers: [DirectoryRepository, PublishDirectory, Tenants],
  exports: [DirectoryRepository, PublishDirectory, Tenants],
})
export class DirectoryModule {}
