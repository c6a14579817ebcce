import { forget, launch } from './launch.ts'
import { call } from './page-acts.ts'

/** Starts the built program, makes and reads the sample, searches, and quits: run where the network is watched or gone. */
const app = await launch()
try {
  await call(app.page, 'openSample', {})
  const { total, items } = (await call(app.page, 'listArticles', {})) as { total: number; items: { id: string }[] }
  await app.page.evaluate((id) => (window.location.hash = `/articles/${id}`), items[0]?.id)
  await app.page.reload()
  await app.page.getByRole('main').first().waitFor()
  await call(app.page, 'search', { query: 'ceasefire' })
  await app.page.waitForTimeout(1500)
  process.stdout.write(`visited ${total} articles\n`)
} finally {
  await app.quit()
  await forget(app)
}
