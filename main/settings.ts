import { mkdir, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { type Preferences, preferences } from '#contract/calls.ts'
import { tableMapping } from '#contract/tables.ts'
import { writeDurably } from './library/durable-files.ts'
import { say } from './words.ts'

const bounds = z.object({
  x: z.number().int().optional(),
  y: z.number().int().optional(),
  width: z.number().int().min(200).max(20_000),
  height: z.number().int().min(200).max(20_000),
})

/** What the program keeps about itself, beside no library. Fields of a newer version are kept. */
const schema = z.looseObject({
  preferences: preferences.partial().optional(),
  /** Latest first. */
  recent: z.array(z.looseObject({ path: z.string().min(1), name: z.string(), openedAt: z.string() })).optional(),
  /** The library that was open when the last window closed. */
  last: z.string().nullable().optional(),
  /** What is remembered of each library's backups, by the library's id. */
  backups: z
    .record(
      z.string(),
      z.looseObject({
        path: z.string(),
        firstOpenedAt: z.string(),
        /** The second place, outside the library. */
        folder: z.string().min(1).optional(),
        /** The last backup there, and the number of the last change that it holds. */
        lastAt: z.string().optional(),
        lastSeq: z.number().int().nonnegative().optional(),
        notReachedSince: z.string().optional(),
        problem: z.string().optional(),
        /** How the question for a second place was answered. */
        answer: z.enum(['later', 'never']).optional(),
        answeredAt: z.string().optional(),
        verifiedAt: z.string().optional(),
        damaged: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  /** How tables of articles were read, by the names of their columns; latest first. */
  tables: z
    .array(z.looseObject({ names: z.string(), mapping: tableMapping }))
    .optional()
    .catch(undefined),
  /** A person's own style of references, as its file says it. */
  ownStyle: z.looseObject({ title: z.string(), xml: z.string().max(2_000_000) }).optional(),
  window: z.looseObject({ bounds, maximized: z.boolean() }).optional(),
})

export type SettingsData = z.infer<typeof schema>

export const defaultPreferences: Preferences = {
  name: '',
  theme: 'system',
  readingFont: 'serif',
  readingSize: 18,
  lockAfterMinutes: 15,
  referenceStyle: 'apa',
  policy: 'conservative',
}

/** The program's own small file. Each save is on disk, whole, when its promise resolves. */
export type Settings = {
  readonly data: SettingsData
  readonly preferences: Preferences
  /** Why the file could not be used, with where it was kept, in a sentence. */
  readonly problem: string | undefined
  save: (change: Partial<SettingsData>) => Promise<void>
}

/** Reads the settings. A file that fails its check is kept aside under its own name, and said. */
export async function openSettings(folder: string): Promise<Settings> {
  const path = join(folder, 'settings.json')
  const { data, problem, refused } = await read(path)
  let current = data
  let isUnread = refused === true
  let saved: Promise<void> = Promise.resolve()
  return {
    get data() {
      return current
    },
    get preferences() {
      return { ...defaultPreferences, ...withoutUndefined(current.preferences ?? {}) }
    },
    problem,
    save: (change) => {
      current = { ...current, ...change }
      const write = async () => {
        if (isUnread) {
          // What the disk did not give is not written over: until it does, changes live as long as the program.
          const now = await read(path)
          if (now.refused) return
          current = { ...now.data, ...current }
          isUnread = false
        }
        await mkdir(dirname(path), { recursive: true })
        await writeDurably(path, `${JSON.stringify(current, null, 2)}\n`)
      }
      const next = saved.then(write, write)
      saved = next.catch(() => undefined)
      return next
    },
  }
}

async function read(path: string): Promise<{ data: SettingsData; problem: string | undefined; refused?: boolean }> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { data: {}, problem: undefined }
    const problem = say('windows.settingsUnreadable', { path, why: (error as Error).message })
    return { data: {}, problem, refused: true }
  }
  const parsed = schema.safeParse(asJson(text))
  if (parsed.success) return { data: parsed.data, problem: undefined }
  const kept = `${path.replace(/\.json$/, '')}.damaged-${new Date().toISOString().replaceAll(':', '-')}.json`
  await rename(path, kept)
  return { data: {}, problem: say('windows.settingsDamaged', { kept }) }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function withoutUndefined(values: SettingsData['preferences'] & object): Partial<Preferences> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}
