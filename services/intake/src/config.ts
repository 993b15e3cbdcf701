import { MASTER_KEY_SETTINGS, withMasterKey } from '@tingsu/privacy';
import { integerSetting } from '@tingsu/runtime';
import { READING_CONFIG, SERVICE_CONFIG } from '@tingsu/service';
import { z } from 'zod';
import { mailboxesSetting } from './mailbox/mailboxes.js';
import { networksSetting } from './partners/networks.js';

/** The environment of intake. */
export const IntakeConfigSchema = withMasterKey(
  z.object({
    ...SERVICE_CONFIG,
    ...READING_CONFIG,
    ...MASTER_KEY_SETTINGS,
    /** `file:///directory` or `s3://bucket?endpoint=…`. */
    UPLOADS: z
      .string()
      .regex(/^(file|s3):\/\//, 'must be file:///directory or s3://bucket?endpoint=…'),
    /** Most megabytes of one group that wait for a complaint; what is over is refused until some were taken or swept. */
    UPLOADS_WAITING_MB: integerSetting(20_000, 1),
    /** Within which a complaint must have its case; later is an alarm. */
    CASE_EXPECTED_SECONDS: integerSetting(60, 1, 3_600),
    /** Lists count how many complaints came from the same phone number within so many days. */
    REPEATED_WITHIN_DAYS: integerSetting(90, 1, 3_650),
    /** For how long the screen shows what was revealed. */
    REVEAL_SECONDS: integerSetting(300, 30, 3_600),
    /** Addresses to which complaints are written: `[{"address":"tousu@hospital.cn","tenant":"…","campus":"main"}]`. */
    MAILBOXES: mailboxesSetting,
    /** Where mails for them are taken by SMTP; nowhere unless set. Only the hospital's own mail server may reach it. */
    MAIL_INLET_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
    MAIL_INLET_HOST: z.string().min(1).default('127.0.0.1'),
    /** `smtp://user:password@host:port` or `smtps://…`; without it no mail goes to complainants. */
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://')
      .optional(),
    /** The sender of mails to complainants, as in a From header. */
    MAIL_FROM: z.string().min(3).default('Tingsu <tingsu@localhost>'),
    /** Where complainants open the web app; messages link into it. */
    PUBLIC_URL: z.url().default('http://localhost'),
    /** Stand-ins that speak for every provider, to try out; left out, messages go to the addresses in the accounts. */
    PROVIDERS_URL: z.url().optional(),
    /** How long a provider may take to answer. */
    SEND_TIMEOUT_MS: integerSetting(10_000, 100, 60_000),
    /** How long a process may take over one message before another asks what became of it. */
    SEND_LEASE_SECONDS: integerSetting(120, 5, 3_600),
    SEND_BATCH: integerSetting(50, 1, 500),
    SEND_POLL_MS: integerSetting(1_000, 50, 60_000),
    /** Automatic acknowledgements to one address; the next ones wait an hour. */
    ACKNOWLEDGEMENTS_AN_HOUR: integerSetting(10, 1, 1_000),
    /** How long a patient may take to answer whether a relative may complain. */
    CONSENT_DAYS: integerSetting(14, 1, 90),
    /** Mails lie as they came for so many days; what they said is in the complaint. */
    MAIL_RAW_DAYS: integerSetting(365, 1, 3_650),
    /** Networks of the house to which webhooks may go all the same: `10.2.0.0/16,fd00::/8`. Everything else that is private is refused. */
    WEBHOOK_NETWORKS: networksSetting,
    /** How long a partner may take to answer a webhook. */
    WEBHOOK_TIMEOUT_MS: integerSetting(15_000, 100, 60_000),
    /** How long a process may take over one webhook before it is sent again under the same id. */
    WEBHOOK_LEASE_SECONDS: integerSetting(120, 1, 3_600),
    WEBHOOK_POLL_MS: integerSetting(1_000, 50, 60_000),
    /** After so many hours without a success an address is switched off. */
    WEBHOOK_OFF_HOURS: integerSetting(72, 1, 24 * 30),
    /** How long events for partners and their deliveries are kept. */
    PARTNER_EVENT_DAYS: integerSetting(60, 4, 3_650),
    /** Threads that print papers and read mails; with 0 the service does it itself and holds up everybody meanwhile. */
    WORK_THREADS: integerSetting(2, 0, 8),
  }),
);
export type IntakeConfig = z.infer<typeof IntakeConfigSchema>;
