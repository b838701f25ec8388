/** The text of an uploaded file: UTF-8 (with or without a mark), or UTF-16 by its mark; line ends as \n, letters composed (NFC). */
export function decodeText(bytes: Uint8Array): string | null {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
  try {
    const text = new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text.replace(/\r\n?/g, '\n').normalize('NFC')
  } catch {
    return null
  }
}
