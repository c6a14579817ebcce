import { expect, test } from 'vitest'
import type { Article } from '#contract/article.ts'
import { unsigned } from '../../../main/export/unsigned.ts'

const article = (url: string) =>
  ({ id: 'article:1', title: url, url, createdBy: 'Ada', tags: [] }) as unknown as Article

test.each([
  ['/root', 'file:///root/saved/page.html', 'file://~/saved/page.html'],
  ['/root', 'see /root', 'see ~'],
  ['/root', 'https://example.org/root/page', 'https://example.org/root/page'],
  ['/root', '/rooted/x', '/rooted/x'],
  ['/home/ada b', 'file:///home/ada%20b/x', 'file://~/x'],
  ['C:\\Users\\Ada', 'C:\\Users\\Ada\\x and file:///C:/Users/Ada/x', '~\\x and file:///~/x'],
  ['/', '/etc/x', '/etc/x'],
])('with the home %s, %s leaves as %s', (home, url, left) => {
  expect(unsigned(article(url), home)).toMatchObject({ url: left, createdBy: '' })
})

test('versions of a text leave without who made them', () => {
  const versions = [{ textSha256: 'a', by: 'Ada' }]
  const document = { ...article('x'), versions } as unknown as Article
  expect(unsigned(document)).toMatchObject({ versions: [{ by: '' }] })
  expect(versions[0]?.by).toBe('Ada')
})
