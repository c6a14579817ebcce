import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { FuseV1Options } from '@electron/fuses'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const root = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

type Entry = {
  optionalDependencies?: Record<string, string>
  resolved?: string
  integrity?: string
  link?: boolean
}
const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Entry> }
const manifest = JSON.parse(read('package.json')) as {
  main: string
  dependencies?: object
  devDependencies: Record<string, string>
  allowScripts: Record<string, boolean>
}

describe('the lock file', () => {
  it('holds every optional package that any package names, so that every platform finds its own', () => {
    const missing: string[] = []
    for (const [at, { optionalDependencies }] of Object.entries(lock.packages))
      for (const name of Object.keys(optionalDependencies ?? {}))
        if (!isReachable(at, name)) missing.push(`${at}: ${name}`)
    expect(missing).toEqual([])
  })

  it('names no host that packages come from', () => {
    const hosts = Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined)
    expect(hosts.map(([at]) => at)).toEqual([])
    expect(read('package-lock.json')).not.toMatch(/https?:\/\/[^"]*registry/)
  })

  it('pins every package by its hash', () => {
    const loose = Object.entries(lock.packages).filter(([at, { integrity, link }]) => at !== '' && !integrity && !link)
    expect(loose.map(([at]) => at)).toEqual([])
  })

  it('is asked for exact versions only, and lexical is one version throughout', () => {
    const versions = Object.entries(manifest.devDependencies)
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
    const lexical = versions.filter(([name]) => name === 'lexical' || name.startsWith('@lexical/'))
    expect(lexical.length).toBeGreaterThan(5)
    expect(new Set(lexical.map(([, version]) => version)).size).toBe(1)
  })
})

/** Looks for a package as Node does: from where it is asked for, outwards. */
function isReachable(from: string, name: string): boolean {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (lock.packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`]) return true
    if (at === '' || !at.includes('node_modules/')) return false
    if (!at.includes('/node_modules/')) return lock.packages[`node_modules/${name}`] !== undefined
  }
}

describe('the packaged program', () => {
  const builder = parse(read('electron-builder.yml')) as {
    files: string[]
    asar: boolean
    publish: unknown
    electronFuses: Record<string, boolean>
  }

  it('ships its bundles and no library of its own', () => {
    expect(manifest.dependencies ?? {}).toEqual({})
    expect(manifest.main).toBe('out/main/index.js')
    expect(builder.files).toEqual(['out/**', 'package.json', '!**/*.map'])
    expect(builder.asar).toBe(true)
    expect(builder.publish).toBeNull()
  })

  it('sets every fuse that makes it safer', () => {
    expect(builder.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  it('names fuses that exist, and leaves none undecided but the WebAssembly trap handlers', () => {
    const known = Object.keys(FuseV1Options).filter((name) => !/^\d+$/.test(name))
    const ours = Object.keys(builder.electronFuses).map((name) => name[0]?.toUpperCase() + name.slice(1))
    expect(ours.filter((name) => !known.includes(name))).toEqual([])
    expect(known.filter((name) => !ours.includes(name))).toEqual(['WasmTrapHandlers'])
  })
})

describe('the continuous check', () => {
  it('runs what the README tells a person to run', () => {
    const script = read('.ci/run')
    expect(read('README.md')).toContain('npm ci && npm run test:all')
    expect(script).toMatch(/^npm ci/m)
    expect(script).toMatch(/^npm run --silent test:all$/m)
    expect(existsSync(join(root, 'tests/all.ts'))).toBe(true)
  })
})
