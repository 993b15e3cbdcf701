import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrations as analytics } from '../../services/analytics/migrations/index.js';
import { migrations as cases } from '../../services/cases/migrations/index.js';
import { migrations as gateway } from '../../services/gateway/migrations/index.js';
import { migrations as intake } from '../../services/intake/migrations/index.js';
import { migrations as notifications } from '../../services/notifications/migrations/index.js';

const SERVICES = { analytics, cases, gateway, intake, notifications };
const FILE = /^(\d{13})-([a-z0-9]+(?:-[a-z0-9]+)*)\.ts$/;
/** 2026-11-01: a number below it is not milliseconds of our time. */
const FIRST = Date.UTC(2026, 10, 1);

function filesOf(service: string): string[] {
  const folder = join(import.meta.dirname, '../../services', service, 'migrations');
  return readdirSync(folder)
    .filter((file) => file !== 'index.ts')
    .sort();
}

/** `1795294800000-keep-cases.ts` holds `KeepCases1795294800000`. */
function classNameOf(file: string): string {
  const [, digits = '', kebab = ''] = FILE.exec(file) ?? [];
  const words = kebab.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join('')}${digits}`;
}

describe.each(Object.entries(SERVICES))('the migrations of %s', (service, migrations) => {
  it('F8: are listed in the order of their files, each under the name of its file', () => {
    expect(migrations.map(({ name }) => name)).toEqual(filesOf(service).map(classNameOf));
  });

  it('F8: run in the order in which they are listed', () => {
    const times = migrations.map(({ name }) => Number(name.slice(-13)));
    expect(times).toEqual([...new Set(times)].sort((one, other) => one - other));
    expect(times.every((time) => time >= FIRST)).toBe(true);
  });

  it('F8: have no second name for TypeORM', () => {
    const named = migrations.filter((Migration) => 'name' in new Migration());
    expect(named).toEqual([]);
  });
});
