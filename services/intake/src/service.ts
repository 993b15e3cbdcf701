import multipart from '@fastify/multipart';
import { JSON_LINES, MAX_UPLOAD_BYTES } from '@tingsu/contracts';
import { MESSAGING_ENTITIES } from '@tingsu/messaging';
import { DataKeyEntity, SubjectKeyEntity } from '@tingsu/privacy';
import { defineService, ReadingDayEntity } from '@tingsu/service';
import { AccountsModule } from './accounts/accounts.module.js';
import { MediaAccountEntity } from './accounts/media-account.entity.js';
import { ReceiptsModule } from './receipts/receipts.module.js';
import { EarlyReceiptEntity, OutgoingEntity, SendingEntity } from './sendings/sending.entity.js';
import { SendingsModule } from './sendings/sendings.module.js';
import { AccessLogEntity } from './access/access-log.entity.js';
import { AccessModule } from './access/access.module.js';
import { AdapterEntity } from './channels/adapter.entity.js';
import { ApiKeysModule } from './channels/api-keys.module.js';
import { InletUseEntity } from './channels/inlet-use.entity.js';
import { KeyMinuteEntity } from './channels/key-minute.entity.js';
import { PartnerEventEntity, PartnerFeedEntity } from './partners/partner-event.entity.js';
import { PartnersModule } from './partners/partners.module.js';
import { WebhookDeliveryEntity, WebhookEndpointEntity } from './partners/webhook.entity.js';
import { AdditionsModule } from './additions/additions.module.js';
import { AlikeModule } from './alike/alike.module.js';
import { AlarmEntity } from './awaited-cases/alarm.entity.js';
import { AttemptEntity } from './attempts/attempt.entity.js';
import { AwaitedCaseEntity } from './awaited-cases/awaited-case.entity.js';
import { AwaitedCasesModule } from './awaited-cases/awaited-cases.module.js';
import { ChannelsModule } from './channels/channels.module.js';
import {
  ComplaintEntity,
  IdempotencyKeyEntity,
  NumberSequenceEntity,
} from './complaints/complaint.entity.js';
import {
  ComplaintAdditionEntity,
  ExternalOrderEntity,
} from './complaints/external-order.entity.js';
import { ComplaintRegistrationEntity } from './complaints/staff-registration.entity.js';
import { ComplaintsModule } from './complaints/complaints.module.js';
import { IntakeConfigSchema } from './config.js';
import { ConsentRequestEntity } from './consents/consent-request.entity.js';
import { ConsentsModule } from './consents/consents.module.js';
import { ContactModule } from './contact/contact.module.js';
import { DossierModule } from './dossier/dossier.module.js';
import { DossierKeyEntity } from './dossier/dossier-key.entity.js';
import { CopiesModule } from './copies/copies.module.js';
import { CorrectedPhoneEntity } from './contact/corrected-phone.entity.js';
import { GivenCopyEntity, GivenCopyFileEntity } from './copies/given-copy.entity.js';
import { ErasedFileEntity } from './erasures/erased-file.entity.js';
import { EvidenceEntity } from './evidence/evidence.entity.js';
import { EvidenceModule } from './evidence/evidence.module.js';
import { FindModule } from './find/find.module.js';
import { GistsModule } from './gists/gists.module.js';
import { InletEntity } from './inlets/inlet.entity.js';
import { InletsModule } from './inlets/inlets.module.js';
import { LostReceiptEntity } from './lost-receipts/lost-receipt.entity.js';
import { LostReceiptsModule } from './lost-receipts/lost-receipts.module.js';
import { MailEntity } from './mailbox/mail.entity.js';
import { LettersModule } from './letters/letters.module.js';
import { MailboxModule } from './mailbox/mailbox.module.js';
import { MessagesModule } from './messages/messages.module.js';
import { MessageEntity, MessageFileEntity } from './messages/message.entity.js';
import { CaseCopyEntity } from './progress/case-copy.entity.js';
import { PaperEntity, PaperSeriesEntity } from './papers/paper.entity.js';
import { OrderAuthorityEntity } from './orders/order-authority.entity.js';
import { OrderRequestEntity } from './orders/order-request.entity.js';
import { OrdersModule } from './orders/orders.module.js';
import { PapersModule } from './papers/papers.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { PartnerModule } from './partner/partner.module.js';
import { PostersModule } from './posters/posters.module.js';
import { ReachWishEntity } from './reach-wishes/reach-wish.entity.js';
import { ReachWishesModule } from './reach-wishes/reach-wishes.module.js';
import { ProgressModule } from './progress/progress.module.js';
import { DirectoryCopyEntity, PolicyCopyEntity } from './reference/reference.entity.js';
import { ReferenceModule } from './reference/reference.module.js';
import { RefusedSubmissionEntity } from './refused/refused-submission.entity.js';
import { RegisterExportEntity } from './register-book/register-export.entity.js';
import { RegisterBookModule } from './register-book/register-book.module.js';
import { RefusedModule } from './refused/refused.module.js';
import { UploadEntity } from './uploads/upload.entity.js';
import { UploadsModule } from './uploads/uploads.module.js';
import { WechatCallEntity, WechatTalkEntity } from './wechat/wechat.entity.js';
import { WechatModule } from './wechat/wechat.module.js';
import { SEALED_INTAKE } from './complaints/sealed-logs.js';

/** A text has 2 KB at most, and twice that sealed. */
const MAX_WECHAT_CALL_BYTES = 64 * 1024;

/** Thousands of facts of one case. */
const MOST_LOG_BYTES = 32 * 1024 * 1024;

export const intake = defineService({
  name: 'intake',
  config: IntakeConfigSchema,
  entities: [
    AccessLogEntity,
    ReadingDayEntity,
    AdapterEntity,
    AlarmEntity,
    AttemptEntity,
    AwaitedCaseEntity,
    CaseCopyEntity,
    ComplaintAdditionEntity,
    ComplaintEntity,
    ComplaintRegistrationEntity,
    ConsentRequestEntity,
    CorrectedPhoneEntity,
    DataKeyEntity,
    ErasedFileEntity,
    SubjectKeyEntity,
    DirectoryCopyEntity,
    DossierKeyEntity,
    EarlyReceiptEntity,
    EvidenceEntity,
    GivenCopyEntity,
    GivenCopyFileEntity,
    ExternalOrderEntity,
    IdempotencyKeyEntity,
    InletEntity,
    InletUseEntity,
    KeyMinuteEntity,
    LostReceiptEntity,
    MailEntity,
    MediaAccountEntity,
    MessageEntity,
    MessageFileEntity,
    NumberSequenceEntity,
    OrderAuthorityEntity,
    OrderRequestEntity,
    PaperEntity,
    PaperSeriesEntity,
    OutgoingEntity,
    PartnerEventEntity,
    PartnerFeedEntity,
    PolicyCopyEntity,
    ReachWishEntity,
    RefusedSubmissionEntity,
    RegisterExportEntity,
    SendingEntity,
    UploadEntity,
    WechatCallEntity,
    WechatTalkEntity,
    WebhookDeliveryEntity,
    WebhookEndpointEntity,
    ...MESSAGING_ENTITIES,
  ],
  growing: [{ table: 'access_log', keepMonths: 60 }],
  sealed: SEALED_INTAKE,
  features: [
    AccessModule,
    AccountsModule,
    AdditionsModule,
    AlikeModule,
    ApiKeysModule,
    AwaitedCasesModule,
    ChannelsModule,
    ComplaintsModule,
    ConsentsModule,
    ContactModule,
    CopiesModule,
    DossierModule,
    EvidenceModule,
    FindModule,
    GistsModule,
    InletsModule,
    LettersModule,
    LostReceiptsModule,
    MailboxModule,
    MessagesModule,
    OrdersModule,
    PapersModule,
    PartnersModule,
    PartnerModule,
    NoticesModule,
    PostersModule,
    ProgressModule,
    ReachWishesModule,
    ReceiptsModule,
    ReferenceModule,
    RefusedModule,
    RegisterBookModule,
    SendingsModule,
    UploadsModule,
    WechatModule,
  ],
  http: () => ({
    // As long as the gateway gives a telephone to send 20 MB (S-16).
    timeouts: { requestMs: 300_000, idleMs: 60_000 },
    routes: async (fastify) => {
      fastify.addContentTypeParser(
        ['text/xml', 'application/xml'],
        { parseAs: 'string', bodyLimit: MAX_WECHAT_CALL_BYTES },
        (_request, body, done) => done(null, body),
      );
      // The log of a case, on its way into a dossier.
      fastify.addContentTypeParser(
        JSON_LINES,
        { parseAs: 'buffer', bodyLimit: MOST_LOG_BYTES },
        (_request, body, done) => done(null, body),
      );
      await fastify.register(multipart, {
        throwFileSizeLimit: false,
        limits: { fileSize: MAX_UPLOAD_BYTES, files: 1, fields: 5 },
      });
    },
  }),
});
