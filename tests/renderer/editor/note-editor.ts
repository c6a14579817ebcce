import { buildEditorFromExtensions } from '@lexical/extension'
import type { LexicalEditor } from 'lexical'
import { onTestFinished } from 'vitest'
import type { Id } from '#contract/ids.ts'
import { noteExtension } from '../../../renderer/editor/note-extension.ts'
import { noteTheme } from '../../../renderer/editor/theme.ts'

export const armenia: Id<'actor'> = 'actor:01900000-0000-7000-8000-000000000001'
export const ceasefire: Id<'event'> = 'event:01900000-0000-7000-8000-000000000002'
export const article: Id<'article'> = 'article:01900000-0000-7000-8000-000000000003'
export const passage: Id<'passage'> = 'passage:01900000-0000-7000-8000-000000000004'

export type Written = { editor: LexicalEditor; root: HTMLElement; followed: string[] }

/** A real note editor on the page, as the window has it, without React. */
export function writeNote(): Written {
  const followed: string[] = []
  const root = document.createElement('div')
  root.contentEditable = 'true'
  document.body.append(root)
  const editor = buildEditorFromExtensions(noteExtension({ follow: (ref) => followed.push(ref), theme: noteTheme }))
  editor.setRootElement(root)
  onTestFinished(() => {
    editor.dispose()
    root.remove()
  })
  return { editor, root, followed }
}

/** Changes the note now, without waiting for the next turn. */
export function now(editor: LexicalEditor, change: () => void): void {
  editor.update(change, { discrete: true })
}
