import { type Answered, call, useCall } from '../notebook.ts'
import { TagInput, type TagOption } from '../ui/TagInput.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'

/** The tags of an article: added by name, made on the way, taken away. */
export function ArticleTags({ article, readOnly }: { article: Answered<'getArticle'>; readOnly: boolean }) {
  const { data: listed } = useCall('listTags', {})
  const offered = (listed ?? []).map(({ tag }) => tag)
  const chosen = article.tags.flatMap((id) => offered.find((tag) => tag.id === id) ?? [])

  async function add(choice: TagOption | { create: string }) {
    const tag =
      'create' in choice ? await call('saveTag', { name: choice.create }) : offered.find((one) => one.id === choice.id)
    if (tag) await call('saveArticle', { id: article.id, tags: [...article.tags, tag.id] })
  }
  const remove = (id: string) =>
    call('saveArticle', { id: article.id, tags: article.tags.filter((tag) => tag !== id) }).catch(tellProblem)

  return (
    <TagInput
      label={t('articles.source.addTag')}
      placeholder={t('articles.source.addTag')}
      chosen={chosen}
      offered={offered}
      readOnly={readOnly}
      removeLabel={(name) => t('common.removeNamed', { name })}
      createLabel={(name) => t('articles.source.createTag', { name })}
      onAdd={(choice) => add(choice).catch(tellProblem)}
      onRemove={remove}
    />
  )
}
