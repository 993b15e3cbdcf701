import { randomBytes, randomUUID } from 'node:crypto';
import type { Receipt, Submission } from '@tingsu/contracts';
import { fakeTime } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { DataKeys, MasterRing } from '@tingsu/privacy';
import { openTestDatabase, type TestDatabase } from '@tingsu/testkit';
import { migrations } from '../migrations/index.js';
import { InletUse } from '../src/channels/inlet-use.job.js';
import { InletUseRepository } from '../src/channels/inlet-use.repository.js';
import { ClaimRefusals } from '../src/complaints/claim-refusals.repository.js';
import { ComplaintRepository } from '../src/complaints/complaint.repository.js';
import { RecordUrge, type UrgeCommand } from '../src/complaints/record-urge.usecase.js';
import {
  RegisterComplaint,
  type RegisterCommand,
} from '../src/complaints/register-complaint.usecase.js';
import { ExternalOrderRepository } from '../src/complaints/external-order.repository.js';
import { RegistrationRepository } from '../src/complaints/registration.repository.js';
import { StaffRegistrationRepository } from '../src/complaints/staff-registration.repository.js';
import { intake } from '../src/service.js';
import { ReferenceRepository } from '../src/reference/reference.repository.js';
import { UploadRepository } from '../src/uploads/upload.repository.js';
import { aDirectory, aSubmission, FRIDAY, TENANT, thePolicies } from './fixture.js';

export interface Totals {
  readonly complaints: number;
  readonly events: number;
  /** The last number given out. */
  readonly last: number;
}

/** The registration of complaints on a real database, without HTTP and broker. */
export class Registering {
  readonly dataKeys = new DataKeys(MasterRing.of(randomBytes(32)), 'intake');
  readonly uploads = new UploadRepository(this.dataKeys);
  readonly orders = new ExternalOrderRepository(this.dataKeys);
  readonly entries = new StaffRegistrationRepository(this.dataKeys);
  private readonly time = fakeTime(FRIDAY);
  private register: RegisterComplaint;

  private constructor(readonly database: TestDatabase) {
    this.register = this.anInstance();
  }

  static async open(...tenants: readonly string[]): Promise<Registering> {
    const registering = new Registering(
      await openTestDatabase('intake', {
        migrations,
        entities: intake.entities,
        time: fakeTime(FRIDAY),
        poolSize: 4,
      }),
    );
    for (const tenant of tenants) await registering.publish(tenant);
    return registering;
  }

  /** Another process of intake: nothing is shared but the database. */
  anInstance(): RegisterComplaint {
    const { unitOfWork } = this.database;
    const registrations = new RegistrationRepository(
      unitOfWork,
      new Outbox('intake'),
      this.dataKeys,
      new ClaimRefusals(this.uploads, this.entries),
      this.orders,
    );
    const references = new ReferenceRepository(unitOfWork);
    const use = new InletUse(unitOfWork, references, new InletUseRepository(), this.time);
    return new RegisterComplaint(registrations, references, this.time, use);
  }

  send(
    changes: Partial<Omit<RegisterCommand, 'submission'>> & { submission?: Submission } = {},
    instance = this.register,
  ): Promise<Receipt> {
    return instance.execute({
      tenantId: TENANT,
      sender: null,
      key: randomUUID(),
      receiptShown: true,
      submission: aSubmission(),
      ...changes,
    });
  }

  /** As if directory and policies had arrived as events, and been noticed at once. */
  async publish(tenant: string, version = 1, directory = aDirectory()): Promise<void> {
    const references = new ReferenceRepository(this.database.unitOfWork);
    await this.database.unitOfWork.run(tenant, async (tx) => {
      await references.storeDirectory(tx, version, directory);
      await references.storePolicies(tx, version, thePolicies());
    });
    this.register = this.anInstance();
  }

  async anUpload(): Promise<string> {
    const uploadId = randomUUID();
    const upload = {
      uploadId,
      fileName: 'a.pdf',
      mediaType: 'application/pdf',
      bytes: 3,
      sha256: randomBytes(32),
      storageKey: uploadId,
    };
    await this.database.unitOfWork.run(TENANT, (tx) => this.uploads.add(tx, upload));
    return uploadId;
  }

  /** The complaint with everything sealed opened. */
  open(complaintNo: string) {
    const complaints = this.complaints();
    return this.database.unitOfWork.run(TENANT, async (tx) => {
      const head = await complaints.head(tx, complaintNo);
      if (!head) throw new Error(`There is no complaint ${complaintNo}`);
      return complaints.open(tx, head);
    });
  }

  press(command: UrgeCommand) {
    const { unitOfWork } = this.database;
    return new RecordUrge(
      unitOfWork,
      new Outbox('intake'),
      this.dataKeys,
      this.orders,
      this.complaints(),
      new ReferenceRepository(unitOfWork),
    ).execute(command);
  }

  private complaints(): ComplaintRepository {
    return new ComplaintRepository(this.dataKeys, this.orders, this.entries);
  }

  /** Types and versions of the events of a complaint, in the order in which they were written. */
  async eventsOf(complaintNo: string): Promise<readonly string[]> {
    const rows = await this.database.admin<{ event: string }>(
      `select o.type || ' ' || o.aggregate_version as event from intake.outbox o
       join intake.complaint c on c.id::text = o.aggregate_id where c.complaint_no = $1 and c.tenant_id = $2 order by o.position`,
      [complaintNo, TENANT],
    );
    return rows.map(({ event }) => event);
  }

  async countOf(complaintNo: string): Promise<number> {
    const rows = await this.database.admin(
      'select 1 from intake.complaint where complaint_no = $1 and tenant_id = $2',
      [complaintNo, TENANT],
    );
    return rows.length;
  }

  async totals(): Promise<Totals> {
    const [row] = await this.database.admin<Totals>(
      `select (select count(*) from intake.complaint where tenant_id = $1)::int as complaints,
         (select count(*) from intake.outbox where tenant_id = $1)::int as events,
         coalesce((select last from intake.number_sequence where tenant_id = $1), 0) as last`,
      [TENANT],
    );
    if (!row) throw new Error('No totals');
    return row;
  }
}
