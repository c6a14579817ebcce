import { MaterialError } from '../../library/library.ts'
import { say } from '../../words.ts'
import { type ReadAnnotation, readAnnotations } from '../annotations/read-annotations.ts'
import type { Coded } from './coded.ts'
import { type BratDocument, readBrat } from './read-brat.ts'
import { readProject } from './read-project.ts'
import { type Archive, unpack } from './unpack.ts'

/** Files chosen together, by name and bytes. */
export type GivenFile = { name: string; bytes: Uint8Array }

/** What files hold: texts that were coded, or annotations that were kept as JSON. */
export type Read = { kind: 'coded'; coded: Coded } | { kind: 'annotations'; annotations: ReadAnnotation[] }

/** Reads the files of one project, whatever program wrote them; runs in a worker. */
export async function readGiven(files: readonly GivenFile[]): Promise<Read> {
  const [first] = files
  if (!first) throw new MaterialError(say('coded.nothing'))
  const brat = bratDocuments(files)
  if (brat.length > 0) return { kind: 'coded', coded: readBrat(brat) }
  const project = files.find(isProject)
  if (!project) return { kind: 'annotations', annotations: files.flatMap((file) => readAnnotations(jsonOf(file))) }
  if (files.length > 1) throw new MaterialError(say('coded.byItself', { name: project.name }))
  const { name, bytes } = project
  return { kind: 'coded', coded: isArchive(project) ? await ofArchive(project) : await readProject(bytes, name, null) }
}

const isArchive = ({ name, bytes }: GivenFile) => isZip(bytes) || /\.qdpx$/i.test(name)

function isProject(file: GivenFile): boolean {
  const start = Buffer.from(file.bytes.subarray(0, 400)).toString('latin1')
  return isArchive(file) || /\.qd[ec]$/i.test(file.name) || /^[^<]{0,4}<\?xml|<(?:Project|CodeBook)\b/.test(start)
}

async function ofArchive({ name, bytes }: GivenFile): Promise<Coded> {
  const archive = await unpack(bytes)
  const projects = archive.names.filter((entry) => /\.(?:qde|qdc)$/i.test(entry) && !isHidden(entry))
  const [project, other] = projects
  if (project !== undefined && other !== undefined)
    throw new MaterialError(say('coded.severalProjects', { name, first: project, second: other }))
  if (project !== undefined) return readProject(await archive.read(project), project, archive)
  const brat = await bratInside(archive)
  if (brat.length === 0) throw new MaterialError(say('coded.noProject', { name }))
  return readBrat(brat)
}

async function bratInside(archive: Archive): Promise<BratDocument[]> {
  const wanted = archive.names.filter((name) => /\.(?:ann|txt)$/i.test(name) && !isHidden(name))
  if (!wanted.some((name) => /\.ann$/i.test(name))) return []
  const files: GivenFile[] = []
  for (const name of wanted) files.push({ name, bytes: await archive.read(name) })
  return bratDocuments(files)
}

const isHidden = (name: string) => /(?:^|\/)(?:\.|__MACOSX\/)/.test(name)

/** Every `.ann` with the `.txt` of the same name. */
function bratDocuments(files: readonly GivenFile[]): BratDocument[] {
  const stem = (name: string) => name.replace(/\.(?:ann|txt)$/i, '').toLowerCase()
  const texts = new Map(
    files.flatMap(({ name, bytes }) => (/\.txt$/i.test(name) ? [[stem(name), bytes] as const] : [])),
  )
  return files.flatMap(({ name, bytes }) =>
    /\.ann$/i.test(name) ? [{ name: name.slice(0, -4), ann: bytes, txt: texts.get(stem(name)) ?? null }] : [],
  )
}

function isZip(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4))
  return head.length === 4 && (head.readUInt32LE() === 0x04034b50 || head.readUInt32LE() === 0x06054b50)
}

const megabyte = 1_000_000
const largestJson = 100 * megabyte

/** JSON is UTF-8; a file in UTF-16 that says so is read too. */
function jsonOf({ bytes }: GivenFile): string {
  if (bytes.length > largestJson) {
    const [size, limit] = [Math.ceil(bytes.length / megabyte), largestJson / megabyte]
    throw new MaterialError(say('imports.tooLarge', { size, limit }))
  }
  const [a, b] = bytes
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))
    return new TextDecoder(a === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes)
  return new TextDecoder().decode(bytes)
}
