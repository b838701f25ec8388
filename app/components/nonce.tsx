import { createContext, useContext } from 'react'

/** The nonce of this response, for the few script tags a page has. Empty in the browser, which hides nonces anyway. */
export const NonceContext = createContext('')

export function useNonce(): string {
  return useContext(NonceContext)
}
