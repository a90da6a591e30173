import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { pageGallery } from './page-gallery.ts'
import { smallPng } from './small-png.ts'

// Takes a picture of every page behind a link in a real browser, as on a telephone: `npm run docs:pages`.

const folder = fileURLToPath(new URL('../../docs/pages/', import.meta.url))

await mkdir(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-lcd-text'],
})
try {
  const page = await browser.newPage({ viewport: { width: 480, height: 400 }, javaScriptEnabled: false })
  for (const [name, { html }] of Object.entries(pageGallery())) {
    await page.setContent(html)
    await writeFile(`${folder}${name}.png`, smallPng(await page.screenshot({ fullPage: true })))
  }
} finally {
  await browser.close()
}
