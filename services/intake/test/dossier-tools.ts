import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../../deploy/verify.mjs', import.meta.url));

/** The program that checks dossiers, run as outsiders run it. */
export function verifier() {
  const directory = mkdtempSync(join(tmpdir(), 'tingsu-verify-'));
  return {
    verify: async (zip: Uint8Array, ...options: readonly string[]) => {
      const path = join(directory, `${randomUUID()}.zip`);
      await writeFile(path, zip);
      const args = [PROGRAM, path, '--language', 'en', ...options];
      return new Promise<{ readonly code: number; readonly out: string }>((resolve) => {
        execFile(process.execPath, args, (error, out, wrong) =>
          resolve({ code: Number(error?.code ?? 0), out: out + wrong }),
        );
      });
    },
    close: () => rm(directory, { recursive: true, force: true }),
  };
}

/** A log as cases gives it, of facts whose members are in order already. */
export function logOf(
  facts: readonly { readonly type: string; readonly data: object; readonly words: object }[],
): string {
  let before: Buffer = Buffer.alloc(32);
  const lines = facts.map(({ type, data, words }, index) => {
    const fact = { data: sorted(data), type, version: index + 1 };
    before = createHash('sha256').update(before).update(JSON.stringify(fact)).digest();
    return { hash: before.toString('hex'), fact: { version: index + 1, type, data }, words };
  });
  return [...lines, { entries: facts.length, hash: before.toString('hex') }]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}

const sorted = (data: object): object =>
  Object.fromEntries(Object.entries(data).sort(([one], [other]) => (one < other ? -1 : 1)));
