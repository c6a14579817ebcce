/** The lines of a brat stand-off file: https://brat.nlplab.org/standoff.html */
export type BratSpan = { id: string; type: string; pieces: { start: number; end: number }[]; text: string }
export type BratEvent = { id: string; type: string; trigger: string; args: { role: string; of: string }[] }
export type BratRelation = { id: string; type: string; args: { role: string; of: string }[] }
export type BratAttribute = { id: string; name: string; of: string; value: string | undefined }
export type BratReference = { of: string; resource: string; key: string; name: string }
export type BratNote = { type: string; of: string; text: string }

export type BratLines = {
  spans: BratSpan[]
  events: BratEvent[]
  relations: BratRelation[]
  attributes: BratAttribute[]
  references: BratReference[]
  notes: BratNote[]
  /** Groups of spans that are one: the name of their relation, and they. */
  equal: { type: string; of: string[] }[]
  /** Lines that are none of these. */
  strange: string[]
}

export function bratLines(ann: string): BratLines {
  const lines: BratLines = {
    spans: [],
    events: [],
    relations: [],
    attributes: [],
    references: [],
    notes: [],
    equal: [],
    strange: [],
  }
  for (const line of ann.replace(/^\uFEFF/, '').split(/\r?\n/))
    if (line.trim() !== '' && !takeLine(lines, line)) lines.strange.push(line)
  return lines
}

function takeLine(lines: BratLines, line: string): boolean {
  const [id = '', head = '', ...rest] = line.split('\t')
  const [type = '', ...words] = head
    .trim()
    .split(' ')
    .filter((word) => word !== '')
  const text = rest.join('\t')
  if (type === '') return false
  switch (id.charAt(0)) {
    case 'T':
      return takeSpan(lines, id, head.trim(), text)
    case 'E': {
      const [first, ...args] = [type, ...words].map(argumentOf)
      if (first)
        lines.events.push({ id, type: first.role, trigger: first.of, args: args.filter((arg) => arg !== null) })
      return first !== null && first !== undefined
    }
    case 'R': {
      const args = words.map(argumentOf).filter((arg) => arg !== null)
      if (args.length === 2) lines.relations.push({ id, type, args })
      return args.length === 2
    }
    case 'A':
    case 'M':
      lines.attributes.push({ id, name: type, of: words[0] ?? '', value: words.slice(1).join(' ') || undefined })
      return words.length > 0
    case 'N':
      return takeReference(lines, words, text)
    case '#':
      lines.notes.push({ type, of: words[0] ?? '', text })
      return words.length > 0
    case '*':
      lines.equal.push({ type, of: words })
      return words.length > 1
    default:
      return false
  }
}

function takeSpan(lines: BratLines, id: string, head: string, text: string): boolean {
  const found = /^(\S+) (\d+ \d+(?:;\d+ \d+)*)$/.exec(head)
  if (!found) return false
  const pieces = (found[2] ?? '').split(';').map((piece) => {
    const [start = NaN, end = NaN] = piece.split(' ').map(Number)
    return { start, end }
  })
  lines.spans.push({ id, type: found[1] ?? '', pieces, text })
  return true
}

/** `Role:T1`; null where it is not one. */
function argumentOf(word: string): { role: string; of: string } | null {
  const at = word.lastIndexOf(':')
  return at > 0 && at < word.length - 1 ? { role: word.slice(0, at), of: word.slice(at + 1) } : null
}

function takeReference(lines: BratLines, [of = '', reference = '']: string[], name: string): boolean {
  const at = reference.indexOf(':')
  if (at < 1) return false
  lines.references.push({ of, resource: reference.slice(0, at), key: reference.slice(at + 1), name })
  return true
}
