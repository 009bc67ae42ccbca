// The few rules that the compiler can't hold. Prints every offence with its line; no output is good output.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const RULES = [
  { name: 'texts belong in the catalogues', files: /\.tsx?$/, except: /i18n|format.(dates|classes)|\.test\./, pattern: /[\u4e00-\u9fff]/, unless: /^\s*(\/\/|\/?\*)|\/\*\*.*\*\/|^.*\/\/.*[\u4e00-\u9fff]|市县|女\)|男\)/ },
  { name: 'colours are tokens', files: /\.(tsx?|css)$/, except: /tokens\.css|Landscape|rooms\.css|\.test\./, pattern: /#[0-9a-f]{3,8}\b(?!rank)/i, unless: /href=/ },
  { name: 'no raw markup', files: /\.tsx?$/, pattern: /dangerouslySetInnerHTML|\.innerHTML/ },
  { name: 'nothing from elsewhere', files: /\.(tsx?|css)$/, pattern: /https?:\/\/(?!www\.w3\.org)|@import/ },
  { name: 'no any, no suppressed check', files: /\.tsx?$/, pattern: /\bas any\b|: any\b|@ts-(ignore|nocheck|expect-error)/ },
  { name: 'no leftovers', files: /\.tsx?$/, pattern: /console\.|debugger|TODO|FIXME|\.only\(|\.skip\(/ },
];

const files = readdirSync('src', { recursive: true }).filter((f) => /\.(tsx?|css)$/.test(f));
const offences = files.flatMap((file) =>
  readFileSync(join('src', file), 'utf8').split('\n').flatMap((line, i) =>
    RULES.filter((r) => r.files.test(file) && !r.except?.test(file) && r.pattern.test(line) && !r.unless?.test(line)).map((r) => `src/${file}:${i + 1} ${r.name}: ${line.trim().slice(0, 120)}`),
  ),
);
offences.forEach((offence) => process.stderr.write(`${offence}\n`));
process.exit(offences.length ? 1 : 0);
