// Bundles each compiled service with its packages into dist/<service>.mjs: one file instead of 3,000 loads in half the time and memory.
// Run by `npm start`, `npm test` and the build of the images, after `tsc -b`.
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { BUNDLES, ROOT } from './local/home.mjs';
import { giveUp, line } from './local/say.mjs';
import { SERVICES, TOGETHER } from './local/services.mjs';

/** Found in node_modules at run time: native code, files that are served or read, and what is hardly ever loaded. */
const NOT_BUNDLED = [
  /^@node-rs\/argon2/,
  /^sharp/,
  /^@aws-sdk\//,
  /^swagger-ui-dist/,
  'pinyin-pro',
  /^pdfmake/,
  'fontkit',
];

await main().catch(giveUp);

async function main() {
  const bundle = await rolldown({
    cwd: ROOT,
    platform: 'node',
    input: {
      ...Object.fromEntries(SERVICES.map((name) => [name, compiled(name, 'main')])),
      [TOGETHER]: TOGETHER,
      // Loaded by threads of intake.
      'intake-worker': compiled('intake', 'worker'),
      broker: join(ROOT, 'libs/messaging/dist/broker.client.js'),
    },
    external: NOT_BUNDLED,
    plugins: [
      {
        name: 'together',
        resolveId: (id) => (id === TOGETHER ? id : null),
        load: (id) => (id === TOGETHER ? together() : null),
      },
      { name: 'ascii', renderChunk: (code) => ({ code: inAscii(code), map: null }) },
    ],
    // Nest asks for packages that are not installed, and does without.
    onLog: (_level, { code, message }) => code === 'UNRESOLVED_IMPORT' || line(message),
  });
  await bundle.write({
    dir: BUNDLES,
    cleanDir: true,
    format: 'esm',
    keepNames: true,
    comments: false,
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  });
  await bundle.close();
}

function compiled(service, file) {
  return join(ROOT, 'services', service, `dist/src/${file}.js`);
}

/** The process of all services (`npm start -- --single`). */
function together() {
  const imports = SERVICES.map((name) => `import { ${name} } from '${compiled(name, 'service')}';`);
  return [
    ...imports,
    `import { startTogether } from '@tingsu/service';`,
    `await startTogether([${SERVICES.join(', ')}]);`,
  ].join('\n');
}

/** V8 keeps a text with one Chinese character in two bytes for each of all its characters. */
function inAscii(code) {
  return code.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
