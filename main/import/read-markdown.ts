import type { Nodes, Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { frontMatter } from './front-matter.ts'
import { blocksOfMarkdown } from './markdown-blocks.ts'
import { type ParsedText, storedForm } from './parsed-text.ts'
import { picturesAt } from './pictures.ts'
import { readText } from './read-text.ts'

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml'])

/**
 * Markdown with GitHub's tables, footnotes and strikethrough, and YAML front matter. The title is the front matter's,
 * or the first heading of level 1, which stays in the text. What nests too deep to be read, or would leave no text at
 * all (link definitions alone), is read as plain text.
 */
export function readMarkdown(source: string): ParsedText {
  const markdown = storedForm(source)
  const root = parsed(markdown)
  if (root === null) return readText(markdown)
  const matter = root.children.find((node) => node.type === 'yaml')
  const blocks = blocksOfMarkdown(root)
  if (blocks.length === 0 && matter === undefined) return readText(markdown)
  const fields = matter ? frontMatter(matter.value) : { authors: [] }
  const heading = blocks.find((block) => block.kind === 'heading' && block.level === 1)
  const title = fields.title ?? (heading && 'text' in heading ? heading.text : undefined)
  return { ...fields, title, blocks, left: picturesAt(picturesIn(root)) }
}

/** The addresses of the pictures that a text names. */
function picturesIn(root: Root): (string | null)[] {
  const found: (string | null)[] = []
  const waiting: Nodes[] = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'image') found.push(node.url.slice(0, 100))
    else if (node.type === 'imageReference') found.push(null)
    else if (node.type === 'html') found.push(...(node.value.match(/<img\b/gi) ?? []))
    if ('children' in node) for (const child of node.children) waiting.push(child)
  }
  return found
}

/** Brackets nested deeper than any writer nests them make the parser's work grow with the square of the text. */
const deepestBrackets = 200
/** Each link definition costs the parser as much as a page of text; a book of footnotes has some hundreds. */
const mostDefinitions = 5000

function parsed(markdown: string): Root | null {
  if (isOverwrought(markdown)) return null
  try {
    return parser.parse(markdown)
  } catch {
    // Thousands of nested quotes or lists overflow the stack.
    return null
  }
}

/** The most brackets that stand open at once in one paragraph. */
function bracketDepth(markdown: string): number {
  let deepest = 0
  for (const paragraph of markdown.split('\n\n')) {
    const open = { '[': 0, '(': 0 }
    for (const character of paragraph) {
      if (character === '[' || character === '(') open[character] += 1
      else if (character === ']') open['['] = Math.max(0, open['['] - 1)
      else if (character === ')') open['('] = Math.max(0, open['('] - 1)
      else continue
      deepest = Math.max(deepest, open['['], open['('])
    }
  }
  return deepest
}

/** Written to be slow to read, or by a machine gone wrong: no person's text is so nested. */
function isOverwrought(markdown: string): boolean {
  const quotes = /^(?: {0,3}>){200}/m
  return bracketDepth(markdown) > deepestBrackets || definitions(markdown) > mostDefinitions || quotes.test(markdown)
}

function definitions(markdown: string): number {
  let count = 0
  for (let at = markdown.indexOf(']:'); at >= 0; at = markdown.indexOf(']:', at + 2)) count += 1
  return count
}
