import { randomUUID } from 'node:crypto';
import {
  DirectoryPublished,
  type MessageMedium,
  PolicyActivated,
  type Submission,
} from '@tingsu/contracts';
import { type FakeTime, fakeTime, UnitOfWork } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { eventually } from '@tingsu/testkit';
import request from 'supertest';
import { MediaAccountRepository } from '../src/accounts/media-account.repository.js';
import { AccountSettingsSchema, MEDIUM_OF, type Provider } from '../src/media/account.js';
import { WriteMessage } from '../src/messages/write-message.usecase.js';
import { SendDueJob } from '../src/sendings/send-due.job.js';
import { Sendings } from '../src/sendings/sendings.usecase.js';
import { aDirectory, aSubmission, FRIDAY, TENANT, thePolicies } from './fixture.js';
import { ACCOUNT_SECRETS, ACCOUNT_SETTINGS } from './provider-accounts.js';
import { type RunningIntake, startIntake, visitor } from './running-intake.js';
import { type RunningProviders, startProviders } from './running-providers.js';

export const WORDS = '您的投诉已核实：护士长将当面道歉。𠮷';
export const RECEIPT_KEY = 'the-key-of-receipts';
const OFFICER = '01900000-0000-7000-8000-0000000000aa';

interface Way {
  readonly sendingId: string;
  readonly messageId: string;
  readonly medium: string;
  readonly state: string;
  readonly attempts: number;
  readonly proof: string | null;
  readonly error: string | null;
  readonly ref: string | null;
}

export interface Sending {
  readonly intake: RunningIntake;
  readonly providers: RunningProviders;
  readonly time: FakeTime;
  readonly job: SendDueJob;
  /** A complaint with these ways to reach its sender; gives its id. */
  complaint(complainant?: Partial<Submission['complainant']>, openId?: string): Promise<string>;
  numberOf(complaintId: string): Promise<string>;
  /** The tracking code of the receipt. */
  codeOf(complaintId: string): Promise<string>;
  /** Writes a message and sends it; gives its id. */
  message(complaintId: string, media: readonly MessageMedium[], urgent?: boolean): Promise<string>;
  /** Keeps an account, with other settings than usual. */
  account(provider: Provider, changes?: object, secret?: object): Promise<void>;
  ways(messageId: string): Promise<readonly Way[]>;
  /** What was said of a message, after that it was written. */
  said(messageId: string): Promise<readonly { readonly type: string; readonly data: object }[]>;
  /** Leaves a sending as a crash does after it was claimed, and lets its lease end. */
  crash(messageId: string): Promise<void>;
  close(): Promise<void>;
}

/** Intake whose messages go out only on `job.round`, with stand-ins for every provider. */
export async function startSending(): Promise<Sending> {
  const time = fakeTime(FRIDAY);
  const providers = await startProviders();
  const intake = await startIntake({
    time,
    environment: {
      SMTP_URL: providers.smtpUrl,
      MAIL_FROM: '听诉 <tingsu@hospital.test>',
      PUBLIC_URL: 'https://tingsu.test',
      SEND_TIMEOUT_MS: '60000',
      SEND_LEASE_SECONDS: '60',
      ACKNOWLEDGEMENTS_AN_HOUR: '2',
    },
    adjust: (app) => {
      app.get(SendDueJob).onApplicationBootstrap = () => undefined;
    },
  });
  await intake.publish(DirectoryPublished, TENANT, 1, aDirectory());
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
  const unitOfWork = intake.app.get(UnitOfWork);
  const job = intake.app.get(SendDueJob);

  const account = (provider: Provider, changes: object = {}, secret: object = {}) =>
    unitOfWork.run(TENANT, (tx) => {
      const usual = provider === 'smtp' ? { provider } : ACCOUNT_SETTINGS(providers.url)[provider];
      return intake.app.get(MediaAccountRepository).keep(tx, {
        medium: MEDIUM_OF[provider],
        settings: AccountSettingsSchema.parse({ perAddressADay: 100, ...usual, ...changes }),
        secret: provider === 'smtp' ? null : { ...ACCOUNT_SECRETS[provider], ...secret },
        receiptKey: RECEIPT_KEY,
        changedBy: null,
      });
    });
  for (const provider of ['aliyun', 'wechat'] as const) await account(provider);

  const numberOf = async (complaintId: string) => {
    const [row] = await intake.database.admin<{ complaintNo: string }>(
      'select complaint_no as "complaintNo" from intake.complaint where id = $1',
      [complaintId],
    );
    return row?.complaintNo ?? '';
  };

  return {
    ...{ intake, providers, time, job, account },
    async complaint(complainant = {}, openId) {
      const authorization = await intake.bearer(visitor);
      const { complainant: usual } = aSubmission();
      const complaintNo = await eventually(async () => {
        const { status, body } = await request(intake.url)
          .post('/api/v1/complaints')
          .set('Authorization', authorization)
          .set('Idempotency-Key', randomUUID())
          .send(aSubmission({ complainant: { ...usual, ...complainant } }));
        return status === 503 ? null : (body.complaintNo as string);
      });
      const [row] = await intake.database.admin<{ id: string }>(
        'select id from intake.complaint where complaint_no = $1',
        [complaintNo],
      );
      if (!row) throw new Error('the complaint is not there');
      if (openId !== undefined) {
        const cell = { table: 'complaint', column: 'open_id', rowId: row.id };
        const keys = await unitOfWork.run(TENANT, (tx) => intake.app.get(DataKeys).forTenant(tx));
        await intake.database.admin('update intake.complaint set open_id = $2 where id = $1', [
          ...[row.id, keys.seal(cell, openId)],
        ]);
      }
      return row.id;
    },
    numberOf,
    codeOf: async (complaintId) =>
      (await unitOfWork.run(TENANT, (tx) => intake.app.get(DataKeys).forTenant(tx))).trackingCode(
        complaintId,
      ),
    message: async (complaintId, media, urgent = false) => {
      const complaintNo = await numberOf(complaintId);
      return unitOfWork.run(TENANT, async (tx) => {
        const { messageId } = await intake.app.get(WriteMessage).execute(tx, {
          complaint: { id: complaintId, complaintNo },
          author: { type: 'person', id: OFFICER, role: 'centre_officer' },
          message: {
            ...{ direction: 'out', kind: 'message', via: null, personId: OFFICER, notice: null },
            ...{ at: tx.now, words: WORDS, subject: null, satisfied: null, key: null, files: [] },
          },
        });
        await intake.app.get(Sendings).queue(tx, { messageId, complaintId, media, urgent });
        return messageId;
      });
    },
    ways: (messageId) =>
      intake.database.admin<Way>(
        `select sending_id as "sendingId", message_id as "messageId", medium, state, attempts, proof, last_error as error, provider_ref as ref
         from intake.sending where message_id = $1 order by rank, sending_id`,
        [messageId],
      ),
    said: (messageId) =>
      intake.database.admin(
        `select type, body::jsonb -> 'data' as data from intake.outbox where aggregate_id = $1 and aggregate_version > 1 order by aggregate_version`,
        [messageId],
      ),
    crash: async (messageId) => {
      await intake.database.admin(
        `update intake.sending set state = 'sending', attempts = greatest(attempts, 1), next_attempt_at = null, lease_until = $2,
           provider = null, provider_ref = null, receipt_by = null, proof = null, settled_at = null, tried_at = coalesce(tried_at, $2)
         where message_id = $1`,
        [messageId, new Date(time.now().getTime() + 1_000)],
      );
      await intake.database.admin(
        `update intake.outgoing set state = 'open', outcomes = 0 where message_id = $1`,
        [messageId],
      );
      await intake.database.admin(
        'delete from intake.outbox where aggregate_id = $1 and aggregate_version > 1',
        [messageId],
      );
      time.advance(2_000);
    },
    close: async () => {
      await intake.close();
      await providers.close();
    },
  };
}
