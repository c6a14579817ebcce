import { CSPProvider } from '@base-ui/react/csp-provider'
import { Tooltip } from '@base-ui/react/tooltip'
import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Router } from 'wouter'
import { listenForCommands } from './commands/keyboard.ts'
import { followNotices, queries } from './notebook.ts'
import { followActivity } from './protection/activity.ts'
import { followLeaving } from './protection/leaving.ts'
import { useLocationHook, useSearchHook } from './routes.ts'
import { Root } from './shell/Root.tsx'
import { Toasts } from './ui/Toasts.tsx'
import { t } from './words.ts'

/** What everything stands in: calls, routes, keys, toasts. */
export function App() {
  useEffect(followNotices, [])
  useEffect(listenForCommands, [])
  useEffect(followActivity, [])
  useEffect(followLeaving, [])
  return (
    <QueryClientProvider client={queries}>
      <CSPProvider disableStyleElements>
        <Router hook={useLocationHook} searchHook={useSearchHook}>
          <Tooltip.Provider delay={500}>
            <Root />
            <Toasts label={t('common.notifications')} closeLabel={t('common.close')} />
          </Tooltip.Provider>
        </Router>
      </CSPProvider>
    </QueryClientProvider>
  )
}
