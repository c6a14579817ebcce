import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { classes } from './classes.ts'
import styles from './InlineText.module.css'

export type InlineTextProps = {
  /** What the field is: read by screen readers. */
  label: string
  value: string
  /** Keeps the new value; may refuse it with a sentence (answered or thrown), and then the words stay in the field. */
  onSave: (value: string) => unknown
  /** Shown where there is nothing, and says so. */
  placeholder?: string
  /** What shows while it is not edited, when that differs from what is typed: a date in words. */
  shown?: string | undefined
  multiline?: boolean
  /** An empty value is put back instead of saved. */
  required?: boolean
  readOnly?: boolean
  dir?: string
  lang?: string | undefined
  className?: string | undefined
}

/** Text edited where it stands: click, Enter or F2 to edit; Enter or leaving saves; Escape puts the old words back. */
export function InlineText(props: InlineTextProps) {
  const { label, value, shown, placeholder = '', readOnly, className, dir = 'auto', lang } = props
  const [editing, setEditing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const [returnFocus, setReturnFocus] = useState(false)
  useEffect(() => {
    if (!editing && returnFocus) button.current?.focus()
  }, [editing, returnFocus])

  const text = shown ?? value
  // What may be long stands as its own words run; a name stands where the others stand.
  const block = props.multiline ? dir : undefined
  const words = props.multiline ? text || placeholder : <bdi dir={dir}>{text || placeholder}</bdi>
  if (readOnly)
    return (
      <span className={classes(styles.still, className)} dir={block} lang={lang} data-selectable="">
        {words}
      </span>
    )
  if (editing)
    return (
      <Editor
        {...props}
        onDone={(byKey) => {
          setReturnFocus(byKey)
          setEditing(false)
        }}
      />
    )
  return (
    <button
      ref={button}
      type="button"
      className={classes(styles.shown, !text && styles.empty, className)}
      aria-label={`${label}: ${text || placeholder}`}
      dir={block}
      lang={lang}
      onClick={() => setEditing(true)}
      onKeyDown={(event) => {
        if (event.key === 'F2') setEditing(true)
      }}
    >
      {words}
    </button>
  )
}

type EditorProps = InlineTextProps & { onDone: (byKey: boolean) => void }

function Editor({ label, value, onSave, multiline, required, dir = 'auto', lang, className, onDone }: EditorProps) {
  const [draft, setDraft] = useState(value)
  const [problem, setProblem] = useState<string>()
  const done = useRef(false)

  async function finish(byKey: boolean) {
    const next = multiline ? draft : draft.trim()
    if (done.current) return
    done.current = true
    if (next === value || (required && next === '')) return onDone(byKey)
    try {
      const refused = await onSave(next)
      if (typeof refused !== 'string') return onDone(byKey)
      setProblem(refused)
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
    done.current = false
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      done.current = true
      onDone(true)
    } else if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void finish(true)
    }
  }

  const shared = {
    'aria-label': label,
    'aria-invalid': problem !== undefined || undefined,
    className: classes(styles.edited, className),
    value: draft,
    dir,
    lang,
    autoFocus: true,
    spellCheck: false,
    onKeyDown,
    onBlur: () => void finish(false),
    onFocus: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => event.currentTarget.select(),
  }
  return (
    <span className={styles.editor}>
      {multiline ? (
        <textarea {...shared} onChange={(event) => setDraft(event.target.value)} />
      ) : (
        <input {...shared} autoComplete="off" onChange={(event) => setDraft(event.target.value)} />
      )}
      {problem && (
        <span role="alert" className={styles.problem}>
          {problem}
        </span>
      )}
    </span>
  )
}
