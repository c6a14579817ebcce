import { CalendarDays, Highlighter, MessageSquareQuote, User } from 'lucide-react'
import type { PassageKind } from './place-passages.ts'

const icons = { actor: User, event: CalendarDays, claim: MessageSquareQuote, plain: Highlighter }

/** The sign of a kind: colour is never the only one. */
export function KindIcon({ kind }: { kind: PassageKind }) {
  const Icon = icons[kind]
  return <Icon aria-hidden="true" size={13} strokeWidth={2} />
}
