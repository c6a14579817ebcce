const { contextBridge, ipcRenderer } = require('electron')

contextBridge.exposeInMainWorld('fixture', {
  echo: (value) => ipcRenderer.invoke('echo', value),
  fail: () => ipcRenderer.invoke('fail'),
  throwNow: () => {
    throw new Error('thrown at once')
  },
  onWord: (listen) => {
    const heard = (_event, word) => listen(word)
    ipcRenderer.on('word', heard)
    return () => ipcRenderer.off('word', heard)
  },
  platform: process.platform,
})
