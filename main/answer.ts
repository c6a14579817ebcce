import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron'
import { type Answer, calls, visitCalls, windowCalls } from '#contract/calls.ts'
import { answerCall, type HandlerTable } from './answer-call.ts'
import { isOurs } from './security.ts'

/**
 * Answers the calls of our own windows. A stranger's call never reaches a handler; ours is parsed by the call's schema.
 */
export function answerWindows(handlersFor: (window: BrowserWindow) => HandlerTable): void {
  ipcMain.handle('call', (event, name: unknown, args: unknown) => answerWindow(event, handlersFor, name, args))
}

export async function answerWindow(
  event: IpcMainInvokeEvent,
  handlersFor: (window: BrowserWindow) => HandlerTable,
  name: unknown,
  args: unknown,
): Promise<Answer> {
  const window = senderOf(event)
  if (!window) return { ok: false, error: { kind: 'caller', message: 'This page may not make calls.' } }
  return answerCall([calls, visitCalls, windowCalls], handlersFor(window), name, args)
}

/** The window whose own page asks; null for a frame inside it, another address, or a window that is not ours. */
function senderOf({ sender, senderFrame }: IpcMainInvokeEvent): BrowserWindow | null {
  if (!senderFrame || senderFrame.parent !== null || !isOurs(senderFrame.url)) return null
  return BrowserWindow.fromWebContents(sender)
}
