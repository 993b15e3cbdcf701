import { describe, expect, it } from '@jest/globals';
import {
  type AccountSettings,
  AccountSettingsSchema,
  PutMediaAccountSchema,
} from '@tingsu/contracts';
import { accountOf, fieldOfPath, typedOf } from './account-values';

const kept: AccountSettings = AccountSettingsSchema.parse({
  ...{ provider: 'aliyun', endpoint: 'https://sms.test', accessKeyId: 'LTAI', signName: '听诉' },
  templates: {
    message: { id: 'SMS_1', text: '${no}', fields: [{ name: 'no', value: 'number' }] },
    answer: { id: 'SMS_2', fields: [] },
    receipt: { id: 'SMS_3', text: '${c}', fields: [{ name: 'c', value: 'code' }] },
  },
  ...{ priceFen: 4.5, quiet: { from: '21:00', until: '08:00' }, aDay: 1000 },
});

describe('the form of an account', () => {
  it('keeps what it shows as it was, with what it does not show', () => {
    expect(accountOf(typedOf('sms', kept), kept)).toEqual({ settings: kept });
  });

  it('lets the template of a lost receipt be left out', () => {
    const without = accountOf({ ...typedOf('sms', kept), receiptId: ' ' }, kept);
    expect(JSON.stringify(without)).not.toContain('SMS_3');
    expect(PutMediaAccountSchema.safeParse(without).success).toBe(true);
  });

  it('of a medium without an account is one that the server takes', () => {
    const filled = { ...typedOf('sms', null), accessKeyId: 'LTAI', signName: '听诉' };
    const account = accountOf({ ...filled, templateId: 'SMS_1', key: 'a-long-secret' }, null);
    expect(PutMediaAccountSchema.safeParse(account).success).toBe(true);
    expect(PutMediaAccountSchema.safeParse(accountOf(typedOf('email', null), null)).success).toBe(
      true,
    );
  });

  it('takes nothing of one provider along to another', () => {
    const other = accountOf({ ...typedOf('sms', kept), provider: 'tencent' }, kept);
    expect(other).toMatchObject({ settings: { provider: 'tencent' } });
    expect(JSON.stringify(other)).not.toMatch(/sms\.test|LTAI|SMS_2/);
  });

  it('shows beside the field what the server says is wrong', () => {
    expect(fieldOfPath('settings.signName')).toBe('signName');
    expect(fieldOfPath('settings.templates.message.id')).toBe('templateId');
    expect(fieldOfPath('secret.key')).toBe('key');
    expect(fieldOfPath('settings.templates.message.fields.0.name')).toBeNull();
  });
});
