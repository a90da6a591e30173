import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hashOfMail, hashOfPicture, mailsDocument } from '../../../infra/docs/mails/mails-document.ts'
import { sampleMails } from '../../../infra/docs/mails/sample-mails.ts'
import { viewsOf } from '../../../infra/docs/mails/views.ts'

const folder = new URL('../../../docs/mail/', import.meta.url)
const samples = sampleMails()

/** Of each mail, what its pictures were taken of. */
const kept: { id: string; html: string; pictures: Record<string, string> }[] = JSON.parse(
  readFileSync(new URL('mails.json', folder), 'utf8'),
)

describe('docs/mail', () => {
  it('is what the code says: npm run docs:mails was run', () => {
    expect(readFileSync(new URL('README.md', folder), 'utf8')).toBe(mailsDocument(samples))
  })

  it('has a picture of every mail in every view that is kept, and no other', () => {
    const expected = samples.flatMap(({ id }) => viewsOf(id).map(({ fileOf }) => fileOf(id)))
    expect(readdirSync(folder).filter((file) => file.endsWith('.png'))).toEqual([...expected].sort())
    for (const name of ['light', 'dark', 'phone'])
      expect(samples.some(({ id }) => viewsOf(id).some((view) => view.name === name))).toBe(true)
  })

  it.each(samples.map((sample) => [sample.id, sample] as const))('%s was photographed as it is now', (id, sample) => {
    const { html, pictures } = kept.find((mail) => mail.id === id) ?? {}
    expect(html, 'the mail changed after its picture was taken: npm run docs:mails').toBe(hashOfMail(sample))
    for (const { fileOf, width } of viewsOf(id)) {
      const png = readFileSync(new URL(fileOf(id), folder))
      expect(pictures?.[fileOf(id)]).toBe(hashOfPicture(png))
      expect(png.length).toBeLessThan(60_000)
      expect(png.readUInt32BE(16)).toBe(width)
    }
  })
})
