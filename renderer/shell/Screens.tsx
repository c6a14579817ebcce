import { lazy, Suspense, useRef } from 'react'
import { Route, Switch } from 'wouter'
import type { EntityId, Id } from '#contract/ids.ts'
import { ArticlesScreen } from '../articles/ArticlesScreen.tsx'
import { HistoryScreen } from '../history/HistoryScreen.tsx'
import { PreferencesScreen } from '../preferences/PreferencesScreen.tsx'
import { go, useCurrentPath } from '../routes.ts'
import { SearchScreen } from '../search/SearchScreen.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { t } from '../words.ts'
import { ScreenBoundary } from './ScreenBoundary.tsx'
import styles from './Screens.module.css'
import { useFocusOnVisit } from './use-focus-on-visit.ts'

const EntitiesScreen = lazy(async () => ({ default: (await import('../entities/EntitiesScreen.tsx')).EntitiesScreen }))
const EntityPage = lazy(async () => ({ default: (await import('../entities/EntityPage.tsx')).EntityPage }))
const DuplicatesScreen = lazy(async () => ({
  default: (await import('../entities/DuplicatesScreen.tsx')).DuplicatesScreen,
}))
const ClaimsScreen = lazy(async () => ({ default: (await import('../claims/ClaimsScreen.tsx')).ClaimsScreen }))
const CodebookScreen = lazy(async () => ({ default: (await import('../codebook/CodebookScreen.tsx')).CodebookScreen }))
const TimelineScreen = lazy(async () => ({ default: (await import('../timeline/TimelineScreen.tsx')).TimelineScreen }))
const NotesScreen = lazy(async () => ({ default: (await import('../notes/NotesScreen.tsx')).NotesScreen }))

/** The screen of the current place. */
export function Screens() {
  const path = useCurrentPath()
  const screen = useRef<HTMLElement>(null)
  useFocusOnVisit(screen)
  return (
    <main ref={screen} tabIndex={-1} aria-label={t('shell.mainArea')} className={styles.main}>
      <ScreenBoundary place={path}>
        <Suspense fallback={<p className={styles.loading}>{t('common.loading')}</p>}>
          <Switch>
            <Route path="/articles/:id?">
              {({ id }) => <ArticlesScreen articleId={id as Id<'article'> | undefined} />}
            </Route>
            <Route path="/actors">
              <EntitiesScreen kind="actor" />
            </Route>
            <Route path="/events">
              <EntitiesScreen kind="event" />
            </Route>
            <Route path="/actors/:id">{({ id }) => <EntityPage key={id} id={id as EntityId} />}</Route>
            <Route path="/events/:id">{({ id }) => <EntityPage key={id} id={id as EntityId} />}</Route>
            <Route path="/duplicates">
              <DuplicatesScreen />
            </Route>
            <Route path="/claims">
              <ClaimsScreen />
            </Route>
            <Route path="/notes/:id?">
              <NotesScreen />
            </Route>
            <Route path="/codebook">
              <CodebookScreen />
            </Route>
            <Route path="/timeline">
              <TimelineScreen />
            </Route>
            <Route path="/search">
              <SearchScreen />
            </Route>
            <Route path="/history">
              <HistoryScreen />
            </Route>
            <Route path="/preferences">
              <PreferencesScreen />
            </Route>
            <Route>
              <EmptyState
                title={t('shell.nothingHere')}
                actions={<Button onClick={() => go('/articles')}>{t('shell.goToArticles')}</Button>}
              />
            </Route>
          </Switch>
        </Suspense>
      </ScreenBoundary>
    </main>
  )
}
