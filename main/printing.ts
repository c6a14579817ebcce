import { randomUUID } from 'node:crypto'
import { BrowserWindow } from 'electron'
import type { Tools } from './export/export-file.ts'
import { escapeHtml } from './export/html-text.ts'
import { contentSecurityPolicy } from './export/html-style.ts'
import { origin, webPreferences } from './security.ts'

/** Pages that wait to be printed, by the address they are at; nobody else knows it. */
const pages = new Map<string, string>()
const windows = new WeakSet<BrowserWindow>()

/** Windows that nobody sees and that hold nothing of a person's. */
export const isPrinting = (window: BrowserWindow) => windows.has(window)

/** The page at an address of ours, while it is being printed; null for every other address. */
export function servePrinted(url: string): Response | null {
  const page = pages.get(url)
  if (page === undefined) return null
  return new Response(page, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      // Its words are the library's: the browser keeps none of them.
      'cache-control': 'no-store',
    },
  })
}

/**
 * Prints a page in a window that is never shown: in its sandbox, without scripts, without a preload, under the page's
 * own policy, which lets it load nothing.
 */
export const printToPdf: NonNullable<Tools['printToPdf']> = async ({ page, title }) => {
  const address = `${origin}/print/${randomUUID()}`
  const window = new BrowserWindow({ show: false, webPreferences: { ...webPreferences, javascript: false } })
  windows.add(window)
  pages.set(address, page)
  try {
    await window.loadURL(address)
    return await window.webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: footerOf(title),
    })
  } finally {
    pages.delete(address)
    window.destroy()
  }
}

/** Chromium draws it at the foot of every page, and puts the numbers in. */
function footerOf(title: string): string {
  const style = 'width:100%;margin:0 18mm;font:8px sans-serif;color:#444;display:flex;justify-content:space-between'
  return `<div style="${style}"><span dir="auto">${escapeHtml(title)}</span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`
}
