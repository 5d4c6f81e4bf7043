import { ProfileFolder } from '../../main/profiles/profile-folder'
import { SecretVault } from '../../main/profiles/secret-vault'
import { defaultClientProfile } from '../../shared/session/client-profile'
import { openCipher } from './open-cipher'

/* Saves a profile again and again until it is killed: `endless-saving <folder> <file of secrets>`. */
const [folder = '', secrets = ''] = process.argv.slice(2)
const vault = new SecretVault(secrets, openCipher())
await vault.open()
const newId = () => crypto.randomUUID()
const profiles = new ProfileFolder({ folder, vault, onChange: () => {}, newId })
await profiles.start()
const [known] = (await profiles.tree()).entries
const at = known?.path ?? (await profiles.create('', 'Order feed', defaultClientProfile)).path

// So large that writing it takes a while.
const headers = (round: number): [string, string][] => [
  ['Authorization', `hunter${round}`],
  ['X-Large', String(round).padEnd(256 * 1024, '.')],
]
for (let round = 1; ; round += 1)
  await profiles.save(at, { ...defaultClientProfile, url: `ws://host/${round}`, headers: headers(round) }, null)
