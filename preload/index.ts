import { contextBridge, ipcRenderer } from 'electron'
import type { Answer } from './contract/calls.ts'
import type { NotebookBridge } from './contract/notebook.ts'
import type { Notice } from './contract/notices.ts'

/** All that a page can reach: calls go one way, notices the other. Main checks who asks and what. */
const bridge: NotebookBridge = {
  call: (name, args) => ipcRenderer.invoke('call', name, args) as Promise<Answer>,
  onNotice: (listen) => {
    const heard = (_event: unknown, notice: Notice) => listen(notice)
    ipcRenderer.on('notice', heard)
    return () => void ipcRenderer.off('notice', heard)
  },
}

contextBridge.exposeInMainWorld('notebook', bridge)
