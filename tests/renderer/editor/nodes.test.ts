import { $createListItemNode, $createListNode } from '@lexical/list'
import { $createTableNodeWithDimensions } from '@lexical/table'
import { $createParagraphNode, $createTextNode, $getRoot, type LexicalNode } from 'lexical'
import { describe, expect, test } from 'vitest'
import { $createArticleLinkNode } from '../../../renderer/editor/ArticleLinkNode.ts'
import { checkState } from '../../../renderer/editor/check-state.ts'
import { $createMentionNode, $isMentionNode } from '../../../renderer/editor/MentionNode.ts'
import { showState, stateOf } from '../../../renderer/editor/note-state.ts'
import { $createPassageQuoteNode } from '../../../renderer/editor/PassageQuoteNode.tsx'
import { armenia, article, ceasefire, now, passage, writeNote } from './note-editor.ts'

const quoted = { passageId: passage, articleId: article, exact: 'at least 27 people', source: 'Violence · 20 Sep 2023' }

const nodes: [string, () => LexicalNode, object][] = [
  [
    'an actor',
    () => $createParagraphNode().append($createMentionNode(armenia, 'Հայաստան', 'actor')),
    { type: 'mention', version: 1, ref: armenia, label: 'Հայաստան', kind: 'actor', text: 'Հայաստան', mode: 'token' },
  ],
  [
    'an event',
    () => $createParagraphNode().append($createMentionNode(ceasefire, 'Ceasefire', 'event')),
    { type: 'mention', version: 1, ref: ceasefire, label: 'Ceasefire', kind: 'event' },
  ],
  [
    'an article',
    () => $createParagraphNode().append($createArticleLinkNode(article, 'Several [civilians] killed')),
    { type: 'article-link', version: 1, ref: article, label: 'Several [civilians] killed', mode: 'token' },
  ],
  ['a quoted passage', () => $createPassageQuoteNode(quoted), { type: 'passage-quote', version: 1, ...quoted }],
]

describe('a note', () => {
  test.each(nodes)('keeps %s with all its fields', (_name, make, expected) => {
    const { editor } = writeNote()
    now(editor, () => $getRoot().clear().append(make()))
    const stored = JSON.parse(JSON.stringify(stateOf(editor))) as ReturnType<typeof stateOf>
    expect(JSON.stringify(stored)).toContain(JSON.stringify(Object.values(expected)[0]))
    expect(flat(stored.state)).toContainEqual(expect.objectContaining(expected))
    const again = writeNote()
    showState(again.editor, stored)
    expect(stateOf(again.editor)).toEqual(stored)
    expect(checkState(stored)).toBeNull()
  })

  test('keeps tables and nested check lists as they are', () => {
    const { editor } = writeNote()
    now(editor, () => {
      const inner = $createListNode('check').append($createListItemNode(true).append($createTextNode('done')))
      const list = $createListNode('check').append($createListItemNode(false).append($createTextNode('to do')))
      list.append($createListItemNode().append(inner))
      $getRoot()
        .clear()
        .append($createTableNodeWithDimensions(2, 3, true), list)
    })
    const stored = stateOf(editor)
    const again = writeNote()
    showState(again.editor, stored)
    expect(stateOf(again.editor)).toEqual(stored)
    expect(flat(stored.state).filter(({ type }) => type === 'tablecell')).toHaveLength(6)
    expect(flat(stored.state)).toContainEqual(expect.objectContaining({ type: 'listitem', checked: true }))
  })

  test('shows names in their own direction and leads to them by a click', () => {
    const { editor, root, followed } = writeNote()
    now(editor, () =>
      $getRoot()
        .clear()
        .append($createParagraphNode().append($createMentionNode(armenia, 'الأمم', 'actor'))),
    )
    const name = root.querySelector<HTMLElement>('[data-ref]')
    expect(name?.dir).toBe('auto')
    expect(root.querySelector('p')?.dir).toBe('auto')
    name?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    expect(followed).toEqual([armenia])
  })

  test('replaces a name whole, however little of it is selected', () => {
    const { editor } = writeNote()
    now(editor, () => {
      const name = $createMentionNode(armenia, 'Armenia', 'actor')
      $getRoot()
        .clear()
        .append($createParagraphNode().append($createTextNode('by '), name))
      name.select(2, 4).insertText('them')
    })
    expect(editor.read(() => $getRoot().getTextContent())).toBe('by them')
    expect(editor.read(() => $getRoot().getAllTextNodes().some($isMentionNode))).toBe(false)
  })
})

type Flat = Record<string, unknown> & { type: string }

function flat(state: Record<string, unknown>): Flat[] {
  const found: Flat[] = []
  const walk = (node: Flat): void => {
    found.push(node)
    for (const child of (node['children'] as Flat[] | undefined) ?? []) walk(child)
  }
  walk(state['root'] as Flat)
  return found
}
