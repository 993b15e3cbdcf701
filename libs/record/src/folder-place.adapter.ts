import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from './hand-over.usecase.js';

/**
 * A folder to which text is only added: a file for each day and service, and one with the public keys. Best on a disk of another machine, whose
 * administrator is not the one of the database.
 */
export function folderPlace(folder: string, service: string, verifierKey: string): Place {
  return {
    name: 'folder',
    takes: 'all',
    async hand(checkpoints) {
      await mkdir(folder, { recursive: true });
      await addOnce(join(folder, 'keys.txt'), `${verifierKey}\n`);
      for (const { at, note } of checkpoints)
        await appendFile(
          join(folder, `${service}-${at.toISOString().slice(0, 10)}.txt`),
          `${note}\n`,
        );
    },
  };
}

async function addOnce(file: string, line: string): Promise<void> {
  const there = await readFile(file, 'utf8').catch(() => '');
  if (!there.includes(line)) await appendFile(file, line);
}
