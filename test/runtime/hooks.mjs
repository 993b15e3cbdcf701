// How Node finds and reads our sources: @tingsu/NAME and ./x.js are TypeScript, @jest/globals is the file that runs.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const { compiled } = createRequire(import.meta.url)('./compiled.cjs');
const ROOT = new URL('../../', import.meta.url);

export async function resolve(specifier, context, next) {
  if (specifier === '@jest/globals')
    return { url: globalsFor(context.parentURL), shortCircuit: true };
  const library = /^@tingsu\/([a-z]+)$/.exec(specifier);
  if (library)
    return { url: new URL(`libs/${library[1]}/src/index.ts`, ROOT).href, shortCircuit: true };
  if (/^\.{1,2}\//.test(specifier) && /\.tsx?$/.test(context.parentURL ?? ''))
    for (const ending of ['.ts', '.tsx']) {
      const url = new URL(specifier.replace(/\.js$/, '') + ending, context.parentURL);
      if (existsSync(url)) return { url: url.href, shortCircuit: true };
    }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!/^file:.*\.tsx?$/.test(url)) return next(url, context);
  return { format: 'module', source: compiled(fileURLToPath(url)), shortCircuit: true };
}

function globalsFor(file = '') {
  return /spec\.tsx?$/.test(file)
    ? new URL(`globals-of-a-file.mjs?${encodeURIComponent(file)}`, import.meta.url).href
    : new URL('globals.mjs', import.meta.url).href;
}
