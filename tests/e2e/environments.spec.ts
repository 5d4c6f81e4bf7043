import { expect, test } from '@playwright/test'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp } from '../../scripts/launch-app.mjs'

test('keeps a secret variable that was public for a moment, and brings back an environment that was deleted', async () => {
  const app = await launchApp()
  try {
    const window = new MainWindow(await app.firstWindow())
    const { page } = window
    const dialog = page.getByRole('dialog', { name: 'Environments' })
    const preview = page.getByText('ws://host/?key=••••••')
    const value = dialog.getByLabel('Value of variable 1')
    const secret = dialog.getByRole('checkbox', { name: 'secret' }).first()
    const save = dialog.getByRole('button', { name: 'Save' })
    await window.url.fill('ws://host/?key={{key}}')
    await window.button('Variables…').click()
    await window.button('Add').click()
    await dialog.getByRole('textbox', { name: 'Name of variable 1' }).fill('key')
    await value.fill('tok-4711')
    await secret.check()
    await save.click()
    await expect(preview).toBeVisible()

    await window.button('Variables…').click()
    await secret.uncheck()
    await expect(value).toHaveAttribute('aria-invalid', 'true')
    await expect(value).toHaveAttribute('placeholder', 'enter it anew, or keep it secret')
    await expect(save).toBeDisabled()
    await secret.check()
    await expect(value).toHaveAttribute('placeholder', 'kept; type to replace it')
    await save.click()
    await expect(dialog).toBeHidden()
    await expect(preview).toBeVisible()

    await window.button('Variables…').click()
    await window.button('Delete New environment').click()
    await expect(value).toBeHidden()
    await window.button('Undo').click()
    await expect(value).toHaveAttribute('placeholder', 'kept; type to replace it')
    await page.keyboard.press('Escape')
    await expect(preview).toBeVisible()
  } finally {
    await app.close()
  }
})
