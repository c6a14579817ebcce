import { LexicalTypeaheadMenuPlugin } from '@lexical/react/LexicalTypeaheadMenuPlugin'
import { $createTextNode, type TextNode } from 'lexical'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { ListedArticle } from '#contract/views.ts'
import { dateWords } from '../entities/date-words.ts'
import { useCall } from '../notebook.ts'
import { $createArticleLinkNode } from './ArticleLinkNode.ts'
import css from './typeahead.module.css'
import { articleTrigger } from './trigger.ts'
import { renderChoices, TypeaheadChoice } from './TypeaheadList.tsx'
import { $splitTyped } from './typed-words.ts'
import { useDismissableTrigger } from './use-dismissable-trigger.ts'
import { useEnterWaits } from './use-enter-waits.ts'

const shown = 8

function choiceOf(article: ListedArticle): TypeaheadChoice<ListedArticle> {
  const detail = article.publishedAt ? dateWords(article.publishedAt, 'short') : ''
  return new TypeaheadChoice(article.id, article, { name: article.title, detail, dot: 'neutral' })
}

/** `[[` and words of an article's title, outlet or date. */
export function ArticleTypeahead() {
  const [query, setQuery] = useState<string | null>(null)
  const isOpen = useRef(false)
  const articles = useCall(
    'listArticles',
    query === null
      ? null
      : { query: query.trim(), limit: shown, ...(query.trim() === '' && { sort: 'createdAt', descending: true }) },
    { keepPrevious: true },
  )
  const choices = useMemo(
    () => (query === null ? [] : (articles.data?.items ?? []).map(choiceOf)),
    [query, articles.data],
  )
  const isShown = useCallback(() => isOpen.current, [])
  const trigger = useDismissableTrigger(articleTrigger, isShown)
  useEnterWaits(articleTrigger, isShown, articles.data && !articles.isPlaceholderData ? query : null)
  const choose = (choice: TypeaheadChoice<ListedArticle>, _cut: TextNode | null, close: () => void) => {
    close()
    const typed = $splitTyped(articleTrigger)
    if (!typed) return
    const link = $createArticleLinkNode(choice.value.id, choice.value.title)
    typed.replace(link)
    link.insertAfter($createTextNode(' ')).selectNext()
  }
  return (
    <LexicalTypeaheadMenuPlugin<TypeaheadChoice<ListedArticle>>
      options={choices}
      triggerFn={trigger.match}
      onQueryChange={setQuery}
      onSelectOption={choose}
      onOpen={() => (isOpen.current = true)}
      onClose={() => {
        isOpen.current = false
      }}
      anchorClassName={css.menuAnchor ?? ''}
      {...(choices.length > 0 && { menuRenderFn: renderChoices })}
    />
  )
}
