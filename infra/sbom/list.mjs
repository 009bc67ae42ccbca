// node list.mjs FOLDER: the components of java.json and console.json as a page, each with its licence and the newest date inside
// the artefact. Artefacts of reproducible builds, and all of npm's, carry no date of their own: a dash.
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const folder = process.argv[2]
const repository = process.env.MAVEN_REPOSITORY ?? join(homedir(), '.m2/repository')
const NEVER = 2000
/** Bazel writes this into every jar. */
const BAZEL = '2010-01-01'

/** The newest date of a jar's files, as its directory says. */
function newest(jar) {
  const bytes = readFileSync(jar)
  let end = bytes.length - 22
  while (end >= 0 && bytes.readUInt32LE(end) !== 0x06054b50) end--
  if (end < 0) return undefined
  let latest = 0
  for (let at = bytes.readUInt32LE(end + 16), left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    latest = Math.max(latest, bytes.readUInt16LE(at + 14))
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  const year = 1980 + (latest >> 9)
  const two = (number) => String(number).padStart(2, '0')
  const day = `${year}-${two((latest >> 5) & 15)}-${two(latest & 31)}`
  return year < NEVER || day === BAZEL ? undefined : day
}

function javaDate({ group, name, version }) {
  const jar = join(repository, group.replaceAll('.', '/'), name, version, `${name}-${version}.jar`)
  return existsSync(jar) ? newest(jar) : undefined
}

const licence = ({ licenses }) =>
  (licenses ?? []).map(({ license, expression }) => expression ?? license.id ?? license.name).join(', ') || '—'

const components = (file) =>
  JSON.parse(readFileSync(join(folder, file), 'utf8')).components.filter(({ group }) => group !== 'lantian')

function table(rows) {
  const unique = [...new Map(rows.map((row) => [`${row[0]} ${row[1]}`, row])).values()]
  unique.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return ['| Component | Version | Newest date inside | Licence |', '|---|---|---|---|', ...unique.map((row) => `| ${row.join(' | ')} |`)].join('\n')
}

const java = components('java.json').map((one) => [`${one.group}:${one.name}`, one.version, javaDate(one) ?? '—', licence(one)])
const console_ = components('console.json').map((one) => [
  one.group ? `${one.group}/${one.name}` : one.name,
  one.version,
  '—',
  licence(one),
])

process.stdout.write(`# What Lantian is made of

Written by \`infra/sbom/run\` on ${new Date().toISOString().slice(0, 10)}, which also leaves the bills of materials (CycloneDX) in \`target/sbom\`: \`java.json\` and \`console.json\`. Give those to a scanner with a current advisory database, for instance \`grype sbom:target/sbom/java.json\`, with every release and every week. There is none in the source tree: a snapshot that ages there would say "no findings" when it means "nothing new".

The date is the newest one inside the artefact. A dash: the artefact carries none (reproducible builds, npm).

## Services, gateway, broker, local stack

${table(java)}

## Console

${table(console_)}
`)
