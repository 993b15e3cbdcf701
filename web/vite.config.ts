import react from '@vitejs/plugin-react';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { defineConfig, type Plugin, type Rolldown } from 'vite';

/** Both pages are single-page apps: in development any path below /staff/ is the console's, any other one the portal's. */
const twoApps = (): Plugin => ({
  name: 'tingsu-two-apps',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      const path = request.url?.split('?')[0] ?? '/';
      const isPage =
        !/\.[a-z]\w*$/i.test(path) && !path.startsWith('/api') && !path.startsWith('/@');
      if (isPage) request.url = path.startsWith('/staff') ? '/staff/index.html' : '/index.html';
      next();
    });
  },
});

const PREACT: Readonly<Record<string, string>> = {
  react: 'preact/compat',
  'react-dom/client': 'preact/compat/client',
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react/jsx-dev-runtime': 'preact/jsx-runtime',
};

/** The file of the portal's entry. */
const portalChunk = (bundle: Rolldown.OutputBundle): string =>
  Object.values(bundle).find((one) => one.type === 'chunk' && one.isEntry && one.name === 'portal')
    ?.fileName ?? '';

/**
 * The portal is written against React and runs on Preact: 25 KB instead of 86 KB compressed, for phones on slow networks.
 * The console keeps React. Modules that both share must therefore not import React (the portal would then
 * carry both, and its hooks fail): the build says so.
 */
const preactInPortal = (): Plugin => ({
  name: 'tingsu-preact-in-portal',
  enforce: 'pre',
  resolveId(source, importer) {
    const replacement = importer?.includes('/src/portal/') ? PREACT[source] : undefined;
    return replacement ? this.resolve(replacement, importer, { skipSelf: true }) : null;
  },
  generateBundle(_, bundle) {
    const carried = (fileName: string, seen: Set<string>): readonly string[] => {
      const chunk = bundle[fileName];
      if (chunk?.type !== 'chunk' || seen.has(fileName)) return [];
      seen.add(fileName);
      const further = [...chunk.imports, ...chunk.dynamicImports];
      return [...chunk.moduleIds, ...further.flatMap((next) => carried(next, seen))];
    };
    if (carried(portalChunk(bundle), new Set()).some((id) => id.includes('/node_modules/react/')))
      this.error('The portal carries React: a module that it shares with the console imports it.');
  },
});

/** Smaller files do not get smaller. */
const WORTH_BYTES = 1024;

/** Writes a file compressed beside itself; gives its size on the way to a browser. */
const compressed = async (file: string, source: string | Uint8Array): Promise<number> => {
  const bytes = Buffer.from(source);
  if (bytes.length < WORTH_BYTES) return bytes.length;
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(bytes, { params }),
    promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)]);
  return br.length;
};

/** What the scripts of a page that opens may weigh, in kilobytes on the way. What a page does not show first is loaded when it is shown. */
const MOST_KB: Readonly<Record<string, number>> = { portal: 40, staff: 285 };

/**
 * Writes each file of the app compressed beside itself, once and as small as can be; the gateway sends it as it is. The build fails when
 * one of the two pages has become heavier than it may be.
 */
const compressedFiles = (): Plugin => ({
  name: 'tingsu-compressed-files',
  apply: 'build',
  async writeBundle({ dir = '' }, bundle) {
    if (this.meta.watchMode) return;
    const files = Object.values(bundle).filter(({ fileName }) => /\.(js|css|html)$/.test(fileName));
    const sizes = new Map(
      await Promise.all(
        files.map(async (one) => {
          const source = one.type === 'chunk' ? one.code : one.source;
          return [one.fileName, await compressed(join(dir, one.fileName), source)] as const;
        }),
      ),
    );
    const loaded = (fileName: string, seen: Set<string>): Set<string> => {
      const chunk = bundle[fileName];
      if (chunk?.type !== 'chunk' || seen.has(fileName)) return seen;
      seen.add(fileName);
      for (const next of chunk.imports) loaded(next, seen);
      return seen;
    };
    for (const one of Object.values(bundle)) {
      if (one.type !== 'chunk' || !one.isEntry) continue;
      const names = [...loaded(one.fileName, new Set())];
      const kb = Math.ceil(names.reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0) / 1024);
      const most = MOST_KB[one.name] ?? 0;
      if (kb > most)
        this.error(
          `The scripts of the page "${one.name}" are ${kb} KB, more than the ${most} KB of MOST_KB.`,
        );
      this.info(`The scripts of the page "${one.name}" are ${kb} of at most ${most} KB.`);
    }
  },
});

const config = defineConfig({
  root: import.meta.dirname,
  appType: 'mpa',
  plugins: [preactInPortal(), react(), twoApps(), compressedFiles()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Nothing is inlined, so that the content security policy needs no data: scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { portal: 'index.html', staff: 'staff/index.html' },
      // The libraries of the first list travel in one file: each file has a kilobyte of headers and waits for its turn. What the
      // portal draws codes with stays out of it, with the helpers that it needs.
      output: {
        codeSplitting: {
          groups: [
            { name: 'helpers', test: /node_modules\/@babel\/runtime\//, priority: 2 },
            { name: 'qr', test: /node_modules\/@rc-component\/qrcode\/es\/libs\//, priority: 1 },
            { name: 'libraries', tags: ['$initial'], test: /node_modules\/(?!preact|zod)/ },
          ],
        },
      },
      treeshake: {
        moduleSideEffects: [
          { test: /node_modules\/(@rc-component|@ant-design)\//, sideEffects: false },
        ],
      },
    },
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': { target: 'http://localhost:8080', changeOrigin: false } } },
});

// Vite reads its configuration from the default export.
export default config;
