import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { argumentsToOpen, fileArguments } from '../../../../main/windows/file-arguments'

const folder = path.resolve('/home/ann/captures')
const inFolder = (name: string) => path.join(folder, name)
const installed = { folder, app: null }

describe('fileArguments', () => {
  it('finds nothing where the program stands alone', () => {
    expect(fileArguments(['/opt/Framescope/framescope'], installed)).toEqual([])
  })

  it('takes paths from the folder that the program was started in', () => {
    expect(fileArguments(['framescope', 'a.har', '../b.ndjson', path.resolve('/tmp/c.framescope')], installed)).toEqual(
      [inFolder('a.har'), path.resolve('/home/ann/b.ndjson'), path.resolve('/tmp/c.framescope')],
    )
  })

  it.each([
    '--no-sandbox',
    '--remote-debugging-port=0',
    '--user-data-dir=/tmp/data',
    '--inspect',
    '-psn_0_12345',
    '--force-device-scale-factor=2',
    '-',
    '',
  ])('leaves out what is not a file: %s', (argument) => {
    expect(fileArguments(['framescope', argument, 'a.har', argument], installed)).toEqual([inFolder('a.har')])
  })

  it('takes everything after two dashes for a file', () => {
    expect(fileArguments(['framescope', '--no-sandbox', '--', '--odd name.har'], installed)).toEqual([
      inFolder('--odd name.har'),
    ])
  })

  it('takes the URLs of files, which some file managers hand over', () => {
    expect(fileArguments(['framescope', 'file:///tmp/gr%C3%BC%C3%9Fe%20a.har'], installed)).toEqual([
      '/tmp/grüße a.har',
    ])
  })

  it('keeps what names no file here, so that the window can say so', () => {
    expect(fileArguments(['framescope', 'file://elsewhere/%'], installed)).toHaveLength(1)
  })

  it('does not take the app for a file where Electron is told to run it', () => {
    const app = path.resolve('/src/framescope')
    expect(fileArguments(['electron', '.'], { folder: app, app })).toEqual([])
    expect(fileArguments(['electron', '--inspect=0', app, 'a.har'], { folder, app })).toEqual([inFolder('a.har')])
    expect(fileArguments(['electron', '-r', 'loader.js', app, 'a.har'], { folder, app })).toEqual([inFolder('a.har')])
  })
})

describe('argumentsToOpen', () => {
  it('keeps the switches, and opens other files', () => {
    const argv = ['framescope', '--lang=de', 'a.har', '-x', '--', '--odd name.har']
    expect(argumentsToOpen(['/tmp/--c.har'], argv, installed)).toEqual(['--lang=de', '-x', '--', '/tmp/--c.har'])
  })

  it('keeps the app that Electron was told to run', () => {
    const argv = ['electron', '--inspect', '.', '--lang=de', 'a.har']
    expect(argumentsToOpen([], argv, { folder, app: folder })).toEqual(['--inspect', '.', '--lang=de', '--'])
  })

  it('gives the next start what it opens, wherever that starts', () => {
    const files = [path.resolve('/tmp/-a.har'), path.resolve('/tmp/b.har')]
    expect(fileArguments(['framescope', ...argumentsToOpen(files, ['framescope'], installed)], installed)).toEqual(
      files,
    )
  })
})
