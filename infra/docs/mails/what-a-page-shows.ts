// What a browser is asked about a mail that it shows. It runs in the page, so it may use nothing from outside itself.

interface Box {
  width: number
  height: number
}

/** As much of a page as is looked at here. */
interface Node {
  textContent: string | null
  parentElement: Shown | null
}
interface Shown extends Node {
  tagName: string
  getBoundingClientRect(): Box
}
interface Style {
  color: string
  backgroundColor: string
  fontSize: string
  display: string
}
declare const document: {
  documentElement: { scrollWidth: number; lang: string }
  body: Shown
  title: string
  querySelectorAll(selector: string): ArrayLike<Shown>
  createTreeWalker(root: Shown, what: number): { nextNode(): Node | null }
}
declare const innerWidth: number
declare const getComputedStyle: (of: Shown) => Style

/** A run of text as it is shown. */
export interface ShownText {
  text: string
  colour: string
  behind: string
  px: number
}

export interface ShownPage {
  width: number
  scrollWidth: number
  lang: string
  title: string
  /** `h1`, `h2` … in their order. */
  headings: string[]
  /** The heights of its links. */
  links: number[]
  texts: ShownText[]
}

export const whatAPageShows = (): ShownPage => {
  const isHidden = (of: Shown | null): boolean =>
    of !== null && (getComputedStyle(of).display === 'none' || isHidden(of.parentElement))
  const behind = (of: Shown | null): string => {
    if (of === null) return 'rgb(255, 255, 255)'
    const { backgroundColor } = getComputedStyle(of)
    return backgroundColor === 'rgba(0, 0, 0, 0)' ? behind(of.parentElement) : backgroundColor
  }
  const texts: ShownText[] = []
  const walker = document.createTreeWalker(document.body, 4)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = (node.textContent ?? '').trim()
    const { parentElement } = node
    if (text === '' || parentElement === null || isHidden(parentElement)) continue
    const { color, fontSize } = getComputedStyle(parentElement)
    texts.push({ text, colour: color, behind: behind(parentElement), px: Number.parseFloat(fontSize) })
  }
  return {
    width: innerWidth,
    scrollWidth: document.documentElement.scrollWidth,
    lang: document.documentElement.lang,
    title: document.title,
    headings: [...Array.from(document.querySelectorAll('h1,h2,h3'))].map(({ tagName }) => tagName.toLowerCase()),
    links: [...Array.from(document.querySelectorAll('a'))].map((link) => link.getBoundingClientRect().height),
    texts,
  }
}
