import { t } from './words.ts'

export function App() {
  return <p>{t('shell.product')}</p>
}
