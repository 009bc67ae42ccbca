// Builds the console when its sources are newer than the last build, and puts it, compressed, where the gateway
// serves it from. Usage: node console.mjs <console folder> <target folder>
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const [console_, target] = process.argv.slice(2);
const built = join(console_, 'dist', 'index.html');

const files = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ['node_modules', 'dist', 'generated'].includes(entry.name) ? [] : files(path);
    return [path];
  });
const changed = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);
const npm = (...words) => execFileSync('npm', words, { cwd: console_, stdio: 'inherit' });

if (!existsSync(join(console_, 'package.json'))) process.exit(0);
const installed = join(console_, 'node_modules', '.package-lock.json');
if (changed(installed) < changed(join(console_, 'package-lock.json'))) npm('ci', '--no-progress');
// The types of what the services answer are made of their descriptions.
const sources = [...files(console_), ...files(join(console_, '..', '..', 'docs', 'openapi'))];
if (Math.max(...sources.map(changed)) > changed(built)) npm('run', 'build');

const dist = join(console_, 'dist');
const marker = join(target, 'index.html');
if (changed(marker) >= changed(built)) process.exit(0);
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
cpSync(dist, target, { recursive: true, filter: (path) => extname(path) !== '.map' });
const worthwhile = ['.js', '.css', '.svg', '.json', '.webmanifest', '.wasm'];
for (const path of files(target).filter((path) => worthwhile.includes(extname(path)) && statSync(path).size > 1024)) {
  const content = readFileSync(path);
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  writeFileSync(`${path}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }));
}
