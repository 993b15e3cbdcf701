import type { Identity, RoleGrant } from '@tingsu/contracts';
import { DirectoryPublished } from '@tingsu/contracts';
import { type FakeTime, fakeTime } from '@tingsu/database';
import { type Answer as AnswerOf, type RunningService, startService } from '@tingsu/testkit';
import { migrations } from '../migrations/index.js';
import { DeliverMails } from '../src/delivery/deliver-mails.job.js';
import type { Directory } from '../src/directory/directory.js';
import { SendDigests } from '../src/digests/send-digests.job.js';
import { SendAlerts } from '../src/robots/send-alerts.job.js';
import { notifications } from '../src/service.js';
import { TENANT } from './fixtures.js';
import { type MailServer, openMailServer } from './mail-server.js';

/** What the routes answer, all in one: a test looks at the fields that it expects. */
interface Answer {
  readonly code: string;
  readonly count: number;
  readonly items: readonly { readonly noticeId: string; readonly template: string }[];
  readonly nextCursor: string | null;
}

export interface NotificationsUnderTest extends Pick<
  RunningService,
  'app' | 'database' | 'broker' | 'deliver' | 'close'
> {
  readonly mailServer: MailServer;
  readonly time: FakeTime;
  /** The delivery of mails, which in these tests runs only when asked to. */
  readonly delivery: DeliverMails;
  request(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    who: Partial<Identity> | null,
    body?: object,
  ): Promise<AnswerOf<Answer>>;
}

/** The service as it runs, with a mail server of its own; mails go out only on `deliverDue`. */
export async function startNotifications(
  options: {
    smtpUrl?: string;
    alive?: boolean;
    gatherSeconds?: number;
    robots?: readonly object[];
    robotHosts?: readonly string[];
  } = {},
): Promise<NotificationsUnderTest> {
  const time = fakeTime('2026-11-20T10:00:00+08:00');
  const mailServer = await openMailServer();
  const service = await startService(notifications, {
    migrations,
    time,
    environment: {
      SMTP_URL: options.smtpUrl ?? mailServer.url,
      MAIL_FROM: '听诉 <tingsu@hospital.test>',
      PUBLIC_URL: 'http://localhost:8080',
      MAIL_LEASE_SECONDS: '60',
      NOTICE_GATHER_SECONDS: String(options.gatherSeconds ?? 5),
      MAIL_POLL_MS: '100',
      ALERT_ROBOTS: JSON.stringify(options.robots ?? []),
      ROBOT_HOSTS: (options.robotHosts ?? []).join(','),
    },
    adjust: (app) => {
      if (options.alive) return;
      app.get(DeliverMails).onApplicationBootstrap = () => undefined;
      app.get(SendAlerts).onApplicationBootstrap = () => undefined;
      app.get(SendDigests).onApplicationBootstrap = () => undefined;
    },
  });
  return {
    ...service,
    mailServer,
    time,
    delivery: service.app.get(DeliverMails),
    request: async (method, path, who, sent) => {
      const { status, body } = await service.request<Answer | null>(
        method,
        path,
        who && identityOf(who),
        sent,
      );
      return { status, body: body ?? ({} as Answer) };
    },
    close: async () => {
      await service.close();
      await mailServer.close();
    },
  };
}

export const grants = (...roles: RoleGrant['role'][]): RoleGrant[] =>
  roles.map((role) => ({ role, campus: null, department: null }));

export function directoryEvent(directory: Directory, version = 1): unknown {
  return {
    specversion: '1.0',
    id: `01900000-0000-7000-a000-${String(version).padStart(12, '0')}`,
    source: '/tingsu/gateway',
    type: DirectoryPublished.type,
    time: '2026-11-20T00:00:00Z',
    subject: TENANT,
    datacontenttype: 'application/json',
    tenantid: TENANT,
    aggregatetype: 'directory',
    aggregateid: TENANT,
    aggregateversion: version,
    actor: { type: 'system', id: null, role: null },
    data: directory,
  };
}

function identityOf(who: Partial<Identity>): Identity {
  return { kind: 'staff', tenantId: TENANT, personId: TENANT, grants: [], locale: 'zh-CN', ...who };
}
