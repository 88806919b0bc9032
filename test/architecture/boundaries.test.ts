/** The rooms keep their walls: the check finds nothing in the sources and everything that is planted. */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'

const ROOT = join(__dirname, '../..')
const DEPCRUISE = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')

interface Violation {
  readonly rule: { readonly name: string }
  readonly from: string
}

/** Forbidden imports, one a kind: the file that holds it, the line, the rule that must find it. */
const PLANTED: readonly (readonly [file: string, line: string, rule: string])[] = [
  ['plugins/diagnosis/src/a.ts', "import '../../conversation/src/target'", 'room-diagnosis'],
  ['plugins/storage/src/a.ts', "import '../../diagnosis/src/target'", 'room-storage'],
  ['plugins/onebot-bridge/src/a.ts', "import '../../diagnosis/src/target'", 'room-onebot-bridge'],
  ['plugins/support-page/src/a.ts', "import '../../diagnosis/src/target'", 'room-support-page'],
  ['plugins/conversation/src/a.ts', "import 'node:fs'", 'pure-conversation-no-node'],
  ['plugins/diagnosis/src/b.ts', "import 'yaml'", 'pure-diagnosis-packages'],
  ['plugins/platform/src/a.ts', "import 'yaml'", 'pure-rooms-packages'],
  ['plugins/knowledge-base/src/a.ts', "import 'node:fs'", 'knowledge-base-pure-part'],
  ['plugins/cli/src/a.ts', "import 'koishi'", 'koishi-in-its-rooms'],
  ['plugins/cli/src/b.ts', "import '../../../test/target'", 'no-product-to-test'],
  ['plugins/cli/src/c.ts', "import './d'", 'no-circular'],
]

describe('the import check', () => {
  let folder: string

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rooms '))
    cpSync(join(ROOT, '.dependency-cruiser.cjs'), join(folder, '.dependency-cruiser.cjs'))
    cpSync(join(ROOT, 'tsconfig.json'), join(folder, 'tsconfig.json'))
    writeFileSync(join(folder, 'package.json'), '{}')
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction')
    plant('plugins/cli/src/d.ts', "import './c'")
    for (const file of ['plugins/diagnosis/src/target.ts', 'plugins/conversation/src/target.ts', 'test/target.ts']) {
      plant(file, 'export {}')
    }
    for (const [file, line] of PLANTED) plant(file, line)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const plant = (file: string, line: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), `${line}\n`)
  }

  it('finds one forbidden import of each kind', () => {
    const { stdout } = spawnSync(
      process.execPath,
      [DEPCRUISE, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'plugins', 'test'],
      { cwd: folder, encoding: 'utf8' },
    )
    const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[] } }
    const found = summary.violations.map(({ rule, from }) => `${from} ${rule.name}`)
    expect(found).toEqual(expect.arrayContaining(PLANTED.map(([file, , rule]) => `${file} ${rule}`)))
  })

  it('finds nothing in the sources', () => {
    const output = execFileSync(
      process.execPath,
      [DEPCRUISE, '--config', '.dependency-cruiser.cjs', 'plugins', 'test', 'bench'],
      {
        cwd: ROOT,
        encoding: 'utf8',
      },
    )
    expect(output).toContain('no dependency violations found')
  })
})

/** What a pure room may not know; imports are the other check's business. */
const IMPURE =
  /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bsetTimeout\b|\bsetInterval\b|\bperformance\./

describe.each(['diagnosis', 'platform', 'deployment', 'conversation'])('the pure room %s', (room) => {
  it('knows no clock, no chance and no process', () => {
    const sources = filesBelow(join(ROOT, 'plugins', room, 'src')).filter(
      (file) => !/\.test\.ts$|contract\.ts$/.test(file),
    )
    const impure = sources.filter((file) => IMPURE.test(withoutComments(readFileSync(file, 'utf8'))))
    expect(impure.map((file) => relative(ROOT, file))).toEqual([])
  })
})

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file))
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '')
}
