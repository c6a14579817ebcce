import { Copy, FileDown } from 'lucide-react'
import { momentWords } from '../entities/date-words.ts'
import { type Answered, call } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Section } from '../ui/Section.tsx'
import { tellProblem, toast } from '../ui/Toasts.tsx'
import { numberInWords, t } from '../words.ts'
import { Fact } from './Fact.tsx'
import { saveOriginal } from './save-original.ts'
import { sizeInWords } from '../size-words.ts'
import styles from './SourcePanel.module.css'

/** The imported file, kept byte for byte: its name, size, encoding and hash. */
export function OriginalFile({ article }: { article: Answered<'getArticle'> }) {
  const { original, words, createdAt, createdBy } = article
  const date = momentWords(createdAt)
  const copy = () =>
    call('writeClipboard', { text: original.sha256 }).then(() => toast(t('articles.source.copied')), tellProblem)
  return (
    <Section title={t('articles.source.original')}>
      <dl className={styles.facts}>
        <Fact name={t('articles.source.fileName')} still>
          <bdi>{original.fileName ?? t('articles.source.pasted')}</bdi>
        </Fact>
        <Fact name={t('articles.source.kind')} still>
          {original.mediaType}
        </Fact>
        <Fact name={t('articles.source.size')} still>
          {sizeInWords(original.bytes)}
        </Fact>
        {original.encoding && (
          <Fact name={t('articles.source.encoding')} still>
            {original.encodingGuessed
              ? t('articles.source.encodingGuessed', { encoding: original.encoding })
              : original.encoding}
          </Fact>
        )}
        <Fact name={t('articles.source.words')} still>
          {numberInWords(words)}
        </Fact>
        <Fact name={t('articles.source.added')} still>
          {createdBy ? t('articles.source.addedBy', { date, name: createdBy }) : date}
        </Fact>
        <Fact name={t('articles.source.sha256')}>
          <div className={styles.hash}>
            <code className={styles.code} data-selectable="">
              {original.sha256}
            </code>
            <IconButton label={t('articles.source.copyHash')} onClick={() => void copy()}>
              <Copy aria-hidden="true" />
            </IconButton>
          </div>
        </Fact>
      </dl>
      <Button
        className={styles.save}
        icon={<FileDown aria-hidden="true" />}
        onClick={() => void saveOriginal(article.id).catch(tellProblem)}
      >
        {t('articles.original.save')}
      </Button>
    </Section>
  )
}
