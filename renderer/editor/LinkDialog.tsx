import { TOGGLE_LINK_COMMAND } from '@lexical/link'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { t } from '../words.ts'
import { isLinkAddress } from './note-extension.ts'

/** Sets, changes or takes away the link at the selection. An address without a scheme is taken as https. */
export function LinkDialog({ address, onClose }: { address: string | null; onClose: () => void }) {
  const [editor] = useLexicalComposerContext()
  const [typed, setTyped] = useState(address ?? 'https://')
  const [wrong, setWrong] = useState(false)
  const finish = (url: string | null) => {
    onClose()
    editor.focus(() => editor.dispatchCommand(TOGGLE_LINK_COMMAND, url))
  }
  const save = () => {
    const whole = wholeAddress(typed)
    if (whole === null) setWrong(true)
    else finish(whole)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      size="small"
      title={t('notes.link.title')}
      closeLabel={t('notes.link.close')}
      actions={
        <>
          {address !== null && <Button onClick={() => finish(null)}>{t('notes.link.remove')}</Button>}
          <Button look="primary" onClick={save}>
            {t('notes.link.set')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('notes.link.address')}
        value={typed}
        dir="ltr"
        autoFocus
        error={wrong ? t('notes.link.wrong') : undefined}
        onChange={(value) => {
          setTyped(value)
          setWrong(false)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          save()
        }}
      />
    </Dialog>
  )
}

/** A whole address, or `null` where none can be made of what was typed. */
export function wholeAddress(typed: string): string | null {
  const text = typed.trim()
  if (isLinkAddress(text)) return text
  if (/^[^\s@:]+@[^\s@:]+\.[^\s@:]+$/.test(text)) return `mailto:${text}`
  return /^[^\s/:]+\.[^\s/:]{2,}(?:\/\S*)?$/.test(text) ? `https://${text}` : null
}
