import { CaptureReader } from '../../main/capture/capture-reader'

/** What a capture that is complete holds, without what its events carry. */
export async function endedSession(file: string) {
  const reader = await CaptureReader.open(file)
  const kinds: string[] = []
  for await (const event of reader.events()) kinds.push(event.kind)
  const { ending, counts, head } = reader
  await reader.close()
  return { ending, counts, head, kinds }
}
