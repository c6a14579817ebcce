import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { ChevronDown } from 'lucide-react'
import { Button } from '../ui/Button.tsx'
import { Menu } from '../ui/Menu.tsx'
import { t, type WordKey } from '../words.ts'
import { setBlockKind } from './block-commands.ts'
import css from './editor.module.css'
import type { BlockKind, SelectionFormat } from './selection-format.ts'

const names: Record<BlockKind, WordKey> = {
  paragraph: 'notes.tools.paragraph',
  h1: 'notes.tools.heading1',
  h2: 'notes.tools.heading2',
  h3: 'notes.tools.heading3',
  quote: 'notes.tools.quote',
  code: 'notes.tools.codeBlock',
  bullet: 'notes.tools.bullets',
  number: 'notes.tools.numbers',
  check: 'notes.tools.checks',
}

/** Which kind of block the caret is in, and the others to choose from. */
export function BlockMenu({ format }: { format: SelectionFormat }) {
  const [editor] = useLexicalComposerContext()
  const items = (Object.keys(names) as BlockKind[]).map((kind) => ({
    label: t(names[kind]),
    onSelect: () => {
      // Asked for by name, a kind is set and never toggled back.
      if (kind !== format.block) setBlockKind(editor, kind, format.block)
      editor.focus()
    },
  }))
  return (
    <Menu items={items}>
      <Button
        look="quiet"
        className={css.blockKind}
        aria-label={`${t('notes.tools.block')}: ${t(names[format.block])}`}
      >
        {t(names[format.block])}
        <ChevronDown aria-hidden="true" />
      </Button>
    </Menu>
  )
}
