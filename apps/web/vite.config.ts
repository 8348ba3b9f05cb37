import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Every icon comes in six weights and we draw three: the others stay out of what people download. */
const threeWeights: Plugin = {
  name: 'comu:three-weights',
  transform(code, id) {
    if (!/phosphor-icons\/react\/dist\/defs\//.test(id)) return null;
    const entries = code.split(/(?=^ {2}\[\n)/m);
    return entries.map((entry) => (/^ {2}\[\n {4}"(duotone|light|thin)"/.test(entry) ? (entry.includes('\n]);') ? entry.slice(entry.indexOf('\n]);')) : '') : entry)).join('');
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), threeWeights],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2023', cssTarget: 'chrome123', reportCompressedSize: false, chunkSizeWarningLimit: 800 },
  server: { port: 5173, proxy: { '/api': process.env['COMU_API'] ?? 'http://127.0.0.1:8080' } },
});
