import { type Browser, chromium } from 'playwright-core'
import { pageFaults } from './page-faults.ts'
import type { SampleMail } from './sample-mails.ts'
import { smallPng } from './small-png.ts'
import { type View, views, viewsOf } from './views.ts'
import { whatAPageShows } from './what-a-page-shows.ts'

/** A picture of a mail as a browser shows it. */
export interface Picture {
  file: string
  png: Uint8Array
}

const browserPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

/** No hints and grey edges: the same picture on every machine with the same fonts, and a small file. */
const plainly = ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb']

/**
 * Shows every mail on every screen, and takes the pictures that docs/mail keeps.
 *
 * @throws Error when one does not read well there, or loads anything
 */
export const takePictures = async (samples: readonly SampleMail[]): Promise<Picture[]> => {
  const browser = await chromium.launch({ executablePath: browserPath, args: plainly })
  try {
    const seen: Seen[] = []
    for (const view of views) seen.push(...(await lookAt(browser, samples, view)))
    const faults = seen.flatMap((each) => each.faults)
    if (faults.length > 0) throw new Error(`the mails do not read well:\n${faults.join('\n')}`)
    return seen.flatMap(({ picture }) => (picture === undefined ? [] : [picture]))
  } finally {
    await browser.close()
  }
}

/** One mail on one screen. */
interface Seen {
  faults: string[]
  picture?: Picture
}

const lookAt = async (browser: Browser, samples: readonly SampleMail[], view: View): Promise<Seen[]> => {
  const { width, scheme: colorScheme, name, fileOf } = view
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme, deviceScaleFactor: 1 })
  const loaded: string[] = []
  page.on('request', (request) => loaded.push(request.url()))
  const seen: Seen[] = []
  for (const { id, mail } of samples) {
    await page.setContent(mail.html)
    const faults = [...pageFaults(await page.evaluate(whatAPageShows)), ...loaded.splice(0).map((url) => `it loads ${url}`)]
    const isKept = viewsOf(id).includes(view)
    seen.push({
      faults: faults.map((fault) => `${id}, ${name}: ${fault}`),
      ...(isKept && { picture: { file: fileOf(id), png: smallPng(await page.screenshot({ fullPage: true })) } }),
    })
  }
  await page.close()
  return seen
}
