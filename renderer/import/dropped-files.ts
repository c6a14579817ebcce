/** A file that was dropped; its bytes are read when its turn comes. */
export type DroppedFile = { name: string; read: () => Promise<ArrayBuffer> }

/** Files that no one means to import when they drop a folder. */
const hidden = /^(?:\.|Thumbs\.db$|desktop\.ini$)/i

/** The files of a drop, with those inside dropped folders at any depth. Must be called while the drop is handled. */
export async function droppedFiles(data: DataTransfer): Promise<DroppedFile[]> {
  const entries = [...data.items].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null
    return entry ? [entry] : []
  })
  if (entries.length === 0) return [...data.files].map(ofFile)
  const found = await Promise.all(entries.map((entry) => filesOf(entry, true)))
  return found.flat()
}

export function ofFile(file: File): DroppedFile {
  return { name: file.name, read: () => file.arrayBuffer() }
}

async function filesOf(entry: FileSystemEntry, named: boolean): Promise<DroppedFile[]> {
  if (!named && hidden.test(entry.name)) return []
  if (entry.isFile)
    return [{ name: entry.name, read: async () => (await fileOf(entry as FileSystemFileEntry)).arrayBuffer() }]
  const inside = await entriesOf(entry as FileSystemDirectoryEntry)
  const found: DroppedFile[] = []
  for (const one of inside) found.push(...(await filesOf(one, false)))
  return found
}

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
