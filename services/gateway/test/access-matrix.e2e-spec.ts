import { expect, it } from '@jest/globals';
import { ROLES } from '@tingsu/contracts';
import { accessMatrix, accessRoutesPage, MATRIX_PLACE, matrixHolder } from '@tingsu/testkit';
import { seedDirectory } from '../src/seed.js';
import { openGateway, PASSWORD, signIn, YULIN, yulin } from './gateway.harness.js';

const ABSENT = '01900000-0000-7000-8000-0000000000e1';
const DEPUTY = '01900000-0000-7000-8000-0000000000e2';
const NO_PASSKEY = {
  ...{ id: 'none', rawId: 'none', type: 'public-key', clientExtensionResults: {} },
  response: { clientDataJSON: 'none', attestationObject: 'none' },
};
const department = {
  code: MATRIX_PLACE.department,
  campus: MATRIX_PLACE.campus,
  name: { zh: '门诊部', en: 'Outpatients' },
};

it('docs/access-routes.md says who may call which route of the gateway itself', async () => {
  const gateway = await openGateway({ RATE_LIMIT_SIGN_IN: '0' });
  try {
    const holders = ROLES.map((role) => ({
      login: role,
      name: role,
      grants: matrixHolder(role, YULIN, YULIN).grants,
    }));
    const others = [ABSENT, DEPUTY].map((id, index) => ({
      id,
      login: `other-${index}`,
      name: `other ${index}`,
      grants: matrixHolder('department_receiver', YULIN, YULIN).grants,
    }));
    const staff = [...holders, ...others];
    await seedDirectory({
      databaseUrl: gateway.database.url,
      replace: true,
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
      parameters: {
        login: 'officer',
        campus: 'main',
        code: 'main.outpatient',
        unit: 'main.outpatient',
        // A Monday.
        monday: '2026-11-23',
        absenceId: '01900000-0000-7000-8000-0000000fffff',
      },
      bodies: {
        'POST /api/v1/session': { login: 'officer', password: PASSWORD },
        'POST /api/v1/me/password': { current: 'wrong', password: PASSWORD },
        'POST /api/v1/me/code-app/confirmation': { code: '000000' },
        'POST /api/v1/me/passkeys': { challenge: 'gone', name: 'key', passkey: NO_PASSKEY },
        'POST /api/v1/me/proof': { password: 'wrong' },
        'POST /api/v1/session/factor': { challenge: 'gone', code: '000000' },
        'POST /api/v1/password-links': { token: 'gone', password: PASSWORD },
        'POST /api/v1/accounts': {
          ...{ login: 'newcomer', name: '新人', email: null, locale: 'zh-CN' },
          ...{ worksIn: [], deputy: null },
        },
        'PUT /api/v1/accounts/{login}': {
          ...{ version: 99, name: '何静怡', email: null, locale: 'zh-CN' },
          ...{ worksIn: [], deputy: null },
        },
        'POST /api/v1/accounts/{login}/close': { reason: '离职' },
        'POST /api/v1/accounts/{login}/grants': {
          ...{ role: 'auditor', campus: null, department: null, endsAt: null },
        },
        'PUT /api/v1/organisation/campuses/{code}': {
          ...{ name: { zh: '门诊', en: 'Outpatients' }, channels: [], open: false, position: 9 },
        },
        'PUT /api/v1/organisation/departments/{code}': {
          ...{ campus: 'main', name: { zh: '门诊部', en: 'Outpatients' }, public: true },
          ...{ answersFor: [], headNurse: null, parent: null, position: 2 },
        },
        'POST /api/v1/organisation/departments/{code}/close': { reason: '撤销', mergedInto: null },
        'POST /api/v1/absences': {
          personId: ABSENT,
          deputy: DEPUTY,
          from: '2027-01-04T08:00',
          to: '2027-01-05T08:00',
        },
        'PUT /api/v1/rosters/{campus}/{unit}/weeks/{monday}': { version: 0, duties: [] },
        'POST /api/v1/rosters/{campus}/{unit}/import': { content: '', version: 0, apply: false },
      },
    });
    const { written, found } = await accessRoutesPage('gateway', table);
    expect(written).toBe(found);
  } finally {
    await gateway.close();
  }
}, 300_000);
