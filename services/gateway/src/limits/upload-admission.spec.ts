import { describe, expect, it } from '@jest/globals';
import type { GatewayConfig } from '../config.js';
import { SharedCounts } from './shared-counts.client.js';
import { UploadAdmission } from './upload-admission.provider.js';

const FILE = { tenantId: 'yulin', address: '192.0.2.1', bytes: 1024 };
const admission = (settings: Partial<GatewayConfig> = {}) =>
  new UploadAdmission(new SharedCounts({ secret: 's' }), {
    UPLOAD_MB_PER_HOUR: 1,
    UPLOADS_AT_ONCE: 4,
    UPLOADS_AT_ONCE_PER_ADDRESS: 1,
    ...settings,
  } as GatewayConfig);

/** An upload that takes until `arrive` is called. */
function slow(uploads: UploadAdmission, asked: Parameters<UploadAdmission['run']>[0]) {
  let arrive = (): void => undefined;
  const arrived = new Promise<string>((resolve) => (arrive = () => resolve('arrived')));
  const outcome = uploads.run(asked, () => arrived).catch(({ code }: { code: string }) => code);
  return { outcome, arrive };
}
const by = (address: string | null, tenantId = 'yulin') => ({ ...FILE, address, tenantId });

describe('uploads', () => {
  it('S-35: one address sends few files at once, and the next when one has arrived', async () => {
    const uploads = admission();
    const first = slow(uploads, FILE);
    expect(await slow(uploads, FILE).outcome).toBe('request.too_many');
    const other = slow(uploads, by('192.0.2.2'));
    first.arrive();
    other.arrive();
    expect(await Promise.all([first.outcome, other.outcome])).toEqual(['arrived', 'arrived']);
    expect(await uploads.run(FILE, async () => 'arrived')).toBe('arrived');
  });

  it('S-35: one group leaves half of the places to the others, however many send there', async () => {
    const uploads = admission();
    const held = [slow(uploads, by('192.0.2.1')), slow(uploads, by(null))];
    expect(await slow(uploads, by('192.0.2.3')).outcome).toBe('service.busy');
    expect(await uploads.run(by('192.0.2.4', 'other'), async () => 'arrived')).toBe('arrived');
    for (const one of held) one.arrive();
    await Promise.all(held.map(({ outcome }) => outcome));
    expect(await uploads.run(by('192.0.2.3'), async () => 'arrived')).toBe('arrived');
  });

  it('S-16: one address sends so many megabytes an hour; staff behind it go on', async () => {
    const uploads = admission();
    const most = { ...FILE, bytes: 1024 * 1024 };
    expect(await uploads.run(most, async () => 'arrived')).toBe('arrived');
    expect(await slow(uploads, FILE).outcome).toBe('request.too_many');
    expect(await uploads.run(by(null), async () => 'arrived')).toBe('arrived');
    expect(await uploads.run(by('192.0.2.9'), async () => 'arrived')).toBe('arrived');
  });
});
