import { JSONFilePreset } from 'lowdb/node'

/**
 * The control of power cuts and crash states: lowdb as it comes, one item a write, each number printed once `write` has
 * answered, for ever or as many as are asked for.
 */
const db = await JSONFilePreset<{ items: number[] }>(process.argv[2] ?? '', { items: [] })
const items = Number(process.argv[3] ?? Infinity)
for (let item = db.data.items.length; item < items; item++) {
  await db.update(({ items }) => items.push(item))
  process.stdout.write(`${item}\n`)
}
