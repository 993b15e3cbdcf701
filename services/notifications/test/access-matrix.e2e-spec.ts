import { expect, it } from '@jest/globals';
import { accessMatrix, accessRoutesPage, startService } from '@tingsu/testkit';
import { migrations } from '../migrations/index.js';
import { notifications } from '../src/service.js';
import { TENANT } from './fixtures.js';

const WISH = { tasks: 'at_once', information: 'none', times: [], quiet: null };
const ROBOT = {
  ...{ name: 'night', platform: 'wecom', campus: null, department: null, language: 'en' },
  ...{ active: true, address: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send', secret: null },
};

it('docs/access-routes.md says who may call which route of notifications', async () => {
  const service = await startService(notifications, {
    migrations,
    environment: {
      SMTP_URL: 'smtp://127.0.0.1:9',
      MAIL_FROM: 'tingsu@hospital.test',
      PUBLIC_URL: 'http://localhost:8080',
    },
  });
  try {
    const table = await accessMatrix({
      ...service,
      service: 'notifications',
      tenantId: TENANT,
      personId: TENANT,
      bodies: {
        'POST /api/v1/operator/parked/{id}/discard': { reason: 'sent by mistake' },
        'PUT /api/v1/notices/wishes/own': { wish: null },
        'PUT /api/v1/notices/wishes/house': WISH,
        'POST /api/v1/notices/robots': ROBOT,
        'PUT /api/v1/notices/robots/{id}': ROBOT,
      },
    });
    const { written, found } = await accessRoutesPage('notifications', table);
    expect(written).toBe(found);
  } finally {
    await service.close();
  }
}, 300_000);
