import { RovingTabIndexExtension } from '@lexical/a11y'
import { ContentEditable } from '@lexical/react/LexicalContentEditable'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { LexicalExtensionComposer } from '@lexical/react/LexicalExtensionComposer'
import { $isLinkNode } from '@lexical/link'
import { $findMatchingParent } from '@lexical/utils'
import { $getNearestNodeFromDOMNode, defineExtension, type LexicalEditor } from 'lexical'
import { type ReactNode, type RefObject, useEffect, useImperativeHandle, useState } from 'react'
import type { NoteState } from '#contract/note.ts'
import { call } from '../notebook.ts'
import { go, pathTo } from '../routes.ts'
import { classes } from '../ui/classes.ts'
import { tellProblem } from '../ui/Toasts.tsx'
import { ArticleTypeahead } from './ArticleTypeahead.tsx'
import css from './editor.module.css'
import { LinkDialog } from './LinkDialog.tsx'
import { MentionTypeahead } from './MentionTypeahead.tsx'
import { noteExtension } from './note-extension.ts'
import { showState, stateOf } from './note-state.ts'
import { INSERT_PASSAGE_QUOTE_COMMAND } from './passages-extension.ts'
import { PassagePicker } from './PassagePicker.tsx'
import { ReferenceCard } from './ReferenceCard.tsx'
import { noteTheme } from './theme.ts'
import { Toolbar } from './Toolbar.tsx'
import { useSelectionFormat } from './use-selection-format.ts'

/** One extension for every note: the editor would be made anew if it changed. */
const extension = defineExtension({
  name: 'sourcebook/NoteScreen',
  dependencies: [noteExtension({ follow: (ref) => go(pathTo(ref)), theme: noteTheme }), RovingTabIndexExtension],
})

export type NoteEditorHandle = {
  /** The words as they are now. */
  state: () => NoteState
  /** Puts another version in the place of this one, as one step of the editor's own undo. */
  show: (state: NoteState) => void
  focus: () => void
}

export type NoteEditorProps = {
  initial: NoteState
  /** What shows instead when Lexical cannot read the note: then there is nothing to write in, and no handle. */
  unreadable: (reason: string) => ReactNode
  label: string
  placeholder: string
  compact?: boolean
  readOnly?: boolean
  /** Words changed, by a person or by undo; never for a caret that moved. */
  onChange: () => void
  onBlur?: () => void
  handle: RefObject<NoteEditorHandle | null>
}

/** The writing surface of a note. It keeps no note: whoever holds it reads its state and saves it. */
export function NoteEditor({ label, placeholder, compact = false, readOnly = false, ...rest }: NoteEditorProps) {
  return (
    <div className={classes(css.editor, compact && css.compact)}>
      <LexicalExtensionComposer extension={extension} contentEditable={null}>
        <Inside {...rest} readOnly={readOnly} compact={compact} label={label} placeholder={placeholder} />
      </LexicalExtensionComposer>
    </div>
  )
}

function Inside(props: NoteEditorProps & { compact: boolean; readOnly: boolean }) {
  const { initial, unreadable, label, placeholder, compact, readOnly, onChange, onBlur, handle } = props
  const [editor] = useLexicalComposerContext()
  const [open, setOpen] = useState<'link' | 'passage' | null>(null)
  const [problem] = useState(() => shownProblem(editor, initial))
  useEffect(() => editor.setEditable(!readOnly && problem === null), [editor, readOnly, problem])
  useChanges(editor, onChange)
  useLinks(editor)
  useImperativeHandle(handle, () => (problem === null ? handleOf(editor) : null) as NoteEditorHandle, [editor, problem])
  if (problem !== null) return unreadable(problem)
  return (
    <>
      {!readOnly && <Toolbar compact={compact} onLink={() => setOpen('link')} onPassage={() => setOpen('passage')} />}
      <div className={css.surface}>
        <div className={css.page}>
          <ContentEditable
            className={css.text}
            aria-label={label}
            aria-placeholder={placeholder}
            placeholder={<div className={css.placeholder}>{placeholder}</div>}
            spellCheck={false}
            onBlur={onBlur}
            onKeyDown={(event) => {
              if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return
              if (document.getSelection()?.isCollapsed !== false) return
              // With words selected the palette's key makes them a link, as everywhere.
              event.preventDefault()
              event.stopPropagation()
              setOpen('link')
            }}
          />
        </div>
      </div>
      {!readOnly && (
        <>
          <MentionTypeahead />
          <ArticleTypeahead />
        </>
      )}
      <ReferenceCard />
      {open === 'link' && <LinkTool onClose={() => setOpen(null)} />}
      {open === 'passage' && (
        <PassagePicker
          onClose={() => setOpen(null)}
          onPick={(passage) => {
            setOpen(null)
            editor.focus(() => editor.dispatchCommand(INSERT_PASSAGE_QUOTE_COMMAND, passage))
          }}
        />
      )}
    </>
  )
}

function handleOf(editor: LexicalEditor): NoteEditorHandle {
  return {
    state: () => stateOf(editor),
    show: (state) => showState(editor, state, 'sourcebook-shown'),
    focus: () => editor.focus(undefined, { defaultSelection: 'rootStart' }),
  }
}

/** Shows the first state; answers why it could not be read, or `null`. */
function shownProblem(editor: LexicalEditor, initial: NoteState): string | null {
  try {
    showState(editor, initial)
    return null
  } catch (problem) {
    editor.setEditable(false)
    return problem instanceof Error ? problem.message : String(problem)
  }
}

function LinkTool({ onClose }: { onClose: () => void }) {
  const { link } = useSelectionFormat()
  return <LinkDialog address={link} onClose={onClose} />
}

/** Tells of every change of words; a caret that moved, and a state that was just shown, are none. */
function useChanges(editor: LexicalEditor, onChange: () => void) {
  useEffect(
    () =>
      editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
        if (dirtyElements.size + dirtyLeaves.size === 0) return
        if (tags.has('sourcebook-shown') || tags.has('history-merge')) return
        onChange()
      }),
    [editor, onChange],
  )
}

/** A link is opened outside, by main, after it asked; with Ctrl or Cmd while the note can be edited. */
function useLinks(editor: LexicalEditor) {
  useEffect(() => {
    const open = (event: MouseEvent) => {
      if (!(event.target instanceof Node)) return
      const target = event.target
      const url = editor.read(() => {
        const node = $getNearestNodeFromDOMNode(target)
        const link = node && $findMatchingParent(node, $isLinkNode)
        return $isLinkNode(link) ? link.getURL() : null
      })
      if (url === null) return
      event.preventDefault()
      if (event.ctrlKey || event.metaKey || !editor.isEditable()) void call('openLink', { url }).catch(tellProblem)
    }
    return editor.registerRootListener((root, before) => {
      before?.removeEventListener('click', open)
      root?.addEventListener('click', open)
    })
  }, [editor])
}
