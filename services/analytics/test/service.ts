import type { Identity, Overview, Problem, RoleGrant } from '@tingsu/contracts';
import { fakeTime } from '@tingsu/database';
import { RabbitTransport } from '@tingsu/messaging';
import { type RunningService, startService, type TestDatabase } from '@tingsu/testkit';
import { migrations } from '../migrations/index.js';
import { analytics } from '../src/service.js';
import { TENANT } from './events.js';

export interface AnalyticsUnderTest extends Pick<
  RunningService,
  'database' | 'broker' | 'deliver' | 'close'
> {
  get(
    path: string,
    grants: readonly RoleGrant[] | null,
  ): Promise<{ status: number; overview: Overview; problem: Problem }>;
  /** The whole read model, as text. */
  readModel(): Promise<string>;
  /** As if every instance were down. */
  stopConsuming(): Promise<void>;
}

export async function startAnalytics(): Promise<AnalyticsUnderTest> {
  const service = await startService(analytics, {
    migrations,
    time: fakeTime('2026-11-23T10:00:00+08:00'),
  });
  return {
    ...service,
    get: async (path, grants) => {
      const who = grants && staff(grants);
      const { status, body } = await service.request<Overview & Problem>('GET', path, who);
      return { status, overview: body, problem: body };
    },
    readModel: () => readModelOf(service.database),
    stopConsuming: () => service.app.get(RabbitTransport).close(),
  };
}

function staff(grants: readonly RoleGrant[]): Identity {
  return {
    kind: 'staff',
    tenantId: TENANT,
    personId: TENANT,
    grants: [...grants],
    locale: 'zh-CN',
  };
}

async function readModelOf(database: TestDatabase): Promise<string> {
  const tables = ['case_fact', 'clock_fact', 'tally', 'clock_label', 'organisation'];
  const parts = await Promise.all(
    tables.map(async (table) => {
      const filter = table === 'tally' ? 'where count <> 0' : '';
      const rows = await database.admin<{ row: string }>(
        `select t::text as row from analytics.${table} t ${filter} order by 1`,
      );
      return `${table}\n${rows.map(({ row }) => row).join('\n')}`;
    }),
  );
  return parts.join('\n\n');
}
