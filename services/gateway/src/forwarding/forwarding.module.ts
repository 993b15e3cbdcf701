import { Module } from '@nestjs/common';
import { CONFIG } from '@tingsu/service';
import type { GatewayConfig } from '../config.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { SessionModule } from '../session/session.module.js';
import { AccessLogRoute } from './access-log.routes.js';
import { AskService } from './ask-service.client.js';
import { Admission } from './admission.js';
import { CaseDossierRoute } from './case-dossier.routes.js';
import { CasePapersRoute } from './case-papers.routes.js';
import { CaseParts } from './case-parts.provider.js';
import { DecisionPaperRoute } from './decision-paper.routes.js';
import { Forwarding } from './forward.routes.js';
import { IdentityTokens } from './identity-tokens.provider.js';
import { ManyPapersRoute } from './many-papers.routes.js';
import { ProgressRoute } from './progress.routes.js';
import { ReadProgress } from './read-progress.client.js';
import { Upstreams } from './upstreams.adapter.js';

/** Who fills in a form waits some seconds for an answer, not longer. */
const PATIENCE_MS = 5_000;
const ADMISSION = {
  provide: Admission,
  inject: [CONFIG],
  useFactory: (config: GatewayConfig) =>
    new Admission(
      {
        atOnce: config.COMPLAINTS_AT_ONCE,
        waiting: config.COMPLAINTS_WAITING,
        patienceMs: PATIENCE_MS,
      },
      () => performance.now(),
    ),
};

/** Requests that another service answers. */
@Module({
  imports: [DirectoryModule, LimitsModule, SessionModule],
  providers: [
    AccessLogRoute,
    ADMISSION,
    AskService,
    CaseDossierRoute,
    CasePapersRoute,
    CaseParts,
    DecisionPaperRoute,
    Forwarding,
    IdentityTokens,
    ManyPapersRoute,
    ProgressRoute,
    ReadProgress,
    Upstreams,
  ],
  exports: [Admission, AskService, IdentityTokens, ReadProgress, Upstreams],
})
export class ForwardingModule {}
