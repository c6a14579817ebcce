import { CodeExtension } from '@lexical/code-core'
import { HorizontalRuleExtension, TabIndentationExtension } from '@lexical/extension'
import { HistoryExtension } from '@lexical/history'
import { LinkExtension } from '@lexical/link'
import { CheckListExtension, ListExtension } from '@lexical/list'
import { RichTextExtension } from '@lexical/rich-text'
import { TableExtension } from '@lexical/table'
import { configExtension, defineExtension, type EditorThemeClasses } from 'lexical'
import { MarkdownExtension } from './markdown-extension.ts'
import { PassagesExtension } from './passages-extension.ts'
import { ReferencesExtension } from './references-extension.ts'

/** Where links may lead; anything else stays text. */
export function isLinkAddress(address: string): boolean {
  try {
    return ['http:', 'https:', 'mailto:'].includes(new URL(address).protocol)
  } catch {
    return false
  }
}

export type NoteExtensionOptions = {
  follow: (ref: string) => void
  theme?: EditorThemeClasses
}

/**
 * The note editor, without React and without a screen: the same for the window and for tests. An error in an update
 * is thrown, never swallowed: Lexical's half-applied state must not be saved as if it were the note.
 */
export function noteExtension({ follow, theme = {} }: NoteExtensionOptions) {
  return defineExtension({
    name: 'sourcebook/Note',
    namespace: 'sourcebook-note',
    theme,
    onError: (error) => {
      throw error
    },
    dependencies: [
      RichTextExtension,
      configExtension(HistoryExtension, { maxDepth: 1000 }),
      ListExtension,
      CheckListExtension,
      configExtension(LinkExtension, { validateUrl: isLinkAddress }),
      CodeExtension,
      TableExtension,
      HorizontalRuleExtension,
      TabIndentationExtension,
      configExtension(ReferencesExtension, { follow }),
      PassagesExtension,
      MarkdownExtension,
    ],
  })
}
