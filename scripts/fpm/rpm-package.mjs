import { execFileSync } from 'node:child_process'
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe } from './fpm-arguments.mjs'

/** @typedef {import('./fpm-arguments.mjs').PackageOrder} PackageOrder */

/** @type {Record<string, string>} */
const architectures = { amd64: 'x86_64', arm64: 'aarch64' }

/**
 * @param {PackageOrder} order
 * @param {string} stage holds the files of the package
 * @param {string} work for what comes up in between
 */
export function buildRpm(order, stage, work) {
  const asked = order.options['architecture'] ?? ''
  const architecture = architectures[asked] ?? asked
  const spec = path.join(work, 'package.spec')
  const output = path.join(work, 'out')
  writeFileSync(spec, specFile(order, readScript))
  execFileSync(
    'rpmbuild',
    [
      ['-bb', '--quiet', '--buildroot', stage, '--target', `${architecture}-unknown-linux`],
      ['--define', `_topdir ${work}/rpm`, '--define', `_rpmdir ${output}`, spec],
    ].flat(),
    { stdio: 'inherit' },
  )
  const built = readdirSync(output, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('.rpm'))
  if (built === undefined) throw new Error('rpmbuild left no package')
  copyFileSync(path.join(output, built), order.options['package'] ?? '')
}

/**
 * @param {PackageOrder} order
 * @param {(file: string) => string} read reads a script
 */
export function specFile(order, read) {
  const { options, depends, files } = order
  const { summary, lines } = describe(order)
  const compression = options['rpm-compression']?.startsWith('xz') ? 'w2T0.xzdio' : 'w6.gzdio'
  return `Name: ${options['name']}
Version: ${options['version']}
Release: ${options['iteration'] ?? '1'}
Summary: ${literal(options['rpm-summary'] ?? summary)}
License: ${options['license'] ?? 'unknown'}
Vendor: ${literal(options['vendor'] ?? '')}
URL: ${literal(options['url'] ?? '')}
Packager: ${literal(options['maintainer'] ?? '')}
AutoReqProv: no
${depends.map((name) => `Requires: ${name}\n`).join('')}
# What is packed is finished: nothing is stripped, compressed or linked anew.
%define __os_install_post %{nil}
%define _build_id_links none
%define debug_package %{nil}
%define _binary_payload ${compression}

%description
${literal([summary, ...lines].join('\n').trim())}

%files
%defattr(-,root,root,-)
${files.map(({ destination }) => `"${literal(destination)}"`).join('\n')}

${script('pre', options['before-install'], read)}
${script('post', options['after-install'], read)}
${script('preun', options['before-remove'], read)}
${script('postun', options['after-remove'], read)}`
}

/**
 * @param {string} section
 * @param {string | undefined} file
 * @param {(file: string) => string} read
 */
function script(section, file, read) {
  return file === undefined ? '' : `%${section} -p /bin/bash\n${literal(read(file))}\n`
}

/** @param {string} file */
function readScript(file) {
  return readFileSync(file, 'utf8')
}

/** rpm would expand what follows a percent sign. @param {string} text */
function literal(text) {
  return text.replaceAll('%', '%%')
}
