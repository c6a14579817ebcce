import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
type Import = { file: string; from: string; typesOnly: boolean }

/** Every import of a folder's sources, by file relative to the checkout. */
function importsOf(folder: string): Import[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  )
  return files.flatMap((name) => {
    const file = join(folder, name).split(sep).join('/')
    const text = readFileSync(join(root, file), 'utf8')
    const found = text.matchAll(/(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'"\n;]*?(?:\n[^'"]*?)?from\s+'([^']+)'/g)
    const bare = text.matchAll(/(?:^|\n)import\s+'([^']+)'/g)
    const lazy = text.matchAll(/import\('([^']+)'\)/g)
    return [
      ...[...found].map(([, type, from = '']) => ({ file, from, typesOnly: type !== undefined })),
      ...[...bare, ...lazy].map(([, from = '']) => ({ file, from, typesOnly: false })),
    ]
  })
}

const target = ({ file, from }: Import) =>
  from.startsWith('.')
    ? relative(root, resolve(root, file, '..', from))
        .split(sep)
        .join('/')
    : from

const main = importsOf('main')
const renderer = importsOf('renderer')
const contract = importsOf('preload/contract')
const where = (imports: Import[]) => [...new Set(imports.map((one) => `${one.file} → ${one.from}`))]

describe('who imports whom', () => {
  it('finds imports at all', () => {
    expect(main.length).toBeGreaterThan(200)
    expect(renderer.length).toBeGreaterThan(200)
    expect(contract.length).toBeGreaterThan(20)
  })

  it('the contract needs zod and nothing else', () => {
    expect(where(contract.filter(({ from }) => !from.startsWith('.') && from !== 'zod'))).toEqual([])
    expect(
      where(contract.filter((one) => one.from.startsWith('.') && !target(one).startsWith('preload/contract/'))),
    ).toEqual([])
  })

  it('the preload needs electron, and of the contract the types only', () => {
    const preload = importsOf('preload').filter(({ file }) => file === 'preload/index.ts')
    expect(preload.length).toBeGreaterThan(1)
    expect(where(preload.filter(({ from, typesOnly }) => from !== 'electron' && !typesOnly))).toEqual([])
  })

  it('main and renderer never import each other', () => {
    expect(where(main.filter((one) => target(one).startsWith('renderer/')))).toEqual([])
    expect(where(renderer.filter((one) => target(one).startsWith('main/')))).toEqual([])
    expect(where(renderer.filter(({ from }) => from === 'electron' || from.startsWith('node:')))).toEqual([])
  })

  it('no product code knows the stand-in or the tests', () => {
    const stray = [...main, ...renderer, ...contract].filter((one) => /^(host|tests)\//.test(target(one)))
    expect(where(stray)).toEqual([])
  })

  it('in main only the library knows lowdb', () => {
    const users = main.filter(({ from }) => /^lowdb/.test(from))
    expect(users.length).toBeGreaterThan(0)
    expect(where(users.filter(({ file }) => !file.startsWith('main/library/')))).toEqual([])
  })

  it('in main only the files that open windows, menus and dialogs and answer calls know electron', () => {
    const users = new Set(main.filter(({ from }) => from === 'electron').map(({ file }) => file))
    expect([...users].sort()).toEqual([
      'main/answer.ts',
      'main/dialogs.ts',
      'main/index.ts',
      'main/menu.ts',
      'main/printing.ts',
      'main/security.ts',
      'main/window.ts',
    ])
  })

  it('in the renderer only reader and editor know lexical, and ui knows no folder of the domain', () => {
    const lexical = renderer.filter(({ from }) => /^(lexical|@lexical\/)/.test(from))
    expect(lexical.length).toBeGreaterThan(5)
    expect(where(lexical.filter(({ file }) => !/^renderer\/(reader|editor)\//.test(file)))).toEqual([])
    const ui = renderer.filter((one) => one.file.startsWith('renderer/ui/') && one.from.startsWith('.'))
    expect(where(ui.filter((one) => !/^renderer\/(ui\/|words\.ts)/.test(target(one))))).toEqual([])
  })
})

describe('every folder is checked by the compiler on its own terms', () => {
  const options = (folder: string) =>
    (
      JSON.parse(readFileSync(join(root, folder, 'tsconfig.json'), 'utf8')) as {
        compilerOptions: { lib?: string[]; types?: string[] }
      }
    ).compilerOptions

  it('no browser in main, no Node in the renderer, neither in the contract', () => {
    expect(options('main').lib ?? []).not.toContain('DOM')
    expect(options('renderer').types).not.toContain('node')
    expect(options('preload/contract').lib ?? []).not.toContain('DOM')
    expect(options('preload/contract').types ?? []).not.toContain('node')
  })
})
