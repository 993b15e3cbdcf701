import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

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

/**
 * The portal is written against React and runs on Preact: 25 KB instead of 86 KB compressed, for phones on slow networks.
 * The console keeps React. Modules that both share must therefore not import React (the portal would then carry both).
 */
const preactInPortal = (): Plugin => ({
  name: 'tingsu-preact-in-portal',
  enforce: 'pre',
  resolveId(source, importer) {
    const replacement = importer?.includes('/src/portal/') ? PREACT[source] : undefined;
    return replacement ? this.resolve(replacement, importer, { skipSelf: true }) : null;
  },
});

const config = defineConfig({
  root: import.meta.dirname,
  appType: 'mpa',
  plugins: [preactInPortal(), react(), twoApps()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Nothing is inlined, so that the content security policy needs no data: scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { portal: 'index.html', staff: 'staff/index.html' } },
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': { target: 'http://localhost:8080', changeOrigin: false } } },
});

// Vite reads its configuration from the default export.
export default config;
