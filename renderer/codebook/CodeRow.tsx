import { ChevronRight } from 'lucide-react'
import { memo } from 'react'
import { classes } from '../ui/classes.ts'
import pickBox from '../ui/PickBox.module.css'
import { Swatch } from '../ui/Swatch.tsx'
import { numberInWords, t } from '../words.ts'
import type { Code } from './code-tree.ts'
import tree from './code-tree.module.css'

type CodeRowProps = {
  code: Code
  closed: boolean
  picked: boolean
  onToggle: () => void
  onClose: (closed: boolean) => void
}

/** One code: what it is called, and how often it is used by itself and with those under it. */
export const CodeRow = memo(function CodeRow({ code, closed, picked, onToggle, onClose }: CodeRowProps) {
  const { tag, level, under, passages, allPassages, allArticles } = code
  return (
    <>
      <span
        className={pickBox.check}
        onClick={(event) => {
          event.stopPropagation()
          onToggle()
        }}
      >
        <span className={pickBox.box} data-checked={picked || undefined} />
      </span>
      <span className={tree.nameCell} style={{ paddingInlineStart: `${(level - 1) * 18}px` }}>
        <span
          aria-hidden="true"
          title={under > 0 ? t(closed ? 'codebook.expand' : 'codebook.collapse', { name: tag.name }) : undefined}
          className={classes(tree.twist, under === 0 && tree.leaf, !closed && tree.open)}
          onClick={(event) => {
            if (under === 0) return
            event.stopPropagation()
            onClose(!closed)
          }}
        >
          <ChevronRight />
        </span>
        <Swatch colour={tag.colour} />
        <bdi className={tree.codeName}>{tag.name}</bdi>
        {tag.description && <bdi className={tree.hint}>{tag.description}</bdi>}
      </span>
      <Count value={passages} />
      <Count value={allPassages} faint={allPassages === passages} />
      <Count value={allArticles} />
    </>
  )
}, isSame)

/** What a row does follows from the code; new functions for the same one are no reason to draw it again. */
function isSame(a: CodeRowProps, b: CodeRowProps): boolean {
  return a.code === b.code && a.closed === b.closed && a.picked === b.picked
}

function Count({ value, faint = false }: { value: number; faint?: boolean }) {
  return <span className={classes(tree.number, faint && tree.faint)}>{value === 0 ? '' : numberInWords(value)}</span>
}
