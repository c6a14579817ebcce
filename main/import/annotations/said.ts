import { type EntityId, entityId } from '#contract/ids.ts'
import type { Link } from '#contract/passage.ts'
import type { Library } from '../../library/library.ts'
import type { Annotation } from './read-annotations.ts'
import { type AnnotationBody, hasType } from './web-annotation.ts'

/** What the bodies of an annotation say of its words, in the notebook's terms. */
export type Said = {
  links: Link[]
  tagNames: string[]
  comment: string
  /** Names of what is not in this library. */
  lost: string[]
}

export function saidIn(library: Library, annotation: Annotation): Said {
  const said: Said = { links: [], tagNames: [], comment: '', lost: [] }
  for (const body of annotation.bodies) {
    const text = typeof body === 'object' && body.value !== undefined ? body.value : null
    const entity = text === null ? entityIn(library, body) : null
    if (entity) addLink(said.links, entity, typeof body === 'object' ? body['schema:roleName'] : undefined)
    else if (text === null) said.lost.push(nameOf(body))
    else if (typeof body === 'object' && hasType(body.purpose, 'tagging') && isName(text))
      said.tagNames.push(text.trim())
    else if (text.trim() !== '') said.comment += (said.comment === '' ? '' : '\n\n') + text
  }
  return said
}

/** What an annotation says in words, or leads to. */
export function noteText({ bodies }: Annotation): string {
  return bodies
    .map((body) => (typeof body === 'object' && body.value !== undefined ? body.value : iriIn(body)))
    .filter((text) => text !== '')
    .join('\n')
}

const isName = (text: string) => text.trim() !== '' && text.length <= 10_000

function addLink(links: Link[], id: EntityId, role: unknown): void {
  if (links.some((link) => link.entityId === id)) return
  links.push({ entityId: id, ...(typeof role === 'string' && role !== '' && { role }) })
}

/** The actor or event whose id a body's IRI is; one that was merged away leads to the one that was kept. */
function entityIn(library: Library, body: string | AnnotationBody): EntityId | null {
  const uuid = iriIn(body)
    .replace(/^urn:uuid:/i, '')
    .toLowerCase()
  for (const kind of ['actor', 'event'] as const) {
    const parsed = entityId.safeParse(`${kind}:${uuid}`)
    if (!parsed.success) return null
    const id = library.references.redirectFrom(parsed.data) ?? parsed.data
    if (library.get(id)) return id
  }
  return null
}

function iriIn(body: string | AnnotationBody): string {
  if (typeof body === 'string') return body
  return (typeof body.source === 'object' ? body.source.id : body.source) ?? body.id ?? ''
}

function nameOf(body: string | AnnotationBody): string {
  const label = typeof body === 'object' ? body['rdfs:label'] : undefined
  return `“${typeof label === 'string' ? label : iriIn(body)}”`
}
