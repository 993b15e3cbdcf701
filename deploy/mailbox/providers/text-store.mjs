import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Texts and WeChat messages, one JSON line each, with an index in memory. What was taken survives a restart.
 * @param {string} folder
 */
export async function openTextStore(folder) {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'texts.jsonl');
  const lines = await readFile(file, 'utf8').catch(() => '');
  /** Newest first. */
  const index = lines
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line))
    .reverse();

  return {
    /** @param {{ provider: string, to: string, text: string, ref: string, ours: string }} taken */
    async add(taken) {
      const text = { id: String(index.length + 1), at: new Date().toISOString(), ...taken };
      await appendFile(file, `${JSON.stringify(text)}\n`);
      index.unshift(text);
      return text;
    },

    /** A page, newest first. */
    list({ to, provider }, limit) {
      const wanted = index.filter(
        (text) => (!to || text.to.includes(to)) && (!provider || text.provider === provider),
      );
      return { total: wanted.length, items: wanted.slice(0, limit) };
    },

    find: (wanted) => index.filter(wanted),
  };
}
