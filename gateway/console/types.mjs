// Makes the types of what the services answer from their own descriptions (docs/openapi). Nothing else writes them.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import openapi, { astToString } from 'openapi-typescript';

const here = import.meta.dirname;
const from = join(here, '../../docs/openapi');
const to = join(here, 'src/api/generated');

rmSync(to, { recursive: true, force: true });
mkdirSync(to, { recursive: true });
for (const file of readdirSync(from).filter((name) => name.endsWith('.json'))) {
  const described = JSON.parse(readFileSync(join(from, file), 'utf8'));
  writeFileSync(join(to, `${basename(file, '.json')}.ts`), astToString(await openapi(described, { alphabetize: true })));
}
