import { writeSync } from 'node:fs'

/** Loaded into the program and its workers before anything else: says when something of an import got into every object. */
const before = Reflect.ownKeys(Object.prototype).length
const look = () => {
  if (Reflect.ownKeys(Object.prototype).length !== before) writeSync(2, 'EVERY OBJECT WAS CHANGED\n')
}
setInterval(look, 20).unref()
process.on('exit', look)
