/** Waits for what is so after some change, and looks again after each. */
export async function whenSo(of: { onChange(callback: () => void): () => void }, isSo: () => boolean): Promise<void> {
  if (isSo()) return
  await new Promise<void>((resolve) => {
    const end = of.onChange(() => {
      if (!isSo()) return
      end()
      resolve()
    })
  })
}
