import type { HandlersOf, WindowCalls } from '#contract/calls.ts'
import { basename } from 'node:path'
import type { AnnotationsFound } from '#contract/views.ts'
import { CallerError } from '../../library/library.ts'
import { say } from '../../words.ts'
import type { Desk, Desktop } from '../../window-calls.ts'
import type { DroppedAside } from '../dropped-aside.ts'
import type { Code, Coded } from '../coded/coded.ts'
import { folderKind } from '../coded/folders.ts'
import { readApart } from '../coded/read-apart.ts'
import type { Read } from '../coded/read-coded.ts'
import { filesAt, readAll, takeRead } from './annotate-files.ts'
import type { Annotation } from './read-annotations.ts'

type Answers = Pick<HandlersOf<WindowCalls>, 'chooseAnnotations' | 'takeAnnotations' | 'saveReport'>

/** What was read and waits for a person's word, by the job that read it; one a window is enough. */
const waiting = new Map<string, Read>()
const mostWaiting = 4

export const leaveAnnotations = () => waiting.clear()

/** Annotations from the window: files are chosen and read, then a person says what their codes become. */
export function annotationWindowCalls(
  { notebook, jobs }: Pick<Desktop, 'notebook' | 'jobs'>,
  desk: Desk,
  aside: DroppedAside,
): Answers {
  const chosenFiles = async () => {
    const paths = await desk.chooseAnnotationFiles()
    if (!paths) return null
    const [first = ''] = paths
    return { name: basename(first), files: paths.length === 1 ? await filesAt(first) : await readAll(paths) }
  }
  const droppedFiles = (key: string) => {
    const files = aside.take(key)
    return { name: files[0]?.name ?? '', files }
  }
  return {
    chooseAnnotations: async ({ job, dropped }) => {
      notebook.need()
      const given = dropped === undefined ? await chosenFiles() : droppedFiles(dropped)
      if (!given) return null
      const read = await jobs.run(job, (signal) => readApart(given.files, signal))
      waiting.set(job, read)
      for (const oldest of waiting.keys()) if (waiting.size > mostWaiting) waiting.delete(oldest)
      return { name: given.name, ...foundIn(read) }
    },
    takeAnnotations: async ({ job, as }) => {
      const read = waiting.get(job)
      if (!read) throw new CallerError(`Nothing was read as "${job}"`)
      waiting.delete(job)
      return jobs.run(job, (signal) => takeRead(notebook.need(), read, { as, signal }))
    },
    saveReport: ({ name, text }) => desk.saveText(name, text, say('coded.saveReport')),
  }
}

function foundIn(read: Read): Omit<AnnotationsFound, 'name'> {
  if (read.kind === 'coded') return { ...counted(read.coded), folders: foldersIn(read.coded) }
  const { annotations } = read
  const [first] = annotations.filter((one): one is Annotation => !('wrong' in one))
  const counts = { articles: 0, passages: annotations.length, codes: 0, notes: 0 }
  return { format: first?.format ?? 'w3c', counts, folders: [] }
}

function counted({ format, texts, codes, notes }: Coded): Pick<AnnotationsFound, 'format' | 'counts'> {
  const passages = texts.reduce((sum, { marks }) => sum + marks.length, 0)
  return { format, counts: { articles: texts.length, passages, codes: codes.length, notes: notes.length } }
}

/** What holds codes: a person may say that they are actors or events. */
function foldersIn({ codes, own }: Coded): AnnotationsFound['folders'] {
  const inside = new Map<string, Code[]>()
  for (const code of codes)
    if (code.parent !== undefined) inside.set(code.parent, [...(inside.get(code.parent) ?? []), code])
  return codes
    .filter(({ guid, as }) => inside.has(guid) && !(own && as === 'folder'))
    .map(({ guid, name }) => {
      const members = inside.get(guid) ?? []
      const kind = folderKind(name)
      return {
        name,
        codes: members.length,
        examples: members.slice(0, 3).map((code) => code.name),
        as: kind === 'actor' ? 'actors' : kind === 'event' ? 'events' : 'tags',
      }
    })
}
