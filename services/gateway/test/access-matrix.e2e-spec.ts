import { expect, it } from '@jest/globals';
import { ROLES } from '@tingsu/contracts';
import { accessMatrix, accessRoutesPage, MATRIX_PLACE, matrixHolder } from '@tingsu/testkit';
import { seedDirectory } from '../src/seed.js';
import { openGateway, PASSWORD, signIn, YULIN, yulin } from './gateway.harness.js';

const department = {
  code: MATRIX_PLACE.department,
  campus: MATRIX_PLACE.campus,
  name: { zh: '门诊部', en: 'Outpatients' },
};

it('docs/access-routes.md says who may call which route of the gateway itself', async () => {
  const gateway = await openGateway({ RATE_LIMIT_SIGN_IN: '0' });
  try {
    const staff = ROLES.map((role) => ({
      login: role,
      name: role,
      grants: matrixHolder(role, YULIN, YULIN).grants,
    }));
    await seedDirectory({
      databaseUrl: gateway.database.url,
      group: {
        ...yulin,
        departments: [...yulin.departments, department],
        staff: [...yulin.staff, ...staff],
      },
      passwords: { default: PASSWORD },
    });
    const table = await accessMatrix({
      app: gateway.app,
      bearer: gateway.bearer,
      service: 'gateway',
      tenantId: YULIN,
      personId: YULIN,
      headersOf: async ({ kind, grants: [grant] }) =>
        kind === 'staff' && grant ? (await signIn(gateway.app, grant.role)).headers : {},
      parameters: { login: 'officer' },
      bodies: { 'POST /api/v1/session': { login: 'officer', password: PASSWORD } },
    });
    const { written, found } = await accessRoutesPage('gateway', table);
    expect(written).toBe(found);
  } finally {
    await gateway.close();
  }
}, 120_000);
