import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

// Everything the pages need is built into dist; nothing is fetched from elsewhere.
const gateway = 'http://localhost:8080';

/** The program is named in the page, so that it comes together with the lines that start it. */
const programBesideItsStart: Plugin = {
  name: 'program-beside-its-start',
  transformIndexHtml: {
    order: 'post',
    handler(_, { bundle }) {
      const chunks = Object.values(bundle ?? {}).filter((chunk) => chunk.type === 'chunk');
      const main = chunks.find((chunk) => chunk.facadeModuleId?.endsWith('/src/main.tsx'));
      if (!main) return [];
      const named = [main.fileName, ...main.imports];
      return named.map((file) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` }, injectTo: 'head' as const }));
    },
  },
};

export default defineConfig({
  plugins: [react(), programBesideItsStart],
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 700, modulePreload: { polyfill: false } },
  server: { proxy: Object.fromEntries(['/api', '/session', '/login', '/logout', '/oauth2'].map((path) => [path, gateway])) },
});
