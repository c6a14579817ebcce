import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Route, Router, Switch } from 'wouter'
import type { Id } from '#contract/ids.ts'
import {
  currentPath, go, goBack, goForward, pathTo, pathToPassage, pathToPlace, pathToSearch, startAt, useKeptScroll,
  useLocationHook, useQueryValue, useSearchHook, useSteps,
} from '../../renderer/routes.ts' // prettier-ignore

const article: Id<'article'> = 'article:0192aaaa-0000-7000-8000-000000000001'
const passage: Id<'passage'> = 'passage:0192aaaa-0000-7000-8000-000000000002'

beforeEach(() => startAt('/articles'))
afterEach(cleanup)

describe('going', () => {
  it('comes back and forward through the places visited', () => {
    go('/actors')
    go('/events')
    goBack()
    expect(currentPath()).toBe('/actors')
    goBack()
    goBack()
    expect(currentPath()).toBe('/articles')
    goForward()
    expect(currentPath()).toBe('/actors')
  })
  it('forgets what was forward after going elsewhere', () => {
    go('/actors')
    goBack()
    go('/notes')
    goForward()
    expect(currentPath()).toBe('/notes')
  })
  it('leaves no step behind when it replaces, nor when it stays', () => {
    go('/search?q=a')
    go('/search?q=ab', { replace: true })
    go('/search?q=ab')
    goBack()
    expect(currentPath()).toBe('/articles')
  })
})

function Screens() {
  const { back, forward } = useSteps()
  const list = useKeptScroll('list')
  return (
    <Router hook={useLocationHook} searchHook={useSearchHook}>
      <p>{`back ${back}, forward ${forward}`}</p>
      <div ref={list} data-testid="list" />
      <Switch>
        <Route path="/articles/:id?">{({ id }) => <Words id={id} />}</Route>
        <Route>elsewhere</Route>
      </Switch>
    </Router>
  )
}
function Words({ id }: { id: string | undefined }) {
  return <p>{`article ${id}, passage ${useQueryValue('passage')}, find ${useQueryValue('find')}`}</p>
}

describe('a path', () => {
  it('carries ids and words whole to the screen', () => {
    render(<Screens />)
    act(() => go(pathToPassage(article, passage)))
    expect(screen.getByText(`article ${article}, passage ${passage}, find undefined`)).toBeTruthy()
    act(() => go(pathToPlace(article, 12, 'ärger & 50%?')))
    expect(screen.getByText(`article ${article}, passage undefined, find ärger & 50%?`)).toBeTruthy()
    expect(screen.getByText('back true, forward false')).toBeTruthy()
  })
  it('leads to the page of each kind, and a tag to its articles', () => {
    expect(pathTo(article)).toBe(`/articles/${article}`)
    expect(pathTo('tag:1')).toBe('/articles?tag=tag:1')
    expect(pathToSearch('a b')).toBe('/search?q=a%20b')
  })
})

it('puts the scroll place back when a person comes back', () => {
  render(<Screens />)
  const list = screen.getByTestId('list')
  list.scrollTop = 340
  list.dispatchEvent(new Event('scroll'))
  act(() => go('/actors'))
  expect(list.scrollTop).toBe(0)
  act(goBack)
  expect(list.scrollTop).toBe(340)
})
