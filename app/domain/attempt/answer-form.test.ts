import { describe, expect, it } from 'vitest'
import { readAnswerForm, readAnswerJson } from './answer-form'

const own: [string, string][] = [['sequence', '3'], ['key', 'abcd-1234']]

describe('readAnswerForm', () => {
  it('separates the response from the page’s own fields', () => {
    expect(readAnswerForm([...own, ['go', 'next'], ['choice', 'b']])).toEqual({ sequence: 3, key: 'abcd-1234', holder: null, autosave: false, response: { choice: 'b' } })
  })
  it('makes lists of names that repeat, and NFC of text', () => {
    expect(readAnswerForm([...own, ['choices', 'a'], ['choices', 'c'], ['choices', 'd'], ['date', 'thứ hai'.normalize('NFD')]])?.response).toEqual({ choices: ['a', 'c', 'd'], date: 'thứ hai' })
  })
  it('reads which page sends it, and whether by itself', () => {
    const holder = `${'0a'.repeat(16)}-tab1`
    expect(readAnswerForm([...own, ['holder', holder], ['autosave', 'yes'], ['choice', 'b']])).toEqual({ sequence: 3, key: 'abcd-1234', holder, autosave: true, response: { choice: 'b' } })
    expect(readAnswerJson({ sequence: 1, key: 'abcd-1234', holder, autosave: true, response: {} })).toMatchObject({ holder, autosave: true })
    expect(readAnswerForm([...own, ['holder', 'somebody']])).toBeNull()
  })
  it('reads an unanswered form', () => {
    expect(readAnswerForm(own)?.response).toEqual({})
  })
  it.each([[[['sequence', '0'], ['key', 'abcd-1234']]], [[['sequence', '1e9'], ['key', 'abcd-1234']]], [[['sequence', 'x'], ['key', 'abcd-1234']]], [[['sequence', '1'], ['key', 'short']]], [[['sequence', '1'], ['key', "a';DROP TABLE"]]], [[]]] as [string, string][][][])('refuses %j', (fields) => {
    expect(readAnswerForm(fields)).toBeNull()
  })
})

describe('readAnswerJson', () => {
  it('reads the same from JSON', () => {
    expect(readAnswerJson({ sequence: 1, key: 'abcd-1234', response: { choice: 'a' } })).toEqual({ sequence: 1, key: 'abcd-1234', holder: null, autosave: false, response: { choice: 'a' } })
    for (const body of [null, 'x', [], { sequence: 1.5, key: 'abcd-1234' }, { sequence: 1, key: 5 }]) expect(readAnswerJson(body)).toBeNull()
  })
})
