import fastifyCookie from '@fastify/cookie';
import { openApiOf, sendProblem } from '@tingsu/http';
import { MESSAGING_ENTITIES } from '@tingsu/messaging';
import { DataKeyEntity } from '@tingsu/privacy';
import { defineService } from '@tingsu/service';
import { AccountsModule } from './accounts/accounts.module.js';
import { AdministrationLogEntity } from './administration/administration-log.entity.js';
import { AdministrationModule } from './administration/administration.module.js';
import { CallSystemEntity } from './calls/call-system.entity.js';
import { IncomingCallEntity } from './calls/call.entity.js';
import { CallsModule } from './calls/calls.module.js';
import { CallsRoute } from './calls/calls.routes.js';
import { GatewayConfigSchema } from './config.js';
import { DirectoryModule } from './directory/directory.module.js';
import { ORGANISATION_ENTITIES } from './directory/organisation.entity.js';
import { DocumentsModule } from './documents/documents.module.js';
import { Documents } from './documents/documents.routes.js';
import type { OpenApi } from './documents/merge-openapi.js';
import { FACTOR_ENTITIES } from './factors/factor.entity.js';
import { AccessLogRoute } from './forwarding/access-log.routes.js';
import { CaseDossierRoute } from './forwarding/case-dossier.routes.js';
import { CasePapersRoute } from './forwarding/case-papers.routes.js';
import { DecisionPaperRoute } from './forwarding/decision-paper.routes.js';
import { Forwarding } from './forwarding/forward.routes.js';
import { ForwardingModule } from './forwarding/forwarding.module.js';
import { ManyPapersRoute } from './forwarding/many-papers.routes.js';
import { ProgressRoute } from './forwarding/progress.routes.js';
import { rateLimits } from './forwarding/rate-limits.routes.js';
import { SharedCounts } from './limits/shared-counts.client.js';
import { EventsRoute } from './live/events.routes.js';
import { LiveModule } from './live/live.module.js';
import { compressedAnswers, pages, securityHeaders } from './pages/pages.routes.js';
import { OrganisationModule } from './organisation/organisation.module.js';
import { PlainModule } from './plain/plain.module.js';
import { PlainRoutes } from './plain/plain.routes.js';
import { MeetingPacksModule } from './meeting-packs/meeting-packs.module.js';
import { MeetingPacksRoute } from './meeting-packs/meeting-packs.routes.js';
import { RegisterBookModule } from './register-book/register-book.module.js';
import { RegisterBookRoute } from './register-book/register-book.routes.js';
import { RegisterFileRoute } from './register-book/register-file.routes.js';
import { ROSTER_ENTITIES } from './rosters/roster.entity.js';
import { RostersModule } from './rosters/rosters.module.js';
import { OrderAnswersRoute } from './sheets/order-answers.routes.js';
import { PersonnelFilesRoute } from './sheets/personnel-files.routes.js';
import { SheetsModule } from './sheets/sheets.module.js';
import { SheetsRoute } from './sheets/sheets.routes.js';
import { ACCOUNT_ENTITIES } from './session/account.entity.js';
import { RequestIdentity } from './session/request-identity.provider.js';
import { SessionModule } from './session/session.module.js';
import { SEALED_GATEWAY } from './session/sealed-logs.js';

export const gateway = defineService({
  name: 'gateway',
  config: GatewayConfigSchema,
  entities: [
    ...ORGANISATION_ENTITIES,
    ...ROSTER_ENTITIES,
    ...ACCOUNT_ENTITIES,
    ...FACTOR_ENTITIES,
    DataKeyEntity,
    AdministrationLogEntity,
    CallSystemEntity,
    IncomingCallEntity,
    ...MESSAGING_ENTITIES,
  ],
  sealed: SEALED_GATEWAY,
  features: [
    DirectoryModule,
    RostersModule,
    SessionModule,
    AdministrationModule,
    AccountsModule,
    OrganisationModule,
    ForwardingModule,
    LiveModule,
    CallsModule,
    PlainModule,
    MeetingPacksModule,
    RegisterBookModule,
    SheetsModule,
    DocumentsModule,
  ],
  consumes: false,
  http: (config) => ({
    identify: (app) => {
      const identities = app.get(RequestIdentity);
      return async (request) => (await identities.ofStaffRoute(request)).identity;
    },
    trustProxy: config.TRUST_PROXY ?? false,
    // A phone needs its time to send 20 MB, and a page that listens is quiet for long.
    timeouts: { requestMs: 300_000, idleMs: 60_000 },
    routes: async (fastify, app) => {
      await fastify.register(fastifyCookie);
      await compressedAnswers(fastify);
      await securityHeaders(fastify, config);
      await rateLimits(fastify, config, app.get(SharedCounts));
      await app.get(Forwarding).addTo(fastify);
      await fastify.register(async (scope) => {
        scope.setErrorHandler(sendProblem);
        app.get(ProgressRoute).addTo(scope);
        app.get(CasePapersRoute).addTo(scope);
        app.get(DecisionPaperRoute).addTo(scope);
        app.get(CaseDossierRoute).addTo(scope);
        app.get(ManyPapersRoute).addTo(scope);
        app.get(EventsRoute).addTo(scope);
        app.get(AccessLogRoute).addTo(scope);
        app.get(MeetingPacksRoute).addTo(scope);
        app.get(RegisterBookRoute).addTo(scope);
        app.get(RegisterFileRoute).addTo(scope);
        app.get(OrderAnswersRoute).addTo(scope);
        app.get(PersonnelFilesRoute).addTo(scope);
        await app.get(CallsRoute).addTo(scope);
        await app.get(SheetsRoute).addTo(scope);
        await app
          .get(Documents)
          .addTo(scope, async () => (await openApiOf(app, 'gateway')) as unknown as OpenApi);
      });
      await app.get(PlainRoutes).addTo(fastify);
      await pages(fastify, config);
    },
  }),
});
