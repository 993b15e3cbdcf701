import { expect, it } from '@jest/globals';
import { accessMatrix, accessRoutesPage, startService } from '@tingsu/testkit';
import { migrations } from '../migrations/index.js';
import { analytics } from '../src/service.js';
import { TENANT } from './events.js';

it('docs/access-routes.md says who may call which route of analytics', async () => {
  const service = await startService(analytics, { migrations });
  try {
    const table = await accessMatrix({
      ...service,
      service: 'analytics',
      tenantId: TENANT,
      personId: TENANT,
      bodies: { 'POST /api/v1/operator/parked/{id}/discard': { reason: 'sent by mistake' } },
    });
    const { written, found } = await accessRoutesPage('analytics', table);
    expect(written).toBe(found);
  } finally {
    await service.close();
  }
}, 300_000);
