import {
  type DynamicModule,
  Injectable,
  Module,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type TimeSource, DatabaseModule, UnitOfWork } from '@tingsu/database';
import { registerHealth } from '@tingsu/runtime';
import { eventQueueOf, MESSAGING_ENTITIES, MessagingModule } from '@tingsu/messaging';
import { DataKeyEntity, DataKeys, parseMasterKey } from '@tingsu/privacy';
import { AccessLogEntity } from './access/access-log.entity.js';
import { AccessLogController } from './access/access-log.controller.js';
import { AccessLogRepository } from './access/access-log.repository.js';
import { AdapterEntity } from './channels/adapter.entity.js';
import { AdapterRepository } from './channels/adapter.repository.js';
import { AdapterMessages } from './channels/adapter-messages.usecase.js';
import { AMQP_URL } from './channels/amqp-url.js';
import { SubmissionsConsumer } from './channels/submissions.consumer.js';
import {
  ComplaintEntity,
  IdempotencyKeyEntity,
  NumberSequenceEntity,
} from './complaints/complaint.entity.js';
import {
  ComplaintAdditionEntity,
  ExternalOrderEntity,
} from './complaints/external-order.entity.js';
import { ExternalOrderRepository } from './complaints/external-order.repository.js';
import { ComplaintRepository } from './complaints/complaint.repository.js';
import { ComplaintsController } from './complaints/complaints.controller.js';
import { ReadComplaint } from './complaints/read-complaint.usecase.js';
import { RecordUrge } from './complaints/record-urge.usecase.js';
import { RegisterComplaint } from './complaints/register-complaint.usecase.js';
import { RegistrationRepository } from './complaints/registration.repository.js';
import type { IntakeConfig } from './config.js';
import { CaseCopyEntity } from './progress/case-copy.entity.js';
import { CaseCopyRepository } from './progress/case-copy.repository.js';
import { CaseEventsConsumer } from './progress/case-events.consumer.js';
import { ReferenceConsumer } from './reference/reference.consumer.js';
import { DirectoryCopyEntity, PolicyCopyEntity } from './reference/reference.entity.js';
import { ReferenceRepository } from './reference/reference.repository.js';
import { RefusedController } from './refused/refused.controller.js';
import { RefusedHousekeeping } from './refused/refused.job.js';
import { RefusedQueue } from './refused/refused-queue.consumer.js';
import { RefusedSubmissionEntity } from './refused/refused-submission.entity.js';
import { RefusedSubmissionRepository } from './refused/refused-submission.repository.js';
import { SettleRefused } from './refused/settle-refused.usecase.js';
import { StoreUpload } from './uploads/store-upload.usecase.js';
import { Sweep } from './uploads/sweep.job.js';
import { UploadStore, uploadStoreFrom } from './uploads/upload-store.adapter.js';
import { UploadEntity } from './uploads/upload.entity.js';
import { UploadRepository } from './uploads/upload.repository.js';
import { UploadsController } from './uploads/uploads.controller.js';

export const SERVICE = 'intake';
export const ENTITIES = [
  AccessLogEntity,
  AdapterEntity,
  CaseCopyEntity,
  ComplaintAdditionEntity,
  ComplaintEntity,
  DataKeyEntity,
  DirectoryCopyEntity,
  ExternalOrderEntity,
  IdempotencyKeyEntity,
  NumberSequenceEntity,
  PolicyCopyEntity,
  RefusedSubmissionEntity,
  UploadEntity,
  ...MESSAGING_ENTITIES,
];

/** Ready means: the database answers and has our tables. Without directory and policies intake runs, and answers 503 to submissions. */
@Injectable()
class IntakeHealth implements OnApplicationBootstrap {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly references: ReferenceRepository,
  ) {}

  onApplicationBootstrap(): void {
    registerHealth(
      'postgresql',
      () => this.unitOfWork.system((tx) => tx.query('select 1 from upload limit 1')),
      {
        critical: true,
      },
    );
    registerHealth('policies', () => this.requirePolicies(), { critical: false });
  }

  private async requirePolicies(): Promise<void> {
    if (!(await this.references.anyReady()))
      throw new Error('Directory or policies have not arrived');
  }
}

@Module({})
export class IntakeModule {
  static forRoot(config: IntakeConfig, time?: TimeSource): DynamicModule {
    return {
      module: IntakeModule,
      imports: [
        DatabaseModule.forRoot({
          url: config.DATABASE_URL,
          service: SERVICE,
          entities: ENTITIES,
          poolSize: config.DATABASE_POOL,
          time,
        }),
        MessagingModule.forRoot({
          service: SERVICE,
          amqpUrl: config.AMQP_URL,
          queue: { name: eventQueueOf(SERVICE) },
        }),
      ],
      controllers: [
        AccessLogController,
        ComplaintsController,
        UploadsController,
        RefusedController,
        ReferenceConsumer,
        CaseEventsConsumer,
      ],
      providers: [
        AccessLogRepository,
        AdapterMessages,
        AdapterRepository,
        CaseCopyRepository,
        ComplaintRepository,
        ExternalOrderRepository,
        IntakeHealth,
        ReadComplaint,
        RecordUrge,
        ReferenceRepository,
        RefusedHousekeeping,
        RefusedQueue,
        RefusedSubmissionRepository,
        RegisterComplaint,
        RegistrationRepository,
        SettleRefused,
        StoreUpload,
        SubmissionsConsumer,
        Sweep,
        UploadRepository,
        { provide: AMQP_URL, useValue: config.AMQP_URL },
        {
          provide: DataKeys,
          useFactory: () => new DataKeys(parseMasterKey(config.MASTER_KEY), SERVICE),
        },
        { provide: UploadStore, useFactory: () => uploadStoreFrom(config.UPLOADS) },
      ],
    };
  }
}
