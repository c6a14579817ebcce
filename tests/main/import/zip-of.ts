import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

/** A real zip of these files. */
export function zipOf(files: Record<string, string | Uint8Array>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files))
    zip.addBuffer(Buffer.from(content), name, { mtime: new Date('2024-01-01') })
  zip.end()
  return buffer(zip.outputStream)
}

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** A Word document with this body, and these parts beside it. */
export function wordFile(body: string, parts: Record<string, string> = {}): Promise<Buffer> {
  const document = `<?xml version="1.0"?><w:document xmlns:w="${w}"><w:body>${body}</w:body></w:document>`
  return zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': document, ...parts })
}

export const wordPart = (root: string, content: string) => `<w:${root} xmlns:w="${w}">${content}</w:${root}>`

/** An OpenDocument text with this body. */
export function openDocument(body: string, parts: Record<string, string> = {}): Promise<Buffer> {
  const spaces = ['office', 'text', 'table', 'style', 'draw', 'fo', 'dc', 'meta', 'xlink']
    .map((name) => `xmlns:${name}="urn:${name}"`)
    .join(' ')
  const content = `<?xml version="1.0"?><office:document-content ${spaces}>${body}</office:document-content>`
  return zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': content, ...parts })
}
