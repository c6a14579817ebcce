import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { useLexicalNodeSelection } from '@lexical/react/useLexicalNodeSelection'
import type { NodeKey } from 'lexical'
import { pathToPassage, useGo } from '../routes.ts'
import { t } from '../words.ts'
import css from './editor.module.css'
import type { QuotedPassage } from './PassageQuoteNode.tsx'

/** How a quotation shows inside a note: the words, then a button that goes to them in their article. */
export function PassageQuote({ nodeKey, passage }: { nodeKey: NodeKey; passage: QuotedPassage }) {
  const [editor] = useLexicalComposerContext()
  const [selected, setSelected, clearSelected] = useLexicalNodeSelection(nodeKey)
  const go = useGo()
  const select = () => {
    clearSelected()
    setSelected(true)
    editor.getRootElement()?.focus({ preventScroll: true })
  }
  return (
    <div className={selected ? css.quoteSelected : css.quote} onClick={select}>
      <blockquote dir="auto" className={css.quoteWords}>
        {passage.exact}
      </blockquote>
      <figcaption>
        <button
          type="button"
          className={css.quoteSource}
          title={t('notes.quote.open')}
          onClick={(event) => {
            event.stopPropagation()
            go(pathToPassage(passage.articleId, passage.passageId))
          }}
        >
          <bdi>{passage.source}</bdi>
        </button>
      </figcaption>
    </div>
  )
}
