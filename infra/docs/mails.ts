import { mkdirSync, writeFileSync } from 'node:fs'
import { keepDocument } from './keep-document.ts'
import { keptMails, mailsDocument } from './mails/mails-document.ts'
import { takePictures } from './mails/pictures.ts'
import { sampleMails } from './mails/sample-mails.ts'

const samples = sampleMails()
const folder = new URL('../../docs/mail/', import.meta.url)
mkdirSync(folder, { recursive: true })
const pictures = await takePictures(samples)
for (const { file, png } of pictures) writeFileSync(new URL(file, folder), png)
keepDocument('docs/mail/mails.json', keptMails(samples, pictures), 'npm run docs:mails')
keepDocument('docs/mail/README.md', mailsDocument(samples), 'npm run docs:mails')
