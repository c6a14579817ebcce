import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { LexicalTypeaheadMenuPlugin } from '@lexical/react/LexicalTypeaheadMenuPlugin'
import { $createTextNode, $getNodeByKey, $isTextNode, type TextNode } from 'lexical'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { Entity } from '#contract/entity.ts'
import type { EntityHit } from '#contract/views.ts'
import { typeWords } from '../entities/type-words.ts'
import { call, useCall } from '../notebook.ts'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import css from './typeahead.module.css'
import { $createMentionNode, type MentionKind } from './MentionNode.ts'
import { mentionTrigger } from './trigger.ts'
import { renderChoices, TypeaheadChoice } from './TypeaheadList.tsx'
import { $splitTyped } from './typed-words.ts'
import { useDismissableTrigger } from './use-dismissable-trigger.ts'
import { useEnterWaits } from './use-enter-waits.ts'

type Mentioned = { found: Entity } | { create: MentionKind; name: string }

const shown = 8

function detailOf({ entity, matched, matchedText }: EntityHit): string {
  const byOtherName = matched === 'alias' || (matchedText !== '' && matchedText !== entity.name)
  return byOtherName ? t('notes.typeahead.also', { name: matchedText }) : typeWords(entity)
}

/** What `@` offers: who and what is known, best first, and last the making of a new one. */
export function mentionChoices(query: string, hits: readonly EntityHit[]): TypeaheadChoice<Mentioned>[] {
  const found = hits.map(
    (hit) =>
      new TypeaheadChoice<Mentioned>(
        hit.entity.id,
        { found: hit.entity },
        {
          name: hit.entity.name,
          detail: detailOf(hit),
          dot: hit.entity.kind,
        },
      ),
  )
  const name = query.trim().replace(/\s+/g, ' ')
  if (name === '') return found
  const create = (kind: MentionKind) =>
    new TypeaheadChoice<Mentioned>(
      `create ${kind}`,
      { create: kind, name },
      {
        name:
          kind === 'actor' ? t('notes.typeahead.createActor', { name }) : t('notes.typeahead.createEvent', { name }),
        dot: kind,
      },
    )
  const known = (kind: MentionKind) => hits.some(({ entity }) => entity.kind === kind && entity.name === name)
  return [...found, ...(['event', 'actor'] as const).filter((kind) => !known(kind)).map(create)]
}

async function entityOf(chosen: Mentioned): Promise<Entity> {
  if ('found' in chosen) return chosen.found
  const { create, name } = chosen
  return call('saveEntity', create === 'actor' ? { kind: create, name } : { kind: create, name })
}

/** `@` and a name, in any script. */
export function MentionTypeahead() {
  const [editor] = useLexicalComposerContext()
  const [query, setQuery] = useState<string | null>(null)
  const isOpen = useRef(false)
  const hits = useCall('findEntities', query === null ? null : { query: query.trim(), limit: shown }, {
    keepPrevious: true,
  })
  const choices = useMemo(
    () => (query === null || !hits.data ? [] : mentionChoices(query, hits.data)),
    [query, hits.data],
  )
  const isShown = useCallback(() => isOpen.current, [])
  const trigger = useDismissableTrigger(mentionTrigger, isShown)
  useEnterWaits(mentionTrigger, isShown, hits.data && !hits.isPlaceholderData ? query : null)

  /** A new one is made first and named when it is safe; until then, and when it fails, the typed words stay. */
  const choose = (choice: TypeaheadChoice<Mentioned>, _cut: TextNode | null, close: () => void) => {
    close()
    const { value } = choice
    const typed = $splitTyped(mentionTrigger)
    if ('found' in value) return $replaceTyped(typed, value.found)
    // On its own until then, so that typing goes on beside it.
    typed?.toggleUnmergeable()
    const key = typed?.getKey() ?? ''
    trigger.dismiss()
    void entityOf(value)
      .then((entity) => editor.update(() => $replaceTyped($textByKey(key), entity)))
      .catch((problem: unknown) => {
        editor.update(() => void $textByKey(key)?.toggleUnmergeable())
        tellProblem(problem)
      })
  }

  return (
    <LexicalTypeaheadMenuPlugin<TypeaheadChoice<Mentioned>>
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

function $textByKey(key: string): TextNode | null {
  const node = $getNodeByKey(key)
  return $isTextNode(node) ? node : null
}

function $replaceTyped(typed: TextNode | null, entity: Entity): void {
  if (!typed?.isAttached()) return
  const mention = $createMentionNode(entity.id, entity.name, entity.kind)
  typed.replace(mention)
  const after = mention.getNextSibling()
  if (after?.getTextContent().startsWith(' ')) after.selectStart()
  else mention.insertAfter($createTextNode(' ')).selectNext()
}
