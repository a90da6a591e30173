/** The WCAG 2 contrast ratio of two colours, 1 to 21. Text needs 4.5, what is not text 3. @param colours `#0b0c0c` or `rgb(11, 12, 12)` */
export const contrast = (...colours: readonly [string, string]): number => {
  const [a, b] = colours.map(luminance)
  const [dark = 0, bright = 0] = [a ?? 0, b ?? 0].sort((x, y) => x - y)
  return (bright + 0.05) / (dark + 0.05)
}

const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const channels = (colour: string): number[] => {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)
  if (hex !== null) return hex.slice(1).map((pair) => Number.parseInt(pair, 16))
  const rgb = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour)
  if (rgb === null) throw new Error(`no colour that is read here: ${colour}`)
  return rgb.slice(1).map(Number)
}
