import { useEffect, useState, type ReactNode } from 'react'
import { useBridge } from '../../bridge/bridge-context'
import { CopyButton } from '../../components/copy-button'
import { t } from '../../wording/translate'

/** Which versions run here, and what somebody needs who looks for a fault. */
export function About(): ReactNode {
  const bridge = useBridge()
  const [versions, setVersions] = useState<Readonly<Record<string, string>>>({})

  useEffect(() => {
    void bridge.app.versions().then((reply) => reply.ok && setVersions(reply.value))
  }, [bridge])

  async function diagnostics(): Promise<string | null> {
    const reply = await bridge.app.diagnostics()
    return reply.ok ? reply.value.text : null
  }

  return (
    <div className="settings-group">
      <dl className="versions">
        {Object.entries(versions).map(([name, version]) => (
          <div key={name} className="version">
            <dt>{names[name] ?? name}</dt>
            <dd className="mono">{version}</dd>
          </div>
        ))}
      </dl>
      <p className="option-note">{t('diagnostics.note')}</p>
      <CopyButton worded="whole" what={t('diagnostics.what')} text={diagnostics} />
      <p className="option-note">{t('about.license')}</p>
    </div>
  )
}

const names: Readonly<Record<string, string>> = {
  framescope: 'Framescope',
  electron: 'Electron',
  chrome: 'Chromium',
  node: 'Node.js',
}
