import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { namedBy, requirements, requirementsPage } from './requirements-page.js';

const PAGE = 'docs/requirements.md';

/** Files with tests, and the stories that they share. */
function testFiles(): string[] {
  const under = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => join(folder, file))
      .filter((file) => !/node_modules|[/\\]dist[/\\]/.test(file));
  return [
    ...['libs', 'services', 'web/src'].flatMap(under).filter((file) => /spec\.tsx?$/.test(file)),
    ...under('test').filter((file) => file.endsWith('.ts') && !/requirements-page/.test(file)),
  ].sort();
}

describe('the requirements', () => {
  const tests = namedBy(testFiles());
  const all = requirements();

  it('are each named by a test, or say why not and which issue will prove them', () => {
    const unproved = all.filter(({ id, open }) => !open && !tests.has(id));
    expect(unproved.map(({ id }) => id)).toEqual([]);
  });

  it('are not called open once a test names them', () => {
    const proved = all.filter(({ id, open }) => open && tests.has(id));
    expect(proved.map(({ id }) => id)).toEqual([]);
  });

  it('are on the page docs/requirements.md', async () => {
    const config = await resolveConfig(PAGE);
    const page = await format(requirementsPage(all, tests), { ...config, filepath: PAGE });
    if (process.env['UPDATE_DOCS']) writeFileSync(PAGE, page);
    expect(readFileSync(PAGE, 'utf8')).toBe(page);
  });
});
