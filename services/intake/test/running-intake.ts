import type { EventDefinition, Identity, RoleGrant } from '@tingsu/contracts';
import { envelopeOf } from '@tingsu/messaging';
import type { TimeSource } from '@tingsu/database';
import { type RunningService, startService } from '@tingsu/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { migrations } from '../migrations/index.js';
import { intake } from '../src/service.js';
import { TENANT } from './fixture.js';

export interface RunningIntake extends Pick<
  RunningService,
  'app' | 'database' | 'broker' | 'url' | 'bearer' | 'close'
> {
  /** Where attachments lie. */
  readonly uploads: string;
  /** Publishes an event as another service would. */
  publish(
    definition: EventDefinition,
    aggregateId: string,
    version: number,
    data: unknown,
    tenantId?: string,
  ): Promise<void>;
}

export const visitor: Identity = {
  kind: 'public',
  tenantId: TENANT,
  personId: null,
  grants: [],
  locale: 'zh-CN',
};
export const staff = (...grants: readonly RoleGrant[]): Identity => ({
  kind: 'staff',
  tenantId: TENANT,
  personId: '01900000-0000-7000-8000-0000000000aa',
  grants: [...grants],
  locale: 'zh-CN',
});

/** Intake with a directory of its own for attachments. */
export async function startIntake({
  time,
  environment = {},
  adjust,
}: {
  time?: TimeSource;
  environment?: Readonly<Record<string, string>>;
  adjust?: (app: RunningService['app']) => void;
} = {}): Promise<RunningIntake> {
  const uploads = await mkdtemp(join(tmpdir(), 'tingsu-uploads-'));
  const service = await startService(intake, {
    migrations,
    ...(time ? { time } : {}),
    // A thread loads compiled files, and here there are none.
    environment: {
      ...{ UPLOADS: pathToFileURL(uploads).toString(), WORK_THREADS: '0' },
      ...environment,
    },
    ...(adjust ? { adjust } : {}),
  });
  return {
    ...service,
    uploads,
    publish: (definition, aggregateId, aggregateVersion, data, tenantId = TENANT) => {
      const actor = { type: 'system' as const, id: null, role: null };
      const event = { definition, aggregateId, aggregateVersion, data, actor, at: new Date() };
      return service.publish([envelopeOf(event, tenantId, 'test')]);
    },
    close: async () => {
      await service.close();
      await rm(uploads, { recursive: true, force: true });
    },
  };
}
