import { describe, expect, it } from '@jest/globals';
import { KnownDevices } from './known-devices.provider.js';

const devices = new KnownDevices('secret');

describe('a known device', () => {
  it('is known for the people who signed in with it, and for nobody else', () => {
    const first = devices.remember(undefined, 'yulin', 'officer');
    const both = devices.remember(first, 'yulin', 'Head');
    const id = devices.knownAs(first, 'yulin', 'officer');
    expect(id).not.toBeNull();
    expect(devices.knownAs(both, 'yulin', 'officer')).toBe(id);
    expect(devices.knownAs(both, 'yulin', 'head')).toBe(id);
    expect(devices.knownAs(both, 'yulin', 'admin')).toBeNull();
    expect(devices.knownAs(both, 'other', 'officer')).toBeNull();
  });

  it('cannot be made up, and keeps the eight newest people', () => {
    const cookie = devices.remember(undefined, 'yulin', 'officer');
    expect(new KnownDevices('other').knownAs(cookie, 'yulin', 'officer')).toBeNull();
    for (const forged of [undefined, '', 'x', `${cookie}x`, 'a'.repeat(22)])
      expect(devices.knownAs(forged, 'yulin', 'officer')).toBeNull();
    const crowded = Array.from({ length: 8 }, (_, i) => `person${i}`).reduce(
      (so, login) => devices.remember(so, 'yulin', login),
      cookie,
    );
    expect(devices.knownAs(crowded, 'yulin', 'officer')).toBeNull();
    expect(devices.knownAs(crowded, 'yulin', 'person7')).not.toBeNull();
  });
});
