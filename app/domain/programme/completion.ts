/** The type of certificate (content/certificates/catalogue.csv) that completing the reserve programme proves. No end of validity. */
export const COMPLETION_CERTIFICATE = 'CN-CCN'
