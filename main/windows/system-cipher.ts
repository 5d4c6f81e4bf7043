import { safeStorage } from 'electron'

/** Without a keyring Electron encrypts with a password that everybody knows, or does not know yet which keyring there is. */
const openBackends = ['basic_text', 'unknown']

/** Encrypts with the keyring of the system, for the user who is logged in. */
export const systemCipher = {
  available: (): boolean =>
    safeStorage.isEncryptionAvailable() &&
    (process.platform !== 'linux' || !openBackends.includes(safeStorage.getSelectedStorageBackend())),
  encrypt: (text: string): Uint8Array => safeStorage.encryptString(text),
  decrypt: (bytes: Uint8Array): string => safeStorage.decryptString(Buffer.from(bytes)),
}
