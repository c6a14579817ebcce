import { HistoryExtension } from '@lexical/history'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { useExtensionSignalValue } from '@lexical/react/useExtensionSignalValue'
import { useLexicalRovingTabIndexRef } from '@lexical/react/useLexicalRovingTabIndexRef'
import { FORMAT_TEXT_COMMAND, REDO_COMMAND, UNDO_COMMAND } from 'lexical'
import {
  Bold,
  CheckSquare,
  Code,
  Italic,
  Link,
  List,
  ListOrdered,
  Quote,
  Redo2,
  Strikethrough,
  TextQuote,
  Underline,
  Undo2,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../ui/IconButton.tsx'
import { t, type WordKey } from '../words.ts'
import { setBlockKind } from './block-commands.ts'
import { BlockMenu } from './BlockMenu.tsx'
import css from './editor.module.css'
import { MoreMenu } from './MoreMenu.tsx'
import type { BlockKind, TextMark } from './selection-format.ts'
import { useSelectionFormat } from './use-selection-format.ts'

type Tool<Kind> = { kind: Kind; icon: ReactNode; label: WordKey; keys?: string }

const marks: Tool<TextMark>[] = [
  { kind: 'bold', icon: <Bold aria-hidden="true" />, label: 'notes.tools.bold', keys: 'Ctrl B' },
  { kind: 'italic', icon: <Italic aria-hidden="true" />, label: 'notes.tools.italic', keys: 'Ctrl I' },
  { kind: 'underline', icon: <Underline aria-hidden="true" />, label: 'notes.tools.underline', keys: 'Ctrl U' },
  { kind: 'strikethrough', icon: <Strikethrough aria-hidden="true" />, label: 'notes.tools.strike' },
  { kind: 'code', icon: <Code aria-hidden="true" />, label: 'notes.tools.code' },
]

const blocks: Tool<BlockKind>[] = [
  { kind: 'bullet', icon: <List aria-hidden="true" />, label: 'notes.tools.bullets' },
  { kind: 'number', icon: <ListOrdered aria-hidden="true" />, label: 'notes.tools.numbers' },
  { kind: 'check', icon: <CheckSquare aria-hidden="true" />, label: 'notes.tools.checks' },
  { kind: 'quote', icon: <Quote aria-hidden="true" />, label: 'notes.tools.quote' },
]

export type ToolbarProps = {
  /** Fewer tools, for the narrow inspector. */
  compact: boolean
  onLink: () => void
  onPassage: () => void
}

/** The editor's tools: one stop for Tab, arrows move inside, a press never takes the caret out of the text. */
export function Toolbar({ compact, onLink, onPassage }: ToolbarProps) {
  const [editor] = useLexicalComposerContext()
  const format = useSelectionFormat()
  const roving = useLexicalRovingTabIndexRef({ itemSelector: 'button:not([disabled])' })
  const shownMarks = compact ? marks.slice(0, 2) : marks
  return (
    <div
      ref={roving}
      role="toolbar"
      aria-label={t('notes.tools.label')}
      className={css.toolbar}
      onMouseDown={(event) => event.preventDefault()}
    >
      {!compact && (
        <>
          <HistoryTools />
          <Bar />
        </>
      )}
      <BlockMenu format={format} />
      <Bar />
      {shownMarks.map(({ kind, icon, label, keys }) => (
        <IconButton
          key={kind}
          label={t(label)}
          {...(keys !== undefined && { keys })}
          aria-pressed={format.marks.includes(kind)}
          onClick={() => editor.dispatchCommand(FORMAT_TEXT_COMMAND, kind)}
        >
          {icon}
        </IconButton>
      ))}
      {!compact && (
        <IconButton label={t('notes.tools.link')} keys="Ctrl K" aria-pressed={format.link !== null} onClick={onLink}>
          <Link aria-hidden="true" />
        </IconButton>
      )}
      <Bar />
      {(compact ? blocks.slice(0, 1) : blocks).map(({ kind, icon, label }) => (
        <IconButton
          key={kind}
          label={t(label)}
          aria-pressed={format.block === kind}
          onClick={() => setBlockKind(editor, kind, format.block)}
        >
          {icon}
        </IconButton>
      ))}
      <IconButton label={t('notes.tools.passage')} onClick={onPassage}>
        <TextQuote aria-hidden="true" />
      </IconButton>
      <MoreMenu format={format} compact={compact} onLink={onLink} />
    </div>
  )
}

function Bar() {
  return <span className={css.bar} aria-hidden="true" />
}

function HistoryTools() {
  const [editor] = useLexicalComposerContext()
  const canUndo = useExtensionSignalValue(HistoryExtension, 'canUndo')
  const canRedo = useExtensionSignalValue(HistoryExtension, 'canRedo')
  return (
    <>
      <IconButton
        label={t('notes.tools.undo')}
        keys="Ctrl Z"
        disabled={!canUndo}
        onClick={() => editor.dispatchCommand(UNDO_COMMAND, undefined)}
      >
        <Undo2 aria-hidden="true" />
      </IconButton>
      <IconButton
        label={t('notes.tools.redo')}
        keys="Ctrl Y"
        disabled={!canRedo}
        onClick={() => editor.dispatchCommand(REDO_COMMAND, undefined)}
      >
        <Redo2 aria-hidden="true" />
      </IconButton>
    </>
  )
}
