import {
  type DynamicModule,
  Injectable,
  Module,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type Clock, DatabaseModule, UnitOfWork } from '@tingsu/database';
import { registerHealth } from '@tingsu/runtime';
import { eventQueueOf, MESSAGING_ENTITIES, MessagingModule } from '@tingsu/messaging';
import { DataKeyRow, DataKeys, parseMasterKey } from '@tingsu/privacy';
import { AccessLogRow } from './access/access-log.entity.js';
import { AccessLogRepository } from './access/access-log.repository.js';
import { AdapterRow } from './channels/adapter.entity.js';
import { AdapterRepository } from './channels/adapter.repository.js';
import { AMQP_URL, SubmissionsConsumer } from './channels/submissions.consumer.js';
import {
  ComplaintRow,
  IdempotencyKeyRow,
  NumberSequenceRow,
} from './complaints/complaint.entity.js';
import { ComplaintRepository } from './complaints/complaint.repository.js';
import { ComplaintsController } from './complaints/complaints.controller.js';
import { ReadComplaint } from './complaints/read-complaint.usecase.js';
import { RegisterComplaint } from './complaints/register-complaint.usecase.js';
import { RegistrationRepository } from './complaints/registration.repository.js';
import type { IntakeConfig } from './config.js';
import { CaseCopyRow } from './progress/case-copy.entity.js';
import { CaseCopyRepository } from './progress/case-copy.repository.js';
import { CaseEventsConsumer } from './progress/case-events.consumer.js';
import { ReferenceConsumer } from './reference/reference.consumer.js';
import { DirectoryCopyRow, PolicyCopyRow } from './reference/reference.entity.js';
import { ReferenceRepository } from './reference/reference.repository.js';
import { StoreUpload } from './uploads/store-upload.usecase.js';
import { Sweep } from './uploads/sweep.job.js';
import { UploadStore, uploadStoreFrom } from './uploads/upload-store.gateway.js';
import { UploadRow } from './uploads/upload.entity.js';
import { UploadRepository } from './uploads/upload.repository.js';
import { UploadsController } from './uploads/uploads.controller.js';

export const SERVICE = 'intake';
export const ENTITIES = [
  AccessLogRow,
  AdapterRow,
  CaseCopyRow,
  ComplaintRow,
  DataKeyRow,
  DirectoryCopyRow,
  IdempotencyKeyRow,
  NumberSequenceRow,
  PolicyCopyRow,
  UploadRow,
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
  static forRoot(config: IntakeConfig, clock?: Clock): DynamicModule {
    return {
      module: IntakeModule,
      imports: [
        DatabaseModule.forRoot({
          url: config.DATABASE_URL,
          service: SERVICE,
          entities: ENTITIES,
          poolSize: config.DATABASE_POOL,
          clock,
        }),
        MessagingModule.forRoot({
          service: SERVICE,
          amqpUrl: config.AMQP_URL,
          queue: { name: eventQueueOf(SERVICE) },
        }),
      ],
      controllers: [ComplaintsController, UploadsController, ReferenceConsumer, CaseEventsConsumer],
      providers: [
        AccessLogRepository,
        AdapterRepository,
        CaseCopyRepository,
        ComplaintRepository,
        IntakeHealth,
        ReadComplaint,
        ReferenceRepository,
        RegisterComplaint,
        RegistrationRepository,
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
