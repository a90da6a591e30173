import { createHash } from 'node:crypto'
import type { Picture } from './pictures.ts'
import type { SampleMail } from './sample-mails.ts'
import { type View, viewsOf } from './views.ts'

/** `docs/mail/README.md`: every kind of mail, when it is sent, and what it looks like. */
export const mailsDocument = (samples: readonly SampleMail[]): string =>
  [
    '# The mails\n',
    'Written by `npm run docs:mails`, with its pictures, from `shared/notices/`; do not edit. Each mail is made from real rules',
    'and partnerships, of matters that are made up, and is sent as text beside what is shown here. The command shows each of',
    'them in Chromium (`CHROMIUM_PATH`) on six screens, light and dark, from 320 to 1280 px, and fails when one scrolls sideways,',
    'has too little contrast, text below 16 px, more than one first heading, or loads anything.\n',
    ...samples.map(section),
  ].join('\n')

const section = ({ id, title, sent, mail }: SampleMail): string =>
  [`## ${title}`, '', sent, '', `> ${mail.subject}`, '', ...viewsOf(id).map((view) => pictureOf(id, title, view)), ''].join('\n')

const pictureOf = (id: string, title: string, { name, fileOf }: View): string => `![${title}, ${name}](${fileOf(id)})`

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

/** Of each mail, what its pictures were taken of: by it a picture older than its mail is found without a browser. */
export const hashOfMail = ({ mail }: SampleMail): string => sha256(mail.html)

export const hashOfPicture = (png: Uint8Array): string => sha256(png)

/** `docs/mail/mails.json` */
export const keptMails = (samples: readonly SampleMail[], pictures: readonly Picture[]): string => {
  const mails = samples.map((sample) => ({
    id: sample.id,
    html: hashOfMail(sample),
    pictures: Object.fromEntries(
      viewsOf(sample.id).map(({ fileOf }) => [fileOf(sample.id), hashOfPicture(pngOf(fileOf(sample.id), pictures))]),
    ),
  }))
  return `${JSON.stringify(mails, null, 2)}\n`
}

const pngOf = (file: string, pictures: readonly Picture[]): Uint8Array => {
  const found = pictures.find((picture) => picture.file === file)
  if (found === undefined) throw new Error(`no picture was taken for ${file}`)
  return found.png
}
