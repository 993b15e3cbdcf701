import { Module } from '@nestjs/common';
import { ReferenceModule } from '../reference/reference.module.js';
import { AdaptersModule } from './adapters.module.js';
import { ApiKeyRepository } from './api-key.repository.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeys } from './api-keys.usecase.js';

/** API keys as administrators make, limit, exchange and revoke them. */
@Module({
  imports: [AdaptersModule, ReferenceModule],
  controllers: [ApiKeysController],
  providers: [ApiKeyRepository, ApiKeys],
})
export class ApiKeysModule {}
