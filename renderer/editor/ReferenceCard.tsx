import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { useEffect, useState } from 'react'
import type { Id } from '#contract/ids.ts'
import { dateWords } from '../entities/date-words.ts'
import { typeWords } from '../entities/type-words.ts'
import { useCall } from '../notebook.ts'
import css from './reference-card.module.css'

type Hovered = { ref: Id; left: number; top: number }

const pause = 350

/** A small card over a name under the pointer: what it is called now, and what it is. */
export function ReferenceCard() {
  const [editor] = useLexicalComposerContext()
  const [hovered, setHovered] = useState<Hovered | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const show = (event: MouseEvent) => {
      const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-ref]') : null
      clearTimeout(timer)
      const ref = element?.dataset['ref']
      if (!element || !ref) return setHovered(null)
      const { left, bottom } = element.getBoundingClientRect()
      timer = setTimeout(() => setHovered({ ref: ref as Id, left, top: bottom + 4 }), pause)
    }
    const hide = () => {
      clearTimeout(timer)
      setHovered(null)
    }
    const stop = editor.registerRootListener((root, before) => {
      before?.removeEventListener('mouseover', show)
      before?.removeEventListener('mouseleave', hide)
      root?.addEventListener('mouseover', show)
      root?.addEventListener('mouseleave', hide)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [editor])
  return hovered && <Card key={hovered.ref} {...hovered} />
}

function Card({ ref, left, top }: Hovered) {
  const [document] = useCall('getDocuments', { ids: [ref] }).data ?? []
  if (!document || !('name' in document || 'title' in document)) return null
  const { title, name } = document as Shown
  return (
    <div className={css.card} role="tooltip" style={{ left, top }}>
      <div className={css.cardName} dir="auto">
        {[title, name].find((text) => typeof text === 'string') as string}
      </div>
      <div className={css.cardDetail}>{detailOf(document)}</div>
    </div>
  )
}

type Shown = { id: string } & Record<string, unknown>

function detailOf(document: Shown): string {
  const { kind, type, date, publishedAt, outlet } = document
  if (kind === 'actor' || kind === 'event') {
    const words = typeWords({ kind, type: typeof type === 'string' ? type : undefined })
    return typeof date === 'string' ? `${words} · ${dateWords(date)}` : words
  }
  const parts = [outlet, typeof publishedAt === 'string' ? dateWords(publishedAt) : undefined]
  return parts.filter((part) => typeof part === 'string').join(' · ')
}
