/** What is used of the `citeproc` package, which brings no types. */
declare module 'citeproc' {
  export type Item = Readonly<Record<string, unknown>> & { readonly id: string }
  type System = { retrieveLocale: (language: string) => string | undefined; retrieveItem: (id: string) => Item }
  export type Bibliography = [{ 'second-field-align': string | false }, string[]]

  type Engine = {
    opt: { development_extensions: { wrap_url_and_doi: boolean } }
    setOutputFormat(format: 'text' | 'html'): void
    updateItems(ids: string[]): void
    /** False when the style has no bibliography. */
    makeBibliography(): Bibliography | false
  }
  const CSL: {
    Engine: new (system: System, styleXml: string, language: string, forceLanguage: boolean) => Engine
    debug: (message: string) => void
  }
  export default CSL
}
