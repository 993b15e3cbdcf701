import { expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { accessPage } from './access-page.fixture.js';

const PAGE = new URL('../../../../docs/access.md', import.meta.url);

it('docs/access.md says what the access table says', async () => {
  const path = PAGE.pathname;
  const config = await resolveConfig(path);
  const page = await format(accessPage(), { ...config, filepath: path });
  if (process.env['UPDATE_DOCS']) writeFileSync(PAGE, page);
  expect(readFileSync(PAGE, 'utf8')).toBe(page);
});
