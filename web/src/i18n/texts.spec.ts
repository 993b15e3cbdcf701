import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE = readFileSync(join(import.meta.dirname, 'texts.ts'), 'utf8');
/** The files of sentences that pages add to the same table. */
const FILES = [...SOURCE.matchAll(/import (?:type )?\{ (\w+).* \} from '\.\/([\w-]+)\.zh-CN'/g)];

describe('the sentences of the console', () => {
  it('have a key of their own each, so that no page changes the words of another', async () => {
    const homes = new Map<string, string[]>();
    for (const [, name = '', file = ''] of FILES) {
      const loaded = (await import(`./${file}.zh-CN.js`)) as Record<string, object>;
      for (const key of Object.keys(loaded[name] ?? {}))
        homes.set(key, [...(homes.get(key) ?? []), file]);
    }
    expect(homes.size).toBeGreaterThan(1_000);
    expect([...homes].filter(([, files]) => files.length > 1)).toEqual([]);
  });
});
