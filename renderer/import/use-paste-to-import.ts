import { useEffect } from 'react'
import { isTextField } from '../commands/keyboard.ts'
import { isolated } from '../isolate.ts'
import { call } from '../notebook.ts'
import { go, pathTo } from '../routes.ts'
import { tellProblem, toast } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { ofFile } from './dropped-files.ts'
import { importDropped } from './import-job.ts'

/** What is pasted outside every field becomes an article. */
export function usePasteToImport(): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || !event.clipboardData || isTextField(event.target)) return
      if (document.querySelector('[data-modal]')) return
      event.preventDefault()
      void take(event.clipboardData)
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [])
}

/** A saved page keeps its structure: HTML is preferred to the plain words beside it. */
async function take(data: DataTransfer): Promise<void> {
  if (data.files.length > 0) return importDropped([...data.files].map(ofFile))
  const html = data.getData('text/html')
  const text = html || data.getData('text/plain')
  if (text.trim() === '') return
  try {
    const outcome = await call('importText', { text, mediaType: html ? 'text/html' : 'text/plain' })
    const id = outcome.articleId
    const said = outcome.reason ?? t(`search.importing.status.${outcome.status}`)
    const message = outcome.title ? `${said}: “${isolated(outcome.title)}”` : said
    if (!id) return toast(message, { kind: 'problem' })
    toast(message, { action: { label: t('search.importing.show'), run: () => go(pathTo(id)) } })
  } catch (problem) {
    tellProblem(problem)
  }
}
