import { JSONFilePreset } from 'lowdb/node'

/** The control of the power cuts: lowdb as it comes, one item a write, each number printed once `write` has answered. */
const db = await JSONFilePreset<{ items: number[] }>(process.argv[2] ?? '', { items: [] })
for (let item = db.data.items.length; ; item++) {
  await db.update(({ items }) => items.push(item))
  process.stdout.write(`${item}\n`)
}
