import { Module } from '@nestjs/common';
import { PoliciesModule } from '../policies/policies.module.js';
import { RunWhatIf } from './run-what-if.usecase.js';
import { StartWhatIf } from './start-what-if.usecase.js';
import { WhatIfController } from './what-if.controller.js';
import { WhatIfLoop } from './what-if.job.js';

/** What a draft of a policy would have done to the cases of a period. */
@Module({
  imports: [PoliciesModule],
  controllers: [WhatIfController],
  providers: [RunWhatIf, StartWhatIf, WhatIfLoop],
})
export class WhatIfModule {}
