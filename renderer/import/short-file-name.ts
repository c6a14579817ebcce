/** A file's name on a line with little room: how it begins and how it ends, which says what it is. */
export function shortFileName(name: string, most = 20): string {
  const letters = [...name]
  if (letters.length <= most) return name
  const end = /\.[^.\s]{1,6}$/.exec(name)?.[0] ?? letters.slice(-4).join('')
  return `${letters
    .slice(0, most - 1 - end.length)
    .join('')
    .trim()}…${end}`
}
