#!/usr/bin/env node
/**
 * Checks a dossier of a case without access to the system: `npx tingsu-verify dossier.zip`. Needs nothing but Node.js; the folder
 * `verify` and this file can be handed to whoever is handed a dossier.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkDossier } from './verify/check.mjs';
import { speakerOf } from './verify/words.mjs';
import { UnreadableZip } from './verify/zip.mjs';

const asked = readArguments();
const { say, fault: sayFault } = speakerOf(asked.language);
process.exitCode = await main();

async function main() {
  if (asked.path === null) return failed('usage');
  if (asked.key !== null && !/^[0-9a-f]{64}$/.test(asked.key)) return failed('wrongKey');
  if (!existsSync(asked.path)) return failed('absent', { path: asked.path });
  try {
    return told(await checkDossier(asked.path, asked.key));
  } catch (error) {
    if (!(error instanceof UnreadableZip)) throw error;
    return failed('unreadable', { path: asked.path });
  }
}

/** @param {Awaited<ReturnType<typeof checkDossier>>} checked */
function told({ faults, key, manifest }) {
  if (manifest) print(say('of', manifest));
  if (faults.length > 0) {
    print(say('broken', { count: faults.length }));
    for (const fault of faults) print(`- ${sayFault(fault)}`);
  } else print(say('whole', { count: manifest?.entries.length }));
  for (const path of manifest?.lost ?? []) print(`- ${say('lost', { path })}`);
  for (const { path, recorded } of manifest?.entries ?? [])
    if (recorded) print(`- ${say('recorded', { path })}`);
  if (key) print(say('key', { key }));
  if (key && faults.length === 0) print(say(asked.key === null ? 'compare' : 'same'));
  return faults.length === 0 ? 0 : 1;
}

function readArguments() {
  const own = Intl.DateTimeFormat().resolvedOptions().locale.startsWith('zh') ? 'zh' : 'en';
  try {
    const { values, positionals } = parseArgs({
      options: { key: { type: 'string' }, language: { type: 'string' } },
      allowPositionals: true,
    });
    const language = values.language === 'zh' || values.language === 'en' ? values.language : own;
    const key = values.key?.replace(/[\s:]/g, '').toLowerCase() ?? null;
    return { path: positionals.length === 1 ? positionals[0] : null, key, language };
  } catch {
    return { path: null, key: null, language: own };
  }
}

function failed(sentence, values = {}) {
  process.stderr.write(`${say(sentence, values)}\n`);
  return 2;
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
