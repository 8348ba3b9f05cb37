import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { sourcesFile, sourcesOf } from './src/build.ts';

const house = resolve(import.meta.dirname, '../..');

/** Every icon comes in six weights and we draw three: the others stay out of what people download. */
const threeWeights: Plugin = {
  name: 'comu:three-weights',
  transform(code, id) {
    if (!/phosphor-icons\/react\/dist\/defs\//.test(id)) return null;
    const entries = code.split(/(?=^ {2}\[\n)/m);
    return entries.map((entry) => (/^ {2}\[\n {4}"(duotone|light|thin)"/.test(entry) ? (entry.includes('\n]);') ? entry.slice(entry.indexOf('\n]);')) : '') : entry)).join('');
  },
};

/** Notes what the build was made of, so that the next start knows whether it is still good, and compresses once what is sent often. */
const finish: Plugin = {
  name: 'comu:finish',
  apply: 'build',
  writeBundle({ dir = '' }) {
    const own = [...this.getModuleIds()].map((id) => id.split('?')[0] ?? '').filter((id) => id.startsWith(house) && !id.includes('node_modules'));
    writeFileSync(join(dir, sourcesFile), JSON.stringify(sourcesOf(own.map((id) => relative(house, id).replaceAll('\\', '/')))));
    for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(js|css|html|svg)$/.test(name)) continue;
      const content = readFileSync(join(dir, name));
      writeFileSync(join(dir, `${name}.gz`), gzipSync(content, { level: 9 }));
      writeFileSync(join(dir, `${name}.br`), brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
    }
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), threeWeights, finish],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2023', cssTarget: 'chrome123', reportCompressedSize: false, chunkSizeWarningLimit: 800 },
  server: { port: 5173, proxy: { '^/(api|dades)/': process.env['COMU_API'] ?? 'http://127.0.0.1:8080' } },
});
