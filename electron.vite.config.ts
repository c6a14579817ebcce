import { cp } from 'node:fs/promises'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const at = (path: string) => resolve(import.meta.dirname, path)

/** What each bundle's libraries ask to be told with them; the program shows it. */
const license = { fileName: 'licences.json' }

/** Workers of the main process: files of their own beside the main bundle. `main/workers.ts` starts them. */
const workers = {
  'parse-worker': at('main/import/parse-worker.ts'),
  'coded-worker': at('main/import/coded/coded-worker.ts'),
  'snapshot-worker': at('main/library/snapshot-worker.ts'),
  'search-worker': at('main/search/search-worker.ts'),
  'suggest-worker': at('main/suggest/suggest-worker.ts'),
}

/**
 * fflate (of write-excel-file) declares a `require` of its own, and so does what electron-vite puts before a bundle that
 * speaks of one: both in one file do not parse.
 */
const fflateUnderAnotherName: Plugin = {
  name: 'fflate-under-another-name',
  transform: (code, id) =>
    /[\\/]fflate[\\/]/.test(id)
      ? code
          .replace('var require = createRequire', 'var ownRequire = createRequire')
          .replace('_a = require(', '_a = ownRequire(')
      : null,
}

/** The character tables of PDFs, beside the bundle that reads them. */
const characterTables: Plugin = {
  name: 'character-tables',
  writeBundle: ({ dir = at('out/main') }) => cp(at('main/import/cmaps'), resolve(dir, 'cmaps'), { recursive: true }),
}

export default defineConfig({
  main: {
    plugins: [fflateUnderAnotherName, characterTables],
    build: {
      outDir: 'out/main',
      license,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('main/index.ts'), cli: at('main/cli.ts'), ...workers },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      license,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      license,
      rolldownOptions: { input: { index: at('renderer/index.html') } },
    },
  },
})
