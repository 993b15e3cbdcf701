import { describe, expect, it } from '@jest/globals';
import { type Identity, type Role, ROLES } from '@tingsu/contracts';
import { may } from './may-read.js';

const tenantId = '01900000-0000-7000-8000-0000000000aa';
const staffWith = (role: Role): Identity => ({
  kind: 'staff',
  tenantId,
  personId: tenantId,
  grants: [{ role, campus: null, department: null }],
  locale: 'en',
});
const visitor: Identity = { kind: 'public', tenantId, personId: null, grants: [], locale: 'en' };

describe('access to notices', () => {
  it.each(ROLES)('%s reads own notices', (role) => {
    expect(may(staffWith(role), 'notice.readOwn')).toBe(true);
  });

  it.each(ROLES)('%s reads the delivery log only as operator or administrator', (role) => {
    expect(may(staffWith(role), 'delivery.readLog')).toBe(
      role === 'operator' || role === 'tenant_admin',
    );
  });

  it('a visitor of the portal reads neither', () => {
    expect(may(visitor, 'notice.readOwn')).toBe(false);
    expect(may(visitor, 'delivery.readLog')).toBe(false);
  });
});
