import { INSERT_HORIZONTAL_RULE_COMMAND } from '@lexical/extension'
import { $convertToMarkdownString } from '@lexical/markdown'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import {
  $deleteTableColumnAtSelection,
  $deleteTableRowAtSelection,
  $findTableNode,
  $insertTableColumnAtSelection,
  $insertTableRowAtSelection,
  INSERT_TABLE_COMMAND,
} from '@lexical/table'
import { $getSelection, $isRangeSelection, type LexicalEditor } from 'lexical'
import { Ellipsis } from 'lucide-react'
import { call } from '../notebook.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, type MenuItem } from '../ui/Menu.tsx'
import { tellProblem, toast } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { noteTransformers } from './markdown.ts'
import type { SelectionFormat } from './selection-format.ts'

type MoreMenuProps = { format: SelectionFormat; compact: boolean; onLink: () => void }

/** The tools that are used less: names, tables, dividing line, Markdown. */
export function MoreMenu({ format, compact, onLink }: MoreMenuProps) {
  const [editor] = useLexicalComposerContext()
  const items: MenuItem[] = [
    { label: t('notes.tools.mention'), keys: '@', onSelect: () => type(editor, '@') },
    { label: t('notes.tools.article'), keys: '[[', onSelect: () => type(editor, '[[') },
    ...(compact ? [{ label: t('notes.tools.link'), onSelect: onLink }] : []),
    { kind: 'line' },
    ...(format.inTable ? tableItems(editor) : [newTable(editor)]),
    { label: t('notes.tools.rule'), onSelect: () => editor.dispatchCommand(INSERT_HORIZONTAL_RULE_COMMAND, undefined) },
    { kind: 'line' },
    { label: t('notes.tools.copyMarkdown'), onSelect: () => void copyMarkdown(editor).catch(tellProblem) },
  ]
  return (
    <Menu items={items}>
      <IconButton label={t('notes.tools.more')}>
        <Ellipsis aria-hidden="true" />
      </IconButton>
    </Menu>
  )
}

/** Begins a typeahead as if its sign had been typed; a sign inside a word would not be one. */
function type(editor: LexicalEditor, sign: string): void {
  editor.focus(() =>
    editor.update(() => {
      const selection = $getSelection()
      if (!$isRangeSelection(selection)) return
      const before = selection.anchor.getNode().getTextContent().slice(0, selection.anchor.offset)
      selection.insertText(/\S$/u.test(before) ? ` ${sign}` : sign)
    }),
  )
}

function newTable(editor: LexicalEditor): MenuItem {
  const payload = { columns: '3', rows: '3', includeHeaders: { rows: true, columns: false } }
  return {
    label: t('notes.tools.table'),
    onSelect: () => editor.focus(() => editor.dispatchCommand(INSERT_TABLE_COMMAND, payload)),
  }
}

function tableItems(editor: LexicalEditor): MenuItem[] {
  const change = (run: () => unknown) => () => editor.update(() => void run())
  return [
    { label: t('notes.tools.addRow'), onSelect: change($insertTableRowAtSelection) },
    { label: t('notes.tools.addColumn'), onSelect: change($insertTableColumnAtSelection) },
    { label: t('notes.tools.removeRow'), onSelect: change($deleteTableRowAtSelection) },
    { label: t('notes.tools.removeColumn'), onSelect: change($deleteTableColumnAtSelection) },
    { label: t('notes.tools.removeTable'), danger: true, onSelect: change($removeTable) },
  ]
}

function $removeTable(): void {
  const selection = $getSelection()
  const table = $isRangeSelection(selection) ? $findTableNode(selection.anchor.getNode()) : null
  if (table === null) return
  table.selectNext()
  table.remove()
}

async function copyMarkdown(editor: LexicalEditor): Promise<void> {
  const text = editor.read(() => $convertToMarkdownString(noteTransformers))
  await call('writeClipboard', { text })
  toast(t('notes.tools.copied'))
}
