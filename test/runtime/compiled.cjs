const { transformSync, version } = require('@swc/core');
const { createHash } = require('node:crypto');
const {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} = require('node:fs');
const { join } = require('node:path');

const FOLDER = join(__dirname, '../../.local/compiled-tests');

/**
 * How our TypeScript becomes JavaScript for a test.
 * @returns {import('@swc/core').Options}
 */
const compilation = (/** @type {boolean} */ tsx) => ({
  module: { type: 'es6' },
  jsc: {
    target: 'es2022',
    experimental: { keepImportAttributes: true },
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true, tsx },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      react: { runtime: 'automatic' },
    },
  },
});
const OPTIONS = { swcrc: false, configFile: false, sourceMaps: true };
const MADE_BY = JSON.stringify([version, compilation(true), OPTIONS]);

/** The JavaScript of a source file: kept until the source changes, with its source map beside it. */
function compiled(/** @type {string} */ path) {
  const source = readFileSync(path, 'utf8');
  const { folder, name, file } = placeOf(path, source);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const options = { ...OPTIONS, ...compilation(path.endsWith('x')), filename: path };
  const { code, map } = transformSync(source, options);
  mkdirSync(folder, { recursive: true });
  // Of earlier contents: what another worker makes of this one has its name.
  for (const old of readdirSync(folder))
    if (!old.startsWith(name)) rmSync(join(folder, old), { force: true });
  if (map) write(`${file}.map`, map);
  write(file, code);
  return code;
}

/** Where the source map of a file lies, if the file was compiled. */
function mapOf(/** @type {string} */ path) {
  if (!/\.tsx?$/.test(path) || !existsSync(path)) return undefined;
  return `${placeOf(path, readFileSync(path, 'utf8')).file}.map`;
}

function placeOf(/** @type {string} */ path, /** @type {string} */ source) {
  const folder = join(FOLDER, hashOf(path));
  const name = hashOf(`${MADE_BY}\n${source}`);
  return { folder, name, file: join(folder, `${name}.js`) };
}

const hashOf = (/** @type {string} */ text) =>
  createHash('sha256').update(text).digest('hex').slice(0, 32);

/** Whole or not at all: another worker may want the same file. */
function write(/** @type {string} */ file, /** @type {string} */ text) {
  const part = `${file}.${process.pid}`;
  writeFileSync(part, text);
  renameSync(part, file);
}

module.exports = { compilation, compiled, mapOf };
