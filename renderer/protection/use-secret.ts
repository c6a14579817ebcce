import { type FormEvent, useRef, useState } from 'react'

export type Secret = { passphrase: string } | { recoveryKey: string }

/** A passphrase or recovery key being typed, until `open` takes it; what `open` says against it stands at the field. */
export function useSecret(open: (secret: Secret) => Promise<unknown>) {
  const field = useRef<HTMLInputElement>(null)
  const [value, setValue] = useState('')
  const [byKey, setByKey] = useState(false)
  const [working, setWorking] = useState(false)
  const [error, setError] = useState<string | undefined>()

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (value === '' || working) return
    setWorking(true)
    setError(undefined)
    try {
      await open(byKey ? { recoveryKey: value } : { passphrase: value })
    } catch (problem) {
      setError(problem instanceof Error ? problem.message : String(problem))
      field.current?.focus()
      field.current?.select()
    }
    setWorking(false)
  }

  function change() {
    setByKey(!byKey)
    setValue('')
    setError(undefined)
    field.current?.focus()
  }

  return {
    field: { ref: field, byKey, value, onChange: setValue, error, working },
    other: { byKey, disabled: working, onClick: change },
    ready: value !== '',
    working,
    submit: (event: FormEvent) => void submit(event),
  }
}
