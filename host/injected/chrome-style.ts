/** The look of the menu bar and the dialogs. */
export const chromeStyle = `
:host { all: initial; color-scheme: light dark; font: 13px system-ui, sans-serif; --line: light-dark(#8a8a80, #85857c); }
[role=menubar], dialog { background: light-dark(#fffffd, #22221f); color: light-dark(#1b1b18, #edede6); }
[role=menubar] { position: fixed; inset: 0 0 auto 0; z-index: 2147483647; display: flex; gap: 2px; padding: 2px 6px;
  border-bottom: 1px solid var(--line); }
[role=menubar] > div { position: relative; }
button { font: inherit; color: inherit; background: none; border: 0; border-radius: 4px; padding: 5px 9px; text-align: start; }
button:focus-visible, input:focus-visible { outline: 2px solid light-dark(#0b6e5f, #5cc8b4); outline-offset: 0; }
button:hover:enabled, [aria-pressed=true], [aria-expanded=true] { background: light-dark(#e3eeea, #33443f); }
button:disabled { opacity: .5; }
[role=menu] { display: none; position: absolute; top: 100%; min-width: 250px; padding: 4px; border: 1px solid var(--line);
  border-radius: 6px; background: inherit; background: light-dark(#fffffd, #22221f); box-shadow: 0 6px 24px #0004; }
[aria-expanded=true] + [role=menu] { display: grid; }
[role=menu] button { display: flex; justify-content: space-between; gap: 24px; }
hr { inline-size: 100%; margin: 4px 0; border: 0; border-top: 1px solid light-dark(#deded6, #44443f); }
kbd { font: inherit; opacity: .75; }
dialog { border: 1px solid var(--line); border-radius: 10px; padding: 0; box-shadow: 0 12px 48px #0006; max-width: 90vw; }
dialog::backdrop { background: #0005; }
form { display: grid; gap: 10px; padding: 16px; inline-size: min(560px, 84vw); }
h2 { font: 600 15px system-ui, sans-serif; margin: 0; } p { margin: 0; white-space: pre-line; overflow-wrap: anywhere; }
input { font: inherit; color: inherit; background: light-dark(#fff, #1a1a17); border: 1px solid var(--line); border-radius: 6px; padding: 6px 8px; }
ul { list-style: none; margin: 0; padding: 4px; block-size: 280px; overflow: auto; border: 1px solid var(--line); border-radius: 6px; }
li button { inline-size: 100%; padding: 3px 8px; }
footer { display: flex; justify-content: flex-end; gap: 8px; }
footer button { border: 1px solid var(--line); padding: 6px 14px; }
`
