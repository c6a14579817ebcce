/** A file that was dropped; its bytes are read when its turn comes. */
export type DroppedFile = { name: string; read: () => Promise<ArrayBuffer> }

/** Files that no one means to import when they drop a folder. */
const hidden = /^(?:\.|Thumbs\.db$|desktop\.ini$)/i

export type Dropped = {
  files: DroppedFile[]
  /** Folders that are libraries of this program, by name: what is in them are no articles. */
  libraries: string[]
}

/**
 * The files of a drop, with those inside dropped folders at any depth, named by their way from there. Must be called
 * while the drop is handled.
 */
export async function droppedFiles(data: DataTransfer): Promise<Dropped> {
  const entries = [...data.items].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null
    return entry ? [entry] : []
  })
  const dropped: Dropped = { files: [], libraries: [] }
  if (entries.length === 0) return { ...dropped, files: [...data.files].map(ofFile) }
  // Asked for at once: after the first wait a drop tells nothing any more.
  const inside = entries.map((entry) => (entry.isDirectory ? entriesOf(entry as FileSystemDirectoryEntry) : null))
  for (const [at, entry] of entries.entries()) {
    const found = await inside[at]
    if (found) await addFolder(dropped, entry.name, '', found)
    else dropped.files.push(ofEntry(entry.name, entry))
  }
  return dropped
}

export function ofFile(file: File): DroppedFile {
  return { name: file.name, read: () => file.arrayBuffer() }
}

function ofEntry(name: string, entry: FileSystemEntry): DroppedFile {
  return { name, read: async () => (await fileOf(entry as FileSystemFileEntry)).arrayBuffer() }
}

async function addFolder(dropped: Dropped, name: string, way: string, inside: readonly FileSystemEntry[]) {
  if (isLibrary(inside)) {
    dropped.libraries.push(name)
    return
  }
  for (const entry of inside) {
    if (hidden.test(entry.name)) continue
    const here = `${way}${entry.name}`
    if (entry.isFile) dropped.files.push(ofEntry(here, entry))
    else await addFolder(dropped, entry.name, `${here}/`, await entriesOf(entry as FileSystemDirectoryEntry))
  }
}

/** What every library's folder holds, whether it is protected or not. */
const isLibrary = (inside: readonly FileSystemEntry[]) =>
  inside.some(({ name }) => name === 'library.json') &&
  inside.some(({ name }) => /^(?:generations|index|journal-\d+\.ndjson)$/.test(name))

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

/** A reader answers some hundred entries at a time, and none when it is through. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return all.sort((one, other) => one.name.localeCompare(other.name))
    all.push(...some)
  }
}
