/**
 * Vietnamese text typed for fonts of before Unicode, as it looks when read as Windows-1252: "NguyÔn ThÞ" (TCVN3, also
 * called ABC) and "Nguyeãn Thò" (VNI). Pure tables both ways. TCVN3 has no capitals with tones: those were the small
 * letter in a capital font (.VnTimeH), so a word in capitals is read back as capitals.
 * Source: TCVN 5712:1993 (VN3); VNI Software, table of VNI-Windows.
 */
export type LegacyEncoding = 'tcvn3' | 'vni'
export type TextEncodingOfColumn = 'unicode' | LegacyEncoding

const TCVN3_LETTERS =
  'àµả¶ã·á¸ạ¹ă¨ằ»ẳ¼ẵ½ắ¾ặÆâ©ầÇẩÈẫÉấÊậËđ®èÌẻÎẽÏéÐẹÑêªềÒểÓễÔếÕệÖì×ỉØĩÜíÝịÞòßỏáõâóãọäô«ồåổæỗçốèộéơ¬ờêởëỡìớíợîùïủñũòúóụôư\u00adừõửöữ÷ứøựùỳúỷûỹüýýỵþĂ¡Â¢Ê£Ô¤Ơ¥Ư¦Đ§'
const VNI_LETTERS =
  'à=aø á=aù ả=aû ã=aõ ạ=aï â=aâ ầ=aà ấ=aá ẩ=aå ẫ=aã ậ=aä ă=aê ằ=aè ắ=aé ẳ=aú ẵ=aü ặ=aë è=eø é=eù ẻ=eû ẽ=eõ ẹ=eï ê=eâ ề=eà ế=eá ể=eå ễ=eã ệ=eä ì=ì í=í ỉ=æ ĩ=ó ị=ò ò=oø ó=où ỏ=oû õ=oõ ọ=oï ô=oâ ồ=oà ố=oá ổ=oå ỗ=oã ộ=oä ơ=ô ờ=ôø ớ=ôù ở=ôû ỡ=ôõ ợ=ôï ù=uø ú=uù ủ=uû ũ=uõ ụ=uï ư=ö ừ=öø ứ=öù ử=öû ữ=öõ ự=öï ỳ=yø ý=yù ỷ=yû ỹ=yõ ỵ=î đ=ñ'

const tcvn3Pairs = [...TCVN3_LETTERS].flatMap((letter, at, all): [string, string][] => (at % 2 === 0 ? [[letter, all[at + 1] ?? '']] : []))
const vniSmall = VNI_LETTERS.split(' ').map((pair): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)])
const vniPairs = [...vniSmall, ...vniSmall.map(([letter, code]): [string, string] => [letter.toUpperCase(), code.toUpperCase()])]

const toTcvn3 = new Map(tcvn3Pairs)
const fromTcvn3 = new Map(tcvn3Pairs.map(([letter, code]) => [code, letter]))
const toVni = new Map(vniPairs)
const fromVni = new Map([...vniPairs.map(([letter, code]): [string, string] => [code, letter]), ...mixedCase()])

/** A capital base with a small mark ("Aùnh" for Ánh), as many wrote it. */
function mixedCase(): [string, string][] {
  return vniSmall.flatMap(([letter, code]): [string, string][] => (code.length === 2 ? [[code.charAt(0).toUpperCase() + code.charAt(1), letter.toUpperCase()]] : []))
}

/** The same text in Unicode (NFC). In: text as read in Windows-1252. What is in no table stays. Never fails. */
export function decodeLegacy(text: string, encoding: LegacyEncoding): string {
  return (encoding === 'tcvn3' ? decodeTcvn3(text) : decodeVni(text)).normalize('NFC')
}

/** Capitals: the whole text when no small ASCII letter is in it but two capitals are, else a word with a capital that is not its first. */
function decodeTcvn3(text: string): string {
  const letters = (word: string) => [...word].map((sign) => fromTcvn3.get(sign) ?? sign).join('')
  if (!/[a-z]/.test(text) && /[A-Z].*[A-Z]/.test(text)) return letters(text).toUpperCase()
  return text.replace(/[^\s,.;:()/]+/gu, (word) => (/.[A-Z]/.test(word) && !/[a-z]/.test(word) ? letters(word).toUpperCase() : letters(word)))
}

function decodeVni(text: string): string {
  const signs = [...text]
  let out = ''
  for (let at = 0; at < signs.length; at++) {
    const pair = fromVni.get(`${signs[at]}${signs[at + 1] ?? ''}`)
    if (signs[at + 1] !== undefined && pair !== undefined) {
      out += pair
      at++
    } else out += fromVni.get(signs[at] ?? '') ?? signs[at]
  }
  return out
}

/** The way back, for tests and for files that old programs must read. A TCVN3 capital with a tone becomes its small letter. */
export function encodeLegacy(text: string, encoding: LegacyEncoding): string {
  const table = encoding === 'tcvn3' ? toTcvn3 : toVni
  return [...text.normalize('NFC')].map((sign) => table.get(sign) ?? (encoding === 'tcvn3' ? table.get(sign.toLowerCase()) : undefined) ?? sign).join('')
}
