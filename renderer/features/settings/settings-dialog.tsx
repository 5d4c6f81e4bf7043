import { Dialog, Tabs } from 'radix-ui'
import type { ReactNode } from 'react'
import { Modal } from '../../components/modal'
import { Problem } from '../../components/problem'
import { settingsTabs, type SettingsTab } from '../../store/settings-tab'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { About } from './about'
import { Appearance } from './appearance'
import { ExportSettings } from './export-settings'
import { Places } from './places'
import { ResetSettings } from './reset-settings'
import { ShortcutList } from './shortcut-list'
import { UpdateSettings } from './update-settings'
import './settings.css'

const contents: Readonly<Record<SettingsTab, () => ReactNode>> = {
  appearance: Appearance,
  shortcuts: ShortcutList,
  exports: ExportSettings,
  updates: UpdateSettings,
  files: Places,
  about: About,
}

/** What was decided for the user, to be decided otherwise. */
export function SettingsDialog(): ReactNode {
  const shown = useApp((state) => state.settingsShown)
  const show = useApp((state) => state.showSettings)
  return (
    <Modal
      title={t('settings.title')}
      open={shown !== null}
      onOpen={(open) => show(open ? 'appearance' : null)}
      className="settings-dialog"
    >
      {shown !== null && <Settings tab={shown} />}
    </Modal>
  )
}

function Settings({ tab }: { readonly tab: SettingsTab }): ReactNode {
  const show = useApp((state) => state.showSettings)
  const error = useApp((state) => state.settingsError)
  return (
    <>
      <Tabs.Root
        className="settings"
        orientation="vertical"
        value={tab}
        onValueChange={(value) => show(settingsTabs.find((each) => each === value) ?? tab)}
      >
        <Tabs.List className="settings-tabs" aria-label={t('settings.title')}>
          {settingsTabs.map((each) => (
            <Tabs.Trigger key={each} className="settings-tab" value={each}>
              {t(`settings.${each}`)}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {settingsTabs.map((each) => {
          const Content = contents[each]
          return (
            <Tabs.Content key={each} className="settings-panel" value={each} tabIndex={-1}>
              <Content />
            </Tabs.Content>
          )
        })}
      </Tabs.Root>
      {error && <Problem error={error} />}
      <div className="dialog-buttons settings-end">
        <ResetSettings />
        <Dialog.Close className="button">{t('close')}</Dialog.Close>
      </div>
    </>
  )
}
