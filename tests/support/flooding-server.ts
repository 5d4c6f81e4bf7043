import { Opcode } from '../../shared/protocol/opcode'
import { rawServer } from './client-run'
import { frame } from './frames'
import { acceptHandshake } from './raw-websocket'

/** Messages of this length without end to whoever connects, as fast as they are taken and no faster. */
export function floodingServer(length: number): ReturnType<typeof rawServer> {
  const message = frame(Opcode.Binary, new Uint8Array(length))
  const burst = Buffer.concat(Array.from({ length: Math.ceil(256_000 / message.length) }, () => message))
  return rawServer((socket) => {
    const goOn = (): void => {
      while (socket.writable && socket.write(burst));
    }
    socket.on('drain', goOn)
    void acceptHandshake(socket).then(goOn)
  })
}
