import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Everything the pages need is built into dist; nothing is fetched from elsewhere.
const gateway = 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 700, modulePreload: { polyfill: false } },
  server: { proxy: Object.fromEntries(['/api', '/session', '/login', '/logout', '/oauth2'].map((path) => [path, gateway])) },
});
